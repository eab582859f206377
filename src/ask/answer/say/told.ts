/** What is recorded of an entity where a filter doesn't hold for it. */
import { type Entity, entityOf, type Graph } from '../../../graph/graph.ts';
import type { Filter } from '../../question.ts';
import type { AnswerParts } from '../answer.ts';
import { attributeOf } from './attributes.ts';

/** The values and relations that a filter tests, as they are recorded. */
export function toldOf(graph: Graph, entity: Entity, filter: Filter): AnswerParts[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return unique(filter.of.flatMap((one) => toldOf(graph, entity, one)));
    case 'not':
      return toldOf(graph, entity, filter.of);
    case 'related':
      return toldOfRelation(graph, entity, filter);
    case 'joined':
    case 'among':
    case 'score':
      return [];
    default:
      return [attributeOf(graph, entity, { by: 'column', name: filter.column })];
  }
}

/** "Did Google make BLIP-2" is answered by who did, not by all that Google made. */
function toldOfRelation(graph: Graph, entity: Entity, { relation, side, ids }: Extract<Filter, { op: 'related' }>): AnswerParts[] {
  const told = (one: Entity) => attributeOf(graph, one, { by: 'relation', relation, side: 'out' });
  return side === 'out' ? [told(entity)] : ids.map((id) => told(entityOf(graph, id)));
}

const unique = (parts: readonly AnswerParts[]): AnswerParts[] => [...new Map(parts.map((part) => [part.text, part])).values()];
