/** Ranges: numbers and dates with the words before and after them that say where the range begins and ends. */
import { columnRules, type Kind } from '../../graph/ontology.ts';
import type { AttributeValue } from '../../graph/values/values.ts';
import { measureOf, readValue } from '../evaluate/evaluate.ts';
import type { DateRange, Filter, NumberRange } from '../question.ts';
import type { Period } from './dates.ts';
import { entitiesAt, hasIntent, hasScope, meaning, meaningsAs, measureCues, type Sentence } from './sentence.ts';
import type { Span } from './spans.ts';

export interface Taken {
  readonly filter: Filter;
  readonly used: readonly number[];
  readonly next: number;
}

/** The filter that begins at a span with a comparing word, a number or a date; undefined if none does. */
export function rangeAt(sentence: Sentence, at: number, kind: Kind): Taken | undefined {
  const { spans } = sentence;
  const beside = besideScore(sentence, at, kind) ?? besideEntity(sentence, at, kind);
  if (beside !== undefined) return beside;
  const isCompared =
    comparativeAt(sentence, at, kind) !== undefined ||
    hasScope(spans[at], 'over', 'atLeast', 'under', 'atMost', 'exactly', 'between', 'since', 'after', 'before', 'until');
  let value = isCompared ? at + 1 : at;
  while (
    isCompared &&
    value < spans.length &&
    meaning(spans[value], 'period') === undefined &&
    meaning(spans[value], 'number') === undefined
  ) {
    if (!isSkippable(sentence, value, kind)) return undefined;
    value += 1;
  }
  const inDates = meaning(spans[value], 'period') !== undefined && !isFollowedByUnit(sentence, value, kind);
  return inDates ? datesAt(sentence, at, value, kind) : numbersAt(sentence, at, value, kind);
}

interface Comparative {
  readonly column: string;
  readonly isMore: boolean;
}

/** "Bigger than", "newer than": the column that the word compares. */
export function comparativeAt({ spans }: Pick<Sentence, 'spans'>, at: number, kind: Kind): Comparative | undefined {
  for (const cue of measureCues(spans[at])) {
    if ((cue.role !== 'more' && cue.role !== 'less') || (cue.as === 'column' ? cue.kind !== kind : kind !== 'model')) continue;
    return { column: cue.as === 'column' ? cue.column : cue.attribute, isMore: cue.role === 'more' };
  }
  return undefined;
}

/** "Bigger than Flamingo", "before BERT": the value of the entity is the end of the range. */
function besideEntity(sentence: Sentence, at: number, kind: Kind): Taken | undefined {
  const comparative = comparativeAt(sentence, at, kind) ?? datedAt(sentence, at, kind);
  const other = entitiesAt(sentence, at + 1).find((entity) => entity.kind === kind);
  const value = comparative === undefined || other === undefined ? null : readValue(sentence.graph, other, comparative.column);
  const filter = comparative && value !== null ? beyond(comparative, value) : undefined;
  return filter && { filter, used: [at, at + 1], next: at + 2 };
}

/** "Models that beat GPT-5 on MMMU": the score of the other is the end of the range. */
function besideScore(sentence: Sentence, at: number, kind: Kind): Taken | undefined {
  const { graph, spans } = sentence;
  const isMore = BEATS.test(spans[at]?.text ?? '');
  const other = entitiesAt(sentence, at + 1).find((entity) => entity.kind === kind);
  if ((!isMore && !TRAILS.test(spans[at]?.text ?? '')) || kind !== 'model' || other === undefined) return undefined;
  const benchmark = spans.findIndex((_, index) => entitiesAt(sentence, index)[0]?.kind === 'benchmark');
  const benchmarkId = entitiesAt(sentence, benchmark)[0]?.id;
  const value = benchmarkId === undefined ? null : measureOf(graph, other, { by: 'score', benchmarkId });
  if (benchmarkId === undefined || typeof value !== 'number') return undefined;
  const filter: Filter = { op: 'score', benchmarkId, range: isMore ? { over: value } : { under: value } };
  return { filter, used: [at, at + 1, benchmark, ...scoreWords(sentence)], next: at + 2 };
}

