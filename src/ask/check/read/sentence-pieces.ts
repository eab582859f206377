/** Reads a sentence of a statement into clauses: the fewest that explain most of its words. */
import { addsNothing, hasScope, hasTone, mentionsIn, type Sentence } from '../../read/sentence.ts';
import { toSentence } from '../../read/settle.ts';
import { type Linking, type Span, spansOf } from '../../read/spans.ts';
import { phraseOf, type Token } from '../../words/tokens.ts';
import type { Assertion } from '../assertion.ts';
import { type Clause, readClause } from './clause.ts';
import type { Named } from './groups.ts';
import type { StatementSentence } from './sentences.ts';

/** A clause that was read, or words that weren't. */
export type Piece =
  | { readonly assertions: readonly Assertion[] }
  | { readonly text: string; readonly tokens: readonly Token[]; readonly spans: readonly Span[] };

export interface SentenceReading {
  readonly pieces: readonly Piece[];
  /** What "it" means in the next sentence. */
  readonly subjects: readonly Named[];
}

/** So many places where a clause may begin are tried; behind them, the sentence is one. */
const MOST_JOINTS = 8;
/** A clause holds so many of them at most, unless it's the whole sentence. */
const MOST_INSIDE = 4;

interface Split extends SentenceReading {
  /** How many words aren't explained. */
  readonly lost: number;
  readonly clauses: number;
}

export function readSentence(sentence: StatementSentence, before: readonly Named[], linking: Linking): SentenceReading {
  const start: Split = { pieces: [], subjects: before, lost: 0, clauses: 0 };
  const whole = extended(start, sentence, { start: 0, end: sentence.tokens.length }, linking);
  if (whole.lost === 0) return whole;
  const joints = jointsIn(sentence, linking);
  const ends = [...joints.slice(1), sentence.tokens.length];
  const ways: (Split | undefined)[] = [start];
  for (const [at, end] of ends.entries()) {
    let best: Split | undefined;
    const isLast = at === ends.length - 1;
    for (let from = isLast ? 0 : Math.max(at - MOST_INSIDE, 0); from <= at; from += 1) {
      const way = ways[from];
      const start = joints[from];
      if (way === undefined || start === undefined) continue;
      best = better(best, extended(way, sentence, { start, end }, linking));
    }
    ways.push(best);
  }
  return ways.at(-1) ?? start;
}

const better = (one: Split | undefined, other: Split): Split =>
  one === undefined || other.lost < one.lost || (other.lost === one.lost && other.clauses < one.clauses) ? other : one;

function extended(
  way: Split,
  { text, tokens: all, about }: StatementSentence,
  { start: from, end }: { readonly start: number; readonly end: number },
  linking: Linking,
): Split {
  // "And in 2022" begins like a question that goes on with another one.
  const joints = all.slice(from, end).findIndex(({ text: word }) => !/^(?:and|but|while|yet)$/.test(word));
  const start = from + Math.max(joints, 0);
  const tokens = all.slice(start, end);
  const before = relativeTo(all.slice(0, start), tokens, linking) ?? way.subjects;
  const clause = hasRelative(tokens, linking)
    ? undefined
    : readClause({ tokens, about: new Set([...about].map((at) => at - start)), isFirst: from === 0 }, before, linking);
  if (clause !== undefined && !repeats(way, clause)) {
    const pieces = [...way.pieces, { assertions: clause.assertions }];
    return { pieces, subjects: clause.subjects, lost: way.lost, clauses: way.clauses + 1 };
  }
  const { spans } = toSentence(tokens, linking);
  const lost = spans.filter((span) => !isIdle(span)).reduce((sum, { from, to }) => sum + to - from, 0);
  // Words that add nothing, such as an "and" that was left over, are lost to nobody.
  const pieces = lost === 0 ? way.pieces : [...way.pieces, { text: writtenIn(text, tokens), tokens, spans }];
  return { ...way, pieces, lost: way.lost + lost, clauses: way.clauses + 1 };
}

