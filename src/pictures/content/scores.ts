/** The scores of models on one benchmark, highest first, on the variant that most models have. */
import { type Entity, entityOf, type Graph, type Score } from '../../graph/graph.ts';
import type { Evaluator } from '../../graph/ontology.ts';
import { mainScores, mainVariantOf } from '../../graph/query/measures.ts';
import type { ScoresPicture } from '../picture.ts';
import { toPlainLine } from '../plain-line.ts';
import { sourceNames } from './source-names.ts';
import { counted, monthOf, named, sentence } from './wording.ts';

const MAX_ROWS = 20;

const byWhom: Readonly<Record<Evaluator, string>> = {
  maker: "maker's claim",
  'benchmark-authors': 'benchmark authors',
  'third-party': 'third party',
  rival: "competitor's table",
};

export function scoresPicture(graph: Graph, benchmark: Entity): ScoresPicture {
  const all = [...mainScores(graph, benchmark.id).values()].sort((one, other) => other.value - one.value || (one.id < other.id ? -1 : 1));
  const shown = all.slice(0, MAX_ROWS);
  const rows = shown.map((score) => ({
    entity: named(entityOf(graph, score.modelId)),
    value: score.value,
    shown: inText(score),
    note: [byWhom[score.evaluator], ...(score.asOf === null ? [] : [monthOf(score.asOf)])].join(', '),
  }));
  const { name } = named(benchmark);
  const title = titleOf(name, shown.length, all.length);
  const variant = mainVariantOf(graph, benchmark.id);
  const metric = [benchmark.benchmark?.metric ?? '', variant].map(toPlainLine).filter((part) => part !== '');
  const subtitle = rows.length === 0 ? '' : metric.join(', ');
  const lines = rows.map((row) => `${row.entity.name}: ${row.shown} (${row.note}).`);
  return {
    ...{ form: 'scores', title, subtitle, scale: scaleOf(shown), rows },
    sources: sourceNames(
      graph,
      shown.flatMap(({ citations }) => citations),
    ),
    alt: [sentence(title), ...(subtitle === '' ? [] : [sentence(subtitle)]), ...lines].join(' '),
  };
}

function titleOf(name: string, drawn: number, total: number): string {
  if (total === 0) return `${name}: no scores recorded`;
  return drawn === total ? `${name}: ${counted(total, 'model')}` : `${name}: the best ${drawn} of ${counted(total, 'model')}`;
}

const inText = ({ value, unit }: Score): string => `${value.toLocaleString('en')}${unit === 'percent' ? ' %' : ''}`;

/** Percentages stand on the whole scale; others between round numbers around them. */
function scaleOf(scores: readonly Score[]): readonly [number, number] {
  if (scores.length === 0 || scores[0]?.unit === 'percent') return [0, 100];
  const values = scores.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const step = 10 ** Math.floor(Math.log10(Math.max(Math.abs(most), Math.abs(least), 1e-9)));
  const low = least < 0 ? Math.floor(least / step) * step : 0;
  return [low, Math.max(Math.ceil(most / step) * step, low + step)];
}
