/** Superlatives: what is measured, from which end, and where the words for it stand. */
import { columnRules, type Kind } from '../../../graph/ontology.ts';
import type { Measure, Ranked } from '../../question.ts';
import {
  entitiesAt,
  hasIntent,
  hasTone,
  indexesWhere,
  intentAt,
  meaning,
  meaningsAs,
  measureCues,
  type Of,
  type Sentence,
} from '../sentence.ts';
import type { Span } from '../spans.ts';
import { wantedKind } from './wanted.ts';

interface Superlative {
  readonly measure: Measure;
  readonly direction: Ranked['direction'];
  readonly used: readonly number[];
  readonly kind?: Kind;
  /** How many there are, unless a number says so. */
  readonly limit?: number;
}

export function superlativeIn(sentence: Sentence): Superlative | undefined {
  const scored = scoreSuperlative(sentence) ?? sortedBy(sentence);
  if (scored !== undefined) return scored;
  const wanted = wantedKind(sentence)?.kind ?? 'model';
  const found = sentence.spans.flatMap((span, at) => superlativesAt(span, wanted).map((cue) => ({ cue, at })));
  const [first] = found;
  if (first === undefined) return undefined;
  const { cue, at } = first;
  const units = unitsOf(sentence);
  const isOfOutput = cue.as === 'catalog' && units.some(({ attribute }) => attribute === 'outputPrice');
  const name = isOfOutput ? 'outputPrice' : nameOf(cue);
  return {
    measure: { by: 'column', name },
    direction: cue.role === 'most' ? 'desc' : 'asc',
    used: [
      at,
      ...(cue.as === 'catalog' ? units.map((unit) => unit.at) : []),
      ...columnWords(sentence, name),
      ...indexesWhere(sentence, ({ text }) => text === 'top'),
    ],
    ...(cue.as === 'column' ? { kind: cue.kind } : {}),
  };
}

const nameOf = (cue: Of<'column'> | Of<'catalog'>): string => (cue.as === 'column' ? cue.column : cue.attribute);

/** "Most expensive per output token". */
const unitsOf = ({ spans }: Sentence) =>
  spans.flatMap((span, at) => meaningsAs(span, 'catalog').flatMap(({ role, attribute }) => (role === 'unit' ? [{ at, attribute }] : [])));

/** "Claude models by price", "top ten by parameters", "sort Gemini models by release date". */
function sortedBy(sentence: Sentence): Superlative | undefined {
  const { spans } = sentence;
  const at = spans.findIndex((span, index) => spans[index - 1]?.text.endsWith('by') === true && sortColumn(span) !== undefined);
  const name = sortColumn(spans[at]);
  const asking = intentAt(sentence, 'sort', 'best', 'score');
  const isList = asking.length > 0 || spans.some((span) => meaning(span, 'kind')?.kind === 'model' && /s$/.test(span.text));
  if (at < 0 || name === undefined || !isList || spans.some((span) => superlativesAt(span, 'model').length > 0)) return undefined;
  const best = intentAt(sentence, 'best');
  const isNumbered = numberNear(sentence, best) !== undefined;
  return {
    measure: { by: 'column', name },
    direction: name === 'inputPrice' ? 'asc' : 'desc',
    used: [...best, at, at - 1, ...asking],
    ...(isNumbered ? {} : { limit: MOST }),
  };
}

function sortColumn(span: Span | undefined): string | undefined {
  const column = meaningsAs(span, 'column').find(({ kind, role }) => kind === 'model' && role === 'name');
  if (column !== undefined && ['date', 'count'].includes(columnRules('model')[column.column]?.type ?? '')) return column.column;
  return meaning(span, 'catalog')?.attribute === 'inputPrice' ? 'inputPrice' : undefined;
}

const superlativesAt = (span: Span, kind: Kind): (Of<'column'> | Of<'catalog'>)[] =>
  measureCues(span).filter((cue) => (cue.role === 'most' || cue.role === 'least') && (cue.as === 'catalog' || cue.kind === kind));

/** "With the most parameters", "by size": the column that a superlative already means. */
const columnWords = (sentence: Sentence, name: string): number[] =>
  indexesWhere(
    sentence,
    (span) => meaningsAs(span, 'column').some(({ column, role }) => column === name && role === 'name') && !hasTone(span, 'stale'),
  );

function scoreSuperlative(sentence: Sentence): Superlative | undefined {
  const best = intentAt(sentence, 'best', 'worst');
  const benchmark = sentence.spans.findIndex((_, at) => entitiesAt(sentence, at).some(({ kind }) => kind === 'benchmark'));
  const benchmarkId = entitiesAt(sentence, benchmark).find(({ kind }) => kind === 'benchmark')?.id;
  if (best.length === 0 || benchmarkId === undefined) return undefined;
  const direction = best.some((at) => hasIntent(sentence.spans[at], 'worst')) ? 'asc' : 'desc';
  return { measure: { by: 'score', benchmarkId }, direction, used: [...best, benchmark, ...intentAt(sentence, 'score')] };
}

/** "Top 5", "the three largest". */
export function numberNear({ spans }: Sentence, used: readonly number[]): { at: number; value: number } | undefined {
  const near = used.flatMap((at) => [at + 1, at - 1]);
  for (const at of near) {
    const number = meaning(spans[at], 'number');
    if (number !== undefined && !number.multiplied && !number.money && number.value <= MOST) return { at, value: number.value };
  }
  return undefined;
}

const MOST = 100;
