import type { Filter } from '../../question.ts';
import { readFilters } from '../../read/filters.ts';
import { byToday, happened } from '../../read/forms/subjects.ts';
import { addsNothing, entitiesAt, hasScope, hasTone, indexesWhere, meaning, meaningsAs, type Sentence } from '../../read/sentence.ts';
import { settle } from '../../read/settle.ts';
import { type Linking, type Span, spansOf } from '../../read/spans.ts';
import type { Token } from '../../words/tokens.ts';
import type { Assertion, Condition } from '../assertion.ts';
import { isVariant } from '../variants.ts';
import { comparisonIn, isCompared } from './comparison.ts';
import { type Group, groupsFor, isRelative, type Named, quantityOf } from './groups.ts';
import { superlativeIn } from './superlative.ts';

export interface Clause {
  readonly assertions: readonly Assertion[];
  readonly subjects: readonly Named[];
}

export interface ClauseWords {
  readonly tokens: readonly Token[];
  /** Places of numbers that are only about right. */
  readonly about: ReadonlySet<number>;
  /** Whether the sentence begins with it. */
  readonly isFirst: boolean;
}

/** What the words say; undefined when a word of them isn't explained. `before` are the subjects of the clause before. */
export function readClause({ tokens, about, isFirst }: ClauseWords, before: readonly Named[], linking: Linking): Clause | undefined {
  let tried: readonly Span[] = [];
  for (const apart of [false, true]) {
    const found = spansOf(tokens, { ...linking, apart });
    if (found.length === tried.length) return undefined;
    tried = found;
    const spans = settle(found, linking.lexicon);
    const sentence: Sentence = { ...linking, tokens, spans: nounsFirst({ ...linking, tokens, spans }) };
    const isExact = tokens.some(({ text }) => /^(?:exactly|precisely)$/.test(text));
    const isAbout = spans.some(({ from, to }) => [...about].some((at) => at >= from && at < to));
    const clause = readSpans(sentence, before, isFirst);
    if (clause !== undefined) return { ...clause, assertions: clause.assertions.map((one) => ({ ...one, isAbout, isExact })) };
  }
  return undefined;
}

function readSpans(sentence: Sentence, before: readonly Named[], isFirst: boolean): Clause | undefined {
  if (sentence.spans.some(isUnsafe)) return undefined;
  for (const group of groupsFor(sentence, before, isFirst)) {
    const read = readOf(sentence, group);
    if (read !== undefined) return read;
  }
  return undefined;
}

/** Words that add nothing to a question, but that say how far a statement holds. */
const UNSAFE =
  /^(?:may|march|would|should|need|needs|maybe|perhaps|possibly|possible|might|might be|could|few|little|many|other|others|else|everything|anything|whatever|something|things|stuff|etc|apparently|again|want|trying|looking|gonna|various|different|main|one|ones|important|common|typical|general|usual|real|mind|main|bit|lot)$/;

const isUnsafe = (span: Span): boolean =>
  UNSAFE.test(span.text) && span.meanings.every(({ as }) => as === 'filler' || as === 'tone' || as === 'intent');

/** "GPT-4o's successor" is the successor of GPT-4o. */
function nounsFirst(sentence: Sentence): readonly Span[] {
  const { spans, lexicon } = sentence;
  const at = spans.findIndex(
    (span, index) => index > 0 && isRelative(span, lexicon) && entitiesAt(sentence, index - 1)[0]?.kind === 'model',
  );
  const [name, noun] = [spans[at - 1], spans[at]];
  return name === undefined || noun === undefined ? spans : [...spans.slice(0, at - 1), noun, name, ...spans.slice(at + 1)];
}

function readOf(sentence: Sentence, group: Group): Clause | undefined {
  const [first] = group.subjects;
  if (first === undefined || first.kind === 'dimension') return undefined;
  const quantity = quantityOf(sentence, group);
  if (quantity === undefined) return undefined;
  const skip = new Set([...group.at, ...quantity.used, ...auxiliaries(sentence), ...stale(sentence), ...cutoffsIn(sentence)]);
  const comparison = comparisonIn(sentence, first.kind, skip, group.at[0] ?? -1);
  if (comparison !== undefined) return clauseOf(group, [comparison], { quantity: quantity.quantity });
  const superlative = superlativeIn(sentence, skip);
  if (superlative !== undefined) return clauseOf(group, [superlative], { quantity: quantity.quantity });
  if (isCompared(sentence, first.kind, skip)) return undefined;
  const read = conditionsIn(sentence, first, skip);
  if (read === undefined || !canHold(read.conditions, group, sentence) || isNegationWide(read.conditions, sentence)) return undefined;
  const conditions = read.conditions.map((condition) => (quantity.isNone ? negated(condition) : condition));
  return clauseOf(group, conditions, { quantity: quantity.quantity, variantWords: read.variantWords });
}

/** "Not released in 2022 by OpenAI" denies both together, or one of them: that can't be told. */
function isNegationWide(conditions: readonly Filter[], { spans }: Sentence): boolean {
  const at = spans.findIndex((span) => hasScope(span, 'not'));
  const [first] = conditions;
  const isNegated = first?.op === 'not' || (first?.op === 'flag' && !first.value);
  const isJoined = spans.slice(at + 1).some((span) => hasScope(span, 'and', 'or', 'not'));
  return at >= 0 && isNegated && conditions.length > 1 && !isJoined;
}

