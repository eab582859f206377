/** Judges what is said of a score: in any variant that is recorded, as precisely as it was said. */
import { type Entity, entityOf, type Graph, type Score } from '../../../graph/graph.ts';
import { mainVariantOf } from '../../../graph/query/measures.ts';
import { dateText } from '../../answer/wording.ts';
import { inNumbers } from '../../evaluate/evaluate.ts';
import type { Filter, NumberRange } from '../../question.ts';
import { hasWords } from '../variants.ts';
import { type Judged, type Leeway, recorded, unrecorded } from './judged.ts';

const units = { percent: ' %', points: ' points', elo: ' Elo', ratio: '' } as const;

export function scoreText(graph: Graph, { modelId, benchmarkId, variant, value, unit, asOf }: Score): string {
  const [model, benchmark] = [entityOf(graph, modelId).name, entityOf(graph, benchmarkId).name];
  return `${model} scores ${value}${units[unit]} on ${benchmark}${variant === '' ? '' : ` (${variant})`}${asOf === null ? '' : `, as of ${dateText(asOf)}`}.`;
}

export function judgeScore(graph: Graph, entity: Entity, filter: Extract<Filter, { op: 'score' }>, leeway: Leeway): Judged {
  const { benchmarkId, range } = filter;
  const all = scoresOf(graph, entity, benchmarkId).filter(({ variant }) => hasWords(variant, leeway.variantWords));
  const benchmark = entityOf(graph, benchmarkId);
  const variant = leeway.variantWords.length === 0 ? '' : ` (${leeway.variantWords.join(' ')})`;
  if (all.length === 0) return unrecorded(`No score of ${entity.name} on ${benchmark.name}${variant} is recorded.`);
  const matching = all.find(({ value }) => isScore(value, range, leeway.isAbout));
  const told = matching === undefined ? all.slice(0, MOST_TOLD) : [matching];
  const claims = told.map((score) => ({ text: scoreText(graph, score), citations: score.citations }));
  return recorded(matching !== undefined, claims.map(({ text }) => text).join(' '), claims);
}

const MOST_TOLD = 3;

/** Those on the main variant first. */
function scoresOf(graph: Graph, { id }: Entity, benchmarkId: string): readonly Score[] {
  const main = mainVariantOf(graph, benchmarkId);
  const own = (graph.scores.get(id) ?? []).filter((score) => score.benchmarkId === benchmarkId);
  return [...own.filter(({ variant }) => variant === main), ...own.filter(({ variant }) => variant !== main)];
}

/** "69" is 69.1 in whole numbers; "69.12" isn't. */
function isScore(value: number, range: NumberRange, isAbout: boolean): boolean {
  const { min, max } = range;
  if (min === undefined || min !== max) return inNumbers(value, range);
  const decimals = String(min).split('.')[1]?.length ?? 0;
  return Math.abs(value - min) <= (isAbout ? ABOUT : 0.5 * 10 ** -decimals) + Number.EPSILON * value;
}

/** "About 70" may be off by so many points. */
const ABOUT = 2;