const BEATS = /^(?:beats?|better than|outperforms?|above|over|ahead of|higher than|superior|more than)$/;
const TRAILS = /^(?:worse than|below|under|behind|lower than|less than|inferior)$/;
const scoreWords = ({ spans }: Sentence): number[] => spans.flatMap((span, index) => (hasIntent(span, 'score') ? [index] : []));

/** "Before BERT", "later than CLIP". */
export function datedAt(sentence: Sentence, at: number, kind: Kind): Comparative | undefined {
  const column = hasScope(sentence.spans[at], 'after', 'before') ? dateColumn(sentence, kind) : undefined;
  return column === undefined ? undefined : { column, isMore: hasScope(sentence.spans[at], 'after') };
}

function beyond({ column, isMore }: Comparative, value: AttributeValue): Filter | undefined {
  if (typeof value === 'number') return { op: 'number', column, range: isMore ? { over: value } : { under: value } };
  return typeof value === 'string' ? { op: 'date', column, range: isMore ? { after: value } : { before: value } } : undefined;
}

const isSkippable = ({ spans }: Sentence, index: number, kind: Kind): boolean =>
  meaning(spans[index], 'filler') !== undefined ||
  meaningsAs(spans[index], 'column').some((cue) => cue.kind === kind && cue.role === 'name');

const isFollowedByUnit = (sentence: Sentence, at: number, kind: Kind): boolean => unitAt(sentence, at + 1, kind) !== undefined;

function unitAt({ spans }: Sentence, at: number, kind: Kind): string | undefined {
  return meaningsAs(spans[at], 'column').find((cue) => cue.kind === kind && cue.role === 'unit')?.column;
}

function datesAt(sentence: Sentence, at: number, value: number, kind: Kind): Taken | undefined {
  const { spans } = sentence;
  const period = meaning(spans[value], 'period')?.period;
  if (period === undefined) return undefined;
  const second = secondEnd(sentence, at, value);
  const end = second?.period ?? period;
  const range = second === undefined ? rangeOf(sentence, at, value, period, kind) : { since: period.since, until: end.until };
  const column = dateColumn(sentence, kind);
  if (range === undefined || column === undefined) return undefined;
  const behind =
    at === value &&
    second === undefined &&
    hasScope(spans[value + 1], 'since', 'until') &&
    meaning(spans[value + 2], 'period') === undefined;
  const used = [at, value, ...(second === undefined ? [] : [second.joint, second.at]), ...(behind ? [value + 1] : [])];
  return { filter: { op: 'date', column, range: untilToday(sentence, column, range) }, used, next: Math.max(...used) + 1 };
}

/** "Retired since June" are those that are gone, though later dates are announced. */
function untilToday({ today, tokens }: Sentence, column: string, range: DateRange): DateRange {
  const [start = '', isOpen] = [range.since ?? range.after, range.until === undefined && range.before === undefined];
  const isPast = column === 'retiredOn' && start !== '' && start <= today && !tokens.some(({ text }) => COMING.test(text));
  return isPast && isOpen ? { ...range, until: today } : range;
}

const COMING = /^(?:will|retire|retires|retiring|going|upcoming|planned|scheduled|expected|due|next|soon)$/;

/** "Between 2023 and 2024", "from 2023 to 2024". */
function secondEnd({ spans }: Sentence, at: number, value: number): { joint: number; at: number; period: Period } | undefined {
  const opens = hasScope(spans[at], 'between') || spans[value - 1]?.text === 'from';
  const joint = spans[value + 1];
  const period = meaning(spans[value + 2], 'period')?.period;
  const joins = hasScope(joint, 'and', 'until') || joint?.text === 'to';
  return opens && joins && period !== undefined ? { joint: value + 1, at: value + 2, period } : undefined;
}

