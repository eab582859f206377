/** Lists, counts, superlatives and examples: a kind of entity and conditions on it. */
import type { Kind } from '../../../graph/ontology.ts';
import type { Filter, Question, Ranked } from '../../question.ts';
import { readFilters } from '../filters.ts';
import {
  entitiesAt,
  hasIntent,
  hasScope,
  indexesWhere,
  intentAt,
  isFiller,
  leftOver,
  meaning,
  meaningsAs,
  type Reading,
  type Sentence,
} from '../sentence.ts';
import { numberNear, superlativeIn } from './superlatives.ts';
import { wantedKind } from './wanted.ts';

export function readCount(sentence: Sentence): Reading | undefined {
  const counting = intentAt(sentence, 'howMany');
  const wanted = wantedKind(sentence);
  if (counting.length === 0 || wanted === undefined) return undefined;
  return withFilters(sentence, [...counting, ...wanted.used], wanted.kind, (filter) => ({ form: 'count', kind: wanted.kind, filter }));
}

export function readList(sentence: Sentence): Reading | undefined {
  const asking = intentAt(sentence, 'which', 'examples', 'what', 'fresh');
  const wanted = wantedKind(sentence);
  if (wanted === undefined) return undefined;
  const fresh = intentAt(sentence, 'fresh').length > 0 && !hasPeriod(sentence);
  const able = indexesWhere(sentence, ({ text }) => text === 'able to');
  const reading = withFilters(sentence, [...asking, ...able, ...wanted.used], wanted.kind, (filter) =>
    fresh ? newest(wanted.kind, filter) : { form: 'list', kind: wanted.kind, filter },
  );
  // "What can't LLMs do" doesn't ask for everything else.
  const isRest = wanted.used.length === 0 && reading?.question.form === 'list' && reading.question.filter?.op === 'not';
  if (isRest) return undefined;
  return fresh && reading !== undefined ? { ...reading, tone: 'stale' } : reading;
}

/** So many of the newest answer "what's new". */
const NEWEST = 10;

const newest = (kind: Kind, filter: Filter | null): Question => ({
  ...{ form: 'top', kind, filter },
  ranked: { measure: { by: 'column', name: 'releasedOn' }, direction: 'desc', limit: NEWEST },
});

const hasPeriod = ({ spans }: Sentence): boolean => spans.some((span) => meaning(span, 'period') !== undefined);

/** "What's new", "what came out in 2025", "what did OpenAI release since March": models, though no word says so. */
export function readNews(sentence: Sentence): Reading | undefined {
  const fresh = intentAt(sentence, 'fresh');
  const isDated = hasPeriod(sentence);
  const verbs = indexesWhere(sentence, (span) =>
    meaningsAs(span, 'column').some(({ kind, column }) => kind === 'model' && column === 'releasedOn'),
  );
  const makers = indexesWhere(sentence, (span) => meaningsAs(span, 'relation').some(({ relation }) => relation === 'made-by'));
  const hasOrganization = sentence.spans.some((_, at) => isOrganization(sentence, at));
  const isAll = sentence.tokens.some(
    ({ text }, at) =>
      /^(?:everything|whatever|anything|all|things)$/.test(text) && /^(?:by|from)$/.test(sentence.tokens[at + 1]?.text ?? ''),
  );
  const asksForMade =
    hasOrganization && (makers.length > 0 || verbs.length > 0 || isAll) && sentence.spans.every((_, at) => !isModel(sentence, at));
  if (fresh.length === 0 && !(isDated && verbs.length > 0) && !asksForMade) return undefined;
  const used = [...fresh, ...intentAt(sentence, 'what', 'which'), ...(isDated || asksForMade ? verbs : [])];
  const isNewest = !isDated && (fresh.length > 0 || !asksForMade);
  const reading = withFilters(sentence, used, 'model', (filter) =>
    isNewest ? newest('model', filter) : { form: 'list', kind: 'model', filter },
  );
  return isNewest && reading !== undefined ? { ...reading, tone: 'stale' } : reading;
}

const isOrganization = (sentence: Sentence, at: number): boolean => entitiesAt(sentence, at).some(({ kind }) => kind === 'organization');

const isModel = (sentence: Sentence, at: number): boolean =>
  (meaning(sentence.spans[at], 'line') !== undefined && !isOrganization(sentence, at)) || entitiesAt(sentence, at)[0]?.kind === 'model';

export function readTop(sentence: Sentence): Reading | undefined {
  const counted = readMost(sentence);
  if (counted !== undefined) return counted;
  const superlative = superlativeIn(sentence);
  if (superlative === undefined) return undefined;
  const { spans } = sentence;
  const wanted = wantedKind(sentence) ?? { kind: 'model' as const, used: [] };
  const kind = superlative.kind ?? wanted.kind;
  if (kind !== wanted.kind) return undefined;
  const number = numberNear(sentence, superlative.used);
  const asking = intentAt(sentence, 'which', 'what', 'who', 'score', 'fresh');
  const used = [...superlative.used, ...wanted.used, ...asking, ...(number === undefined ? [] : [number.at])];
  const isPlural = wanted.used.some(
    (at) => /s$/.test(spans[at]?.text ?? '') && !isBehindPreposition(sentence, superlative.used[0] ?? 0, at),
  );
  const limit = number?.value ?? superlative.limit ?? (isPlural ? SEVERAL : 1);
  const ranked: Ranked = { measure: superlative.measure, direction: superlative.direction, limit };
  const reading = withFilters(sentence, used, kind, (filter) => ({ form: 'top', kind, filter, ranked }));
  const isStale = superlative.measure.by === 'column' && superlative.measure.name === 'releasedOn' && superlative.direction === 'desc';
  return reading !== undefined && isStale ? { ...reading, tone: 'stale' } : reading;
}