/** What a condition is about. */
function keyOf(filter: Filter): string {
  if ('column' in filter) return filter.column;
  return filter.op === 'related' ? filter.relation : filter.op;
}

/** "CLIP and Flamingo were made by OpenAI and DeepMind" says who made which, which isn't read, and nothing came out in two years. */
function canHold(conditions: readonly Filter[], { subjects }: Group, { spans }: Sentence): boolean {
  const keys = conditions.map(keyOf);
  const isTwice = (key: string, at: number): boolean => keys.indexOf(key) < at;
  const isSingle = (at: number): boolean => {
    const one = conditions[at];
    return (
      one !== undefined && ('column' in one ? one.op !== 'flag' : one.op === 'related' && one.relation === 'made-by' && subjects.length > 1)
    );
  };
  // "CLIP nor Whisper" makes no Whisper of CLIP: only a noun does.
  const isOfLine = conditions.every(({ op }) => op !== 'among') || spans.some((span) => meaning(span, 'kind')?.kind === 'model');
  return isOfLine && !keys.some((key, at) => isTwice(key, at) && isSingle(at));
}

const negated = (filter: Filter): Filter => (filter.op === 'not' ? filter.of : { op: 'not', of: filter });

function clauseOf({ subjects }: Group, conditions: readonly Condition[], shared: Pick<Assertion, 'quantity'> & Partial<Assertion>): Clause {
  const assertions = subjects.flatMap(({ subject, kind }) =>
    conditions.map((one) => ({ isAbout: false, isExact: false, variantWords: [], ...shared, subject, kind, condition: one })),
  );
  return { assertions, subjects: subjects.map(({ subject, kind }) => ({ subject, kind })) };
}

interface Conditions {
  readonly conditions: readonly Filter[];
  readonly variantWords: readonly string[];
}

function conditionsIn(sentence: Sentence, { kind }: Named, skip: ReadonlySet<number>): Conditions | undefined {
  const { today } = sentence;
  const { conditions: allSaid, used, complete, pending } = readFilters(sentence, kind, skip);
  const said = allSaid.filter((one) => one.op !== 'known' || !allSaid.some((other) => other.op === 'date' && other.column === one.column));
  const past = said.length === 0 ? happened(kind, pending, today) : null;
  const conditions = past === null ? said : [past];
  if (conditions.length === 0 || !complete) return undefined;
  const explained = new Set([...skip, ...used, ...(past === null ? [] : pending.keys())]);
  const rest = indexesWhere(sentence, (span) => !addsNothing(span) && !hasScope(span, 'and')).filter((at) => !explained.has(at));
  const adjusted = adjust(sentence, conditions, rest);
  return adjusted && { ...adjusted, conditions: adjusted.conditions.map((one) => byToday(one, today)) };
}

/** What the reader of filters takes for less than it says: cutoffs, prices of output, and variants of a benchmark. */
function adjust(sentence: Sentence, conditions: readonly Filter[], rest: readonly number[]): Conditions | undefined {
  const outputs = indexesWhere(sentence, (span) => meaningsAs(span, 'catalog').some(({ attribute }) => attribute === 'outputPrice'));
  const cutoffs = cutoffsIn(sentence);
  const moved = conditions.map((one): Filter => {
    if (outputs.length > 0 && one.op === 'number' && one.column === 'inputPrice') return { ...one, column: 'outputPrice' };
    return cutoffs.length > 0 && one.op === 'date' ? { ...one, column: 'knowledgeCutoff' } : one;
  });
  const scores = moved.filter(({ op }) => op === 'score');
  // "Its score on MMMU is 69.1" says once that there is one.
  const stated = moved.filter((one) => !(one.op === 'score' && scores.length > 1 && Object.keys(one.range).length === 0));
  const left = rest.filter((at) => !outputs.includes(at) && !cutoffs.includes(at));
  if ((outputs.length > 0 || cutoffs.length > 0) && moved.every((one, at) => one === conditions[at])) return undefined;
  if (left.length === 0) return { conditions: stated, variantWords: [] };
  const [score, another] = stated.filter(({ op }) => op === 'score');
  const words = left.flatMap((at) => sentence.spans[at]?.text.split(' ') ?? []);
  if (score?.op !== 'score' || another !== undefined || !isVariant(sentence.graph, score.benchmarkId, words)) return undefined;
  return { conditions: stated, variantWords: words };
}

/** "The knowledge cutoff is May 2024": with a date, the words ask for no limitation of that name. */
const cutoffsIn = (sentence: Sentence): number[] =>
  sentence.spans.some((span) => meaning(span, 'period') !== undefined)
    ? indexesWhere(sentence, (span) => meaning(span, 'catalog')?.attribute === 'knowledgeCutoff')
    : [];

const AUXILIARY = /^(?:is|are|was|were|does|do|did|can|could|has|have|had|will|would|able to)$/;

const auxiliaries = (sentence: Sentence): number[] => indexesWhere(sentence, ({ text }) => AUXILIARY.test(text));

/** "Now" and "still": what is recorded is all about now. */
const stale = (sentence: Sentence): number[] =>
  indexesWhere(sentence, (span) => hasTone(span, 'stale') && meaning(span, 'column') === undefined);