function rangeOf(sentence: Sentence, at: number, value: number, { since, until }: Period, kind: Kind): DateRange | undefined {
  if (at === value) return behindRange(sentence, value, { since, until });
  const comparative = comparativeAt(sentence, at, kind);
  const word = sentence.spans[at];
  if (comparative?.isMore === true || hasScope(word, 'after')) return { after: until };
  if (comparative !== undefined || hasScope(word, 'before')) return { before: since };
  if (hasScope(word, 'since')) return { since };
  if (hasScope(word, 'until')) return { until };
  // "Over the last two years", "within the last year"; "over 2020" could be a number.
  const isYear = since === until && /^\d{4}$/.test(since);
  return hasScope(word, 'over', 'atMost') && !isYear ? { since, until } : undefined;
}

/** "2025 onwards", "2022 or earlier". */
function behindRange({ spans }: Sentence, value: number, { since, until }: Period): DateRange {
  if (meaning(spans[value + 2], 'period') !== undefined) return { since, until };
  if (hasScope(spans[value + 1], 'since')) return { since };
  return hasScope(spans[value + 1], 'until') ? { until } : { since, until };
}

/** The date column that a word of the sentence asks for, else the first of the kind. */
export function dateColumn({ spans }: Pick<Sentence, 'spans'>, kind: Kind): string | undefined {
  const dates = Object.entries(columnRules(kind)).flatMap(([name, { type }]) => (type === 'date' ? [name] : []));
  const named = spans.flatMap((span) => meaningsAs(span, 'column')).filter((cue) => cue.kind === kind && dates.includes(cue.column));
  return named.find(({ column }) => column !== dates[0])?.column ?? dates[0];
}

function numbersAt(sentence: Sentence, at: number, value: number, kind: Kind): Taken | undefined {
  const { spans } = sentence;
  const number = meaning(spans[value], 'number');
  if (number === undefined) return undefined;
  const used = [at, value];
  let next = value + 1;
  const second = hasScope(spans[at], 'between') && hasScope(spans[next], 'and') ? meaning(spans[next + 1], 'number') : undefined;
  if (second !== undefined) {
    used.push(next, next + 1);
    next += 2;
  }
  const range =
    second === undefined
      ? numberRange(sentence, { at, value, next, kind }, number.value)
      : betweenRange(number.value, second.value, second);
  if (range === undefined) return undefined;
  const target = targetOf(sentence, { at, value, next, kind });
  if (target === undefined) return undefined;
  // "With 1M context" is content with more.
  const isEnough = at === value && range.min === range.max && 'column' in target && target.column === 'contextTokens';
  used.push(...target.used);
  next = Math.max(next, ...target.used.map((index) => index + 1));
  if (hasScope(spans[next], 'atLeast', 'atMost') && at === value) used.push(next++);
  return { filter: filterOf(target, isEnough ? { min: number.value } : range), used, next };
}

/** "Between 7 and 70B": the unit of the second number counts for both. */
function betweenRange(first: number, second: number, { multiplied }: { readonly multiplied: boolean }): NumberRange {
  const factor = multiplied && first < 1000 ? [1e12, 1e9, 1e6, 1e3].find((one) => second >= one) : undefined;
  return { min: first * (factor ?? 1), max: second };
}

function numberRange(sentence: Sentence, { at, value, kind }: NumberPlace, number: number): NumberRange | undefined {
  const { spans } = sentence;
  const comparative = at === value ? undefined : comparativeAt(sentence, at, kind);
  if (comparative !== undefined) return comparative.isMore ? { over: number } : { under: number };
  const word = at === value ? spans.slice(value + 1, value + 3).find((span) => hasScope(span, 'atLeast', 'atMost')) : spans[at];
  if (hasScope(word, 'over')) return { over: number };
  if (hasScope(word, 'atLeast')) return { min: number };
  if (hasScope(word, 'under')) return { under: number };
  if (hasScope(word, 'atMost')) return { max: number };
  return at === value || hasScope(word, 'exactly') ? { min: number, max: number } : undefined;
}

