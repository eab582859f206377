/** Clauses: parts of a text between marks. Those that only tell why somebody asks can be left out, and the answer says that they were. */
import type { Kind } from '../../graph/ontology.ts';
import { isEveryday } from '../words/common.ts';
import { hasDigit, type Token } from '../words/tokens.ts';
import { smallTalkIn, withoutCourtesy } from './courtesy.ts';
import { hasIntent, hasScope, meaning, mentionsIn, type Sentence } from './sentence.ts';
import type { Span } from './spans.ts';

export interface Part {
  /** What is asked. */
  readonly text: string;
  /** The clauses before and after it. */
  readonly leftOut: readonly string[];
}

/** More clauses are a story. */
const MOST_CLAUSES = 6;

/** The beginnings and ends of a text that its marks separate, the longest first; empty for a text without marks. */
export function partsOf(text: string): Part[] {
  const clauses = clausesIn(text);
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return [];
  const ranges = clauses.flatMap((_, from) => clauses.slice(from).map((__, index) => ({ from, to: from + index + 1 })));
  const parts = ranges.flatMap(({ from, to }): Part[] => {
    const leftOut = [...clauses.slice(0, from), ...clauses.slice(to)].map((clause) => clause.trim());
    return leftOut.length === 0 ? [] : [{ text: clauses.slice(from, to).join(' ').trim(), leftOut }];
  });
  return parts.sort((one, other) => lengthOf(one) - lengthOf(other));
}

const lengthOf = ({ leftOut }: Part): number => leftOut.reduce((sum, clause) => sum + clause.length, 0);

/** A full stop ends a clause only before a space: versions have one too. */
const MARKS = /(?<=[!?;:…]|\.(?=\s|$)|,(?=\s)|\)|\s[-–—](?=\s))|(?=\()|(?<=\s)(?=but\s)/;

const clausesIn = (text: string): string[] =>
  text
    .split(MARKS)
    .map((clause) => clause.replace(/^[\s,.;:!?…–—-]*(?:but\s+)?/i, '').replace(/[\s,;–—-]+$/, ''))
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));

/** Words with which people speak of themselves, or of their question. */
const OWN =
  /^(?:i|im|ive|unsure|undecided|me|my|mine|myself|we|our|us|sorry|lol|thanks|thank|thx|please|pls|hi|hello|hey|just|asking|need|needed|trying|working|want|wanted|reading|writing|curious|wondering|wonder|question|noob|newbie|boss|colleague|team|friend|always|again|ok|okay|well|so|hm|hmm|ah|oh|btw|fyi|tbh|imo|cheers|help|good|great|cool|nice|morning|evening|dear|exam|customer|client|demo|deck|slide|slides|report|thesis|homework|interview|meeting|standup|hate)$/;

/** A question is never left out for another; "right?" asks nothing. */
export const isQuestion = (clause: string): boolean => {
  const words = clause.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  const begins = /^(?:what|which|who|whose|when|where|why|how|is|are|was|were|does|do|did|can|could|will|would|should|has|have)$/;
  const isShort = words.length <= 3;
  return (
    (clause.endsWith('?') && !isShort) ||
    (begins.test(words[0] ?? '') && words.length > 2 && !/^(?:can|could|would) you /.test(words.join(' ')))
  );
};

const ASKS = ['who', 'when', 'where', 'why', 'howMany', 'howMuch', 'compare', 'path', 'best', 'worst', 'most', 'fewest'] as const;

/**
 * Whether a clause asks nothing, narrows nothing down and names nothing, so that the question is the same without it. "Just the names:"
 * announces a question without a word of its author.
 */
export function isAside(sentence: Sentence, isAnnouncement = false): boolean {
  const { spans, tokens, lexicon } = sentence;
  if (smallTalkIn(tokens, withoutCourtesy(tokens, lexicon), lexicon) !== undefined) return true;
  if (!(isAnnouncement || tokens.some(({ text }) => OWN.test(text))) || tokens.some(isNameLike)) return false;
  return mentionsIn(sentence).length === 0 && spans.every((span) => !narrows(span) && !hasIntent(span, ...ASKS));
}

/** What a question with a pronoun can be about: the things that a clause beside it names; undefined if it could say more than that. */
export function namedAside(sentence: Sentence): readonly string[] | undefined {
  const { spans, tokens } = sentence;
  // "I saw a video about Flamingo" is about Flamingo.
  const mentions = mentionsIn(sentence).filter(({ kind }) => kind !== 'modality');
  const ids = mentions.flatMap(({ subject, kind }) => (subject.type === 'entity' && NAMED.includes(kind) ? [subject.id] : []));
  // "I love apple pie" names no company.
  const isWord = mentions.some(({ index }) => isEveryday(spans[index]?.text ?? ''));
  if (ids.length === 0 || ids.length !== mentions.length || isWord || !tokens.some(({ text }) => OWN.test(text))) return undefined;
  const rest = spans.filter((_, at) => mentions.every(({ index }) => index !== at));
  const isMore = rest.some((span) => narrows(span) || hasDigit(span.text) || (hasIntent(span, ...ASKS) && !hasIntent(span, 'compare')));
  return isMore ? undefined : ids;
}

/** Whether a clause has a word that could be a name. */
export const hasStranger = ({ spans }: Sentence): boolean => spans.some(({ meanings, text }) => meanings.length === 0 && !isEveryday(text));

const NAMED: readonly Kind[] = ['model', 'organization', 'benchmark', 'technique'];

/** "Lock-in" is no name. */
const isNameLike = ({ text, joined }: Token): boolean => hasDigit(text) || (joined === true && !isEveryday(text) && text.length > 3);

const NARROWING = ['value', 'number', 'period', 'kind', 'column', 'catalog'] as const;

/** Whether a span could be a condition: "I only need open ones". "Before standup", "if that's dumb" and "yesterday" are none. */
const narrows = (span: Span): boolean =>
  meaning(span, 'filler') === undefined &&
  !HARMLESS.test(span.text) &&
  (NARROWING.some((as) => meaning(span, as) !== undefined) || hasScope(span, 'not', 'only', 'or', 'frequency', 'unknown'));

const HARMLESS = /^(?:if|because|though|although|always|almost|whether|yesterday|today|tomorrow|team|teams|company)$/;