/** "671B parameters, 37B of them active": a second number of the same thing is about something else. */
function repeats({ pieces }: Split, { assertions }: Clause): boolean {
  const columnSaid = ({ subject, condition }: Assertion): string | undefined =>
    'column' in condition && condition.op !== 'flag' ? `${JSON.stringify(subject)} ${condition.column}` : undefined;
  const before = pieces.flatMap((piece) => ('assertions' in piece ? piece.assertions.map(columnSaid) : []));
  return assertions.some((one) => columnSaid(one) !== undefined && before.includes(columnSaid(one)));
}

/** "Than GPT-3, which has 175 billion parameters" is about GPT-3. */
function relativeTo(before: readonly Token[], tokens: readonly Token[], linking: Linking): readonly Named[] | undefined {
  if (!RELATIVE.test(tokens[0]?.text ?? '')) return undefined;
  const last = mentionsIn({ ...linking, tokens: before, spans: spansOf(before, linking) }).at(-1);
  return last === undefined ? undefined : [{ subject: last.subject, kind: last.kind }];
}

const RELATIVE = /^(?:which|who|whose)$/;

/** Whether a relative word within belongs to another name than the first. */
function hasRelative(tokens: readonly Token[], linking: Linking): boolean {
  const spans = spansOf(tokens, linking);
  const at = spans.findIndex(({ text }, index) => index > 0 && RELATIVE.test(text));
  return at > 0 && mentionsIn({ ...linking, tokens, spans: spans.slice(0, at) }).length > 1;
}

const isIdle = (span: Span): boolean => addsNothing(span) || (hasScope(span, 'and') && !hasScope(span, 'not')) || hasTone(span, 'stale');

const JOINTS = /^(?:and(?: (?:in|for|of))?|but|while|whereas|which|who|yet|plus|also|that)$/;

/** The places where a clause may begin. */
function jointsIn({ tokens, marks }: StatementSentence, linking: Linking): number[] {
  const spans = spansOf(tokens, linking);
  const found = spans.flatMap(({ text, from }) => (from > 0 && (JOINTS.test(text) || marks.has(from)) ? [from] : []));
  const says = (from: number, to: number) =>
    saysSomething({ ...linking, tokens, spans: spans.filter((span) => span.from >= from && span.to <= to) });
  const begins: number[] = [];
  for (const [at, from] of found.entries()) {
    const end = found.slice(at + 1).find((next) => next > from + 1) ?? tokens.length;
    if (says(begins.at(-1) ?? 0, from) && says(from, end)) begins.push(from);
  }
  return [0, ...begins.slice(0, MOST_JOINTS)];
}

/** A clause has a verb, or two things that belong together: in "CLIP and Flamingo were made by OpenAI and Meta", "and Meta" is none. */
function saysSomething(sentence: Sentence): boolean {
  const { spans } = sentence;
  const content = spans.filter((span) => !isIdle(span));
  const hasVerb = spans.some((span) => VERB.test(span.text)) || content.some((span) => span.meanings.some(({ as }) => CUES.includes(as)));
  const things = content.filter((span) => span.meanings.some(({ as }) => THINGS.includes(as))).length;
  return hasVerb || things > 1 || (content.length > 0 && content.every(({ meanings }) => meanings.length === 0));
}

const VERB = /^(?:is|are|was|were|does|do|did|can|could|has|have|had|will|would)$/;
const CUES: readonly string[] = ['relation', 'column', 'catalog', 'scope'];
const THINGS: readonly string[] = ['entity', 'line', 'period', 'number', 'value'];

const JOINING = /^(?:(?:and|but|while|whereas|which|who|yet|that) )+/i;

/** The words as they were typed, without those that join them to others. */
function writtenIn(text: string, tokens: readonly Token[]): string {
  const lower = text.toLowerCase();
  let [start, end] = [-1, 0];
  for (const { written } of tokens) {
    const at = lower.indexOf(written, end);
    // Contractions and misspelt words were read as others.
    if (at < 0) return phraseOf(tokens).replace(JOINING, '');
    if (start < 0) start = at;
    end = at + written.length;
  }
  return text.slice(start, end).replace(JOINING, '');
}