type Target = ({ readonly column: string } | { readonly benchmarkId: string }) & { readonly used: readonly number[] };

const filterOf = (target: Target, range: NumberRange): Filter =>
  'column' in target ? { op: 'number', column: target.column, range } : { op: 'score', benchmarkId: target.benchmarkId, range };

interface NumberPlace {
  readonly at: number;
  readonly value: number;
  readonly next: number;
  readonly kind: Kind;
}

/** What the number is a number of: by its unit, by a column or a benchmark nearby, by its size. */
function targetOf(sentence: Sentence, place: NumberPlace): Target | undefined {
  const { at, value, next, kind } = place;
  const number = meaning(sentence.spans[value], 'number');
  if (number?.money === true) return { column: 'inputPrice', used: moneyWords(sentence, next) };
  const unit = unitAt(sentence, next, kind);
  const comparative = at === value ? undefined : comparativeAt(sentence, at, kind);
  if (comparative !== undefined) return { column: comparative.column, used: unit === undefined ? moneyWords(sentence, next) : [next] };
  if (unit !== undefined) return { column: unit, used: [next] };
  return number?.multiplied === false ? (plainTarget(sentence, next) ?? nearColumn(sentence, place)) : largeTarget(sentence, place);
}

/** A small number is a price or a score, if there is a word for one. */
function plainTarget(sentence: Sentence, next: number): Target | undefined {
  const { spans } = sentence;
  const priced = spans.findIndex((span) => meaning(span, 'catalog')?.attribute === 'inputPrice');
  if (priced >= 0) return { column: 'inputPrice', used: [priced, ...moneyWords(sentence, next)] };
  const benchmark = spans.findIndex((_, index) => entitiesAt(sentence, index).some(({ kind }) => kind === 'benchmark'));
  const benchmarkId = entitiesAt(sentence, benchmark).find(({ kind }) => kind === 'benchmark')?.id;
  if (benchmarkId === undefined) return undefined;
  return { benchmarkId, used: [benchmark, ...spans.flatMap((span, index) => (hasIntent(span, 'score') ? [index] : []))] };
}

/** A column of counts that is named beside the number. */
function nearColumn({ spans }: Sentence, { at, value, next, kind }: NumberPlace): Target | undefined {
  for (const index of [at - 1, at - 2, value - 1, next, next + 1]) {
    const named = countsAt(spans[index], kind)[0];
    if (named !== undefined) return { column: named, used: [index] };
  }
  return undefined;
}

const countsAt = (span: Span | undefined, kind: Kind): string[] =>
  meaningsAs(span, 'column').flatMap((cue) => (cue.kind === kind && columnRules(kind)[cue.column]?.type === 'count' ? [cue.column] : []));

function largeTarget(sentence: Sentence, place: NumberPlace): Target | undefined {
  const { spans } = sentence;
  const near = nearColumn(sentence, place);
  if (near !== undefined) return near;
  const [only, another] = new Set(spans.flatMap((span) => countsAt(span, place.kind)));
  if (only !== undefined && another === undefined) return { column: only, used: [] };
  const number = meaning(spans[place.value], 'number')?.value ?? 0;
  const isSize = number >= SMALLEST_MODEL && columnRules(place.kind)['parameters'] !== undefined;
  return isSize ? { column: 'parameters', used: [] } : undefined;
}

/** A number of so many without a unit is a number of parameters. */
const SMALLEST_MODEL = 1e8;

/** "per million tokens" and its like. */
function moneyWords({ spans }: Sentence, next: number): number[] {
  const isUnit = (at: number): boolean => meaningsAs(spans[at], 'catalog').some(({ role }) => role === 'unit');
  return [next, next + 1].filter(isUnit);
}