/** "The largest context among Llama models" asks for one. */
const isBehindPreposition = ({ spans }: Sentence, from: number, to: number): boolean =>
  spans.slice(from, to).some(({ text }) => /^(among|of|in|by|from|amongst)$/.test(text));

/** "The biggest models", without a number. */
const SEVERAL = 5;

/** "Which lab has the most music generators": the number of relations to models. */
function readMost(sentence: Sentence): Reading | undefined {
  const most = intentAt(sentence, 'most', 'fewest');
  const [at] = most;
  const wanted = wantedKind(sentence);
  const who = intentAt(sentence, 'who');
  const kind = who.length > 0 ? 'organization' : wanted?.kind;
  if (at === undefined || kind === undefined || kind === 'model') return undefined;
  const inner = nestedIn(sentence, kind, [
    ...most,
    ...who,
    ...(who.length > 0 ? [] : (wanted?.used ?? [])),
    ...intentAt(sentence, 'which', 'what'),
  ]);
  if (inner === undefined) return undefined;
  const { relation, side, filter } = inner;
  const direction = hasIntent(sentence.spans[at], 'most') ? 'desc' : 'asc';
  const ranked: Ranked = { measure: { by: 'relations', relation, side, of: filter }, direction, limit: 1 };
  return { question: { form: 'top', kind, filter: null, ranked }, used: inner.used };
}

interface Nested {
  readonly relation: 'made-by' | 'uses';
  readonly side: 'in';
  readonly filter: Filter | null;
  readonly used: ReadonlySet<number>;
}

/** Conditions on the models that entities of another kind are joined with. */
function nestedIn(sentence: Sentence, kind: Kind, skipped: readonly number[]): Nested | undefined {
  const relation = kind === 'organization' ? 'made-by' : 'uses';
  const hasModels = sentence.spans.some(
    (span, at) => !skipped.includes(at) && (meaning(span, 'kind')?.kind === 'model' || entitiesAt(sentence, at)[0]?.kind === 'model-class'),
  );
  if (!hasModels || (kind !== 'organization' && kind !== 'technique')) return undefined;
  const verbs = indexesWhere(sentence, (span) => meaningsAs(span, 'relation').some((cue) => cue.relation === relation));
  const skip = new Set([...skipped, ...verbs]);
  const { filter, used, complete } = readFilters(sentence, 'model', skip);
  return complete ? { relation, side: 'in', filter, used: new Set([...skip, ...used]) } : undefined;
}

/** "Labs with open video generators", "who makes music generators". */
export function readMakers(sentence: Sentence): Reading | undefined {
  const who = intentAt(sentence, 'who');
  const wanted = who.length > 0 ? { kind: 'organization' as const, used: who } : wantedKind(sentence);
  // "Who made the video generator Whisper" asks for the maker of one model.
  const isOfOne = who.length > 0 && sentence.spans.some((_, at) => isModel(sentence, at)) && !hasPluralKind(sentence);
  if (wanted?.kind !== 'organization' || isOfOne || hasNone(sentence)) return undefined;
  const counting = intentAt(sentence, 'howMany');
  const inner = nestedIn(sentence, 'organization', [...wanted.used, ...counting, ...intentAt(sentence, 'which', 'what')]);
  if (inner === undefined || inner.filter === null) return undefined;
  const filter: Filter = { op: 'joined', relation: 'made-by', side: 'in', kind: 'model', filter: inner.filter };
  return { question: { form: counting.length > 0 ? 'count' : 'list', kind: 'organization', filter }, used: inner.used };
}

/** "Labs without open models", "labs that make both": conditions on all models of a lab, which a condition on one of them doesn't say. */
function hasNone({ spans, tokens }: Sentence): boolean {
  const models = spans.findIndex((span) => meaning(span, 'kind')?.kind === 'model');
  const isNegated = spans.slice(0, Math.max(models, 0)).some((span) => hasScope(span, 'not'));
  return isNegated || tokens.some(({ text }) => text === 'both' || text === 'only');
}

const hasPluralKind = ({ spans }: Sentence): boolean =>
  spans.some((span) => meaning(span, 'kind')?.kind === 'model' && /s$/.test(span.text));

/** "Best" without a benchmark, a price or a date. */
export function asksForBest(sentence: Sentence): boolean {
  return intentAt(sentence, 'best', 'worst').length > 0;
}

function withFilters(
  sentence: Sentence,
  skipped: readonly number[],
  kind: Kind,
  make: (filter: Filter | null) => Question,
): Reading | undefined {
  const skip = new Set(skipped);
  const { filter, used, complete } = readFilters(sentence, kind, skip);
  if (!complete) return undefined;
  const reading = { question: make(filter), used: new Set([...skip, ...used]) };
  // A list of everything is an answer to a question about nothing else.
  const rest = leftOver(sentence, reading);
  if (filter === null && rest.length === 0 && !sentence.spans.some((span, at) => skip.has(at) && !isFiller(span))) return undefined;
  return reading;
}
