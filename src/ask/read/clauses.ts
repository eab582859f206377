/** Clauses: parts of a text between marks. Those that only tell why somebody asks can be left out, and the answer says that they were. */
import type { Kind } from '../../graph/ontology.ts';
import { isEveryday } from '../words/common.ts';
import { hasDigit, type Token } from '../words/tokens.ts';
import { smallTalkIn, withoutCourtesy } from './courtesy.ts';
import { hasIntent, meaning, meaningsAs, mentionsIn, type Sentence } from './sentence.ts';
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
    .map((clause) => clause.replace(/^[\s,.;:!?…–—-]*(?:but\s+)?/i, '').replace(/[\s,;:–—-]+$/, ''))
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));

/** Words with which people speak of themselves, or of their question. */
const OWN =
  /^(?:i|im|ive|me|my|mine|myself|we|our|us|sorry|lol|thanks|thank|thx|please|pls|hi|hello|hey|just|asking|need|needed|trying|working|want|wanted|reading|writing|curious|wondering|wonder|question|noob|newbie|boss|colleague|team|friend|always|again|ok|okay|well|so|hm|hmm|ah|oh|btw|fyi|tbh|imo|cheers|help|good|great|cool|nice)$/;

const ASKS = ['who', 'when', 'where', 'why', 'howMany', 'howMuch', 'compare', 'path', 'best', 'worst', 'most', 'fewest'] as const;

/** Whether a clause asks nothing, narrows nothing down and names nothing, so that the question is the same without it. */
export function isAside(sentence: Sentence): boolean {
  const { spans, tokens, lexicon } = sentence;
  if (smallTalkIn(tokens, withoutCourtesy(tokens, lexicon), lexicon) !== undefined) return true;
  if (!tokens.some(({ text }) => OWN.test(text)) || tokens.some(isNameLike)) return false;
  return mentionsIn(sentence).length === 0 && spans.every((span) => !narrows(span) && !hasIntent(span, ...ASKS));
}

/** What a question with a pronoun can be about: the only thing that a clause beside it names. */
export function namedAside(sentence: Sentence): string | undefined {
  const { spans, tokens } = sentence;
  const [mention, another] = mentionsIn(sentence);
  if (mention === undefined || another !== undefined || mention.subject.type !== 'entity' || !NAMED.includes(mention.kind))
    return undefined;
  // "I love apple pie" names no company.
  if (isEveryday(spans[mention.index]?.text ?? '')) return undefined;
  const rest = spans.filter((_, index) => index !== mention.index);
  const isOwn = tokens.some(({ text }) => OWN.test(text));
  const asks = rest.some((span) => narrows(span) || hasIntent(span, ...ASKS) || rest.some(({ text }) => hasDigit(text)));
  return isOwn && !asks ? mention.subject.id : undefined;
}

/** Whether a clause has a word that could be a name. */
export const hasStranger = ({ spans }: Sentence): boolean => spans.some(({ meanings, text }) => meanings.length === 0 && !isEveryday(text));

const NAMED: readonly Kind[] = ['model', 'organization', 'benchmark', 'technique'];

const isNameLike = ({ text, joined }: Token): boolean => hasDigit(text) || joined === true;

const NARROWING = ['value', 'number', 'period', 'kind', 'column', 'catalog'] as const;

/** Whether a span could be a condition: "I only need open ones". */
const narrows = (span: Span): boolean =>
  meaning(span, 'filler') === undefined &&
  (NARROWING.some((as) => meaning(span, as) !== undefined) || meaningsAs(span, 'scope').some(({ scope }) => scope !== 'and'));
