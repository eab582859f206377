/** Judges whether an entity comes first in an order. */
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import { ranked, sayTop } from '../../answer/say/lists.ts';
import { measureOf } from '../../evaluate/evaluate.ts';
import type { Superlative } from '../assertion.ts';
import { type Judged, recorded, unrecorded } from './judged.ts';

/** One that has no place in the order may still come first. */
export function judgeSuperlative(graph: Graph, entity: Entity, { kind, filter, ranked: order }: Superlative): Judged {
  const question = { form: 'top', kind, filter, ranked: order } as const;
  const best = ranked(graph, question);
  const { text, claims = [] } = sayTop(graph, question);
  if (best.length === 0 || measureOf(graph, entityOf(graph, entity.id), order.measure) === null)
    return unrecorded(`${text} Nothing to rank ${entity.name} by is recorded.`, claims);
  return recorded(
    best.some((one) => one.entity.id === entity.id),
    `First by what is recorded: ${text}`,
    claims,
  );
}
