/** Relations as conditions: entities that a relation of any type joins to a named one, or to any. */
import { BadInput } from '../../errors.ts';
import type { ListName } from '../base/entity-index.ts';
import { endOf, type Side } from '../base/relations-of.ts';
import { touchedEnds } from '../base/touched.ts';
import type { Graph } from '../graph.ts';
import { resized } from '../numbers.ts';
import { type Kind, kinds, type RelationTypeName, relationRule, relationTypeNames } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { allOf, type Criterion, isRelated, type Optional } from './criteria.ts';

export interface RelatedFilter {
  readonly type: RelationTypeName;
  readonly to?: Optional<string>;
  readonly inverse?: Optional<boolean>;
}

/** Entities of a list that have all of these relations. */
export function hasRelations(
  graph: Graph,
  list: ListName,
  wanted: Optional<readonly RelatedFilter[]>,
  filter: readonly string[],
): Criterion<number> {
  return allOf(
    (wanted ?? []).map(({ type, to, inverse }, index) => {
      const [side, at] = [inverse === true ? 'in' : 'out', [...filter, 'related', String(index)]] as const;
      if (list !== 'any') checkKind(list, type, side, [...at, 'type']);
      if (to != null) return isRelated(graph, [type, side], to, [...at, 'to']);
      const marked = havingRelation(graph, type, side);
      return (slot) => marked[slot] === 1;
    }),
  );
}

/** Throws BadInput for a relation that no entity of the kind can have on this side. */
function checkKind(kind: Kind, type: RelationTypeName, side: Side, at: readonly string[]): void {
  const joins = (name: RelationTypeName, end: Side): boolean =>
    (end === 'out' ? relationRule(name).from : relationRule(name).to).includes(kind);
  if (joins(type, side)) return;
  const other = joins(type, side === 'out' ? 'in' : 'out');
  const known = relationTypeNames.filter((name) => joins(name, side)).map(asWritten);
  const hint = known.length === 0 ? '' : ` Choices include: ${known.join(', ')}.`;
  const advice = other ? ` Set "inverse" to ${side === 'out'}.` : hint;
  const verb = side === 'out' ? 'starts at' : 'leads to';
  throw new BadInput(`No relation ${asWritten(type)} ${verb} a ${kinds[kind].label}.${advice}`, { at, given: asWritten(type), known });
}

/** `made-by` is MADE_BY in every input. */
const asWritten = (type: RelationTypeName): string => type.replaceAll('-', '_').toUpperCase();

/** By slot; 1 for entities that a relation of this type leaves (`out`) or reaches (`in`). */
const havingRelation = cachePerGraph(
  (graph, type: RelationTypeName, side: Side): Uint8Array => {
    const marked = new Uint8Array(graph.entities.capacity);
    for (let slot = 0; slot < marked.length; slot += 1) marked[slot] = hasRelation(graph, slot, type, side) ? 1 : 0;
    return marked;
  },
  (marked, step, type, side) => {
    const { after, change } = step;
    if (![...change.added, ...change.removed].some((relation) => relation.type === type)) return marked;
    const next = resized(marked, after.entities.capacity);
    for (const slot of touchedEnds(step)) next[slot] = hasRelation(after, slot, type, side) ? 1 : 0;
    return next;
  },
);

function hasRelation(graph: Graph, slot: number, type: RelationTypeName, side: Side): boolean {
  const id = graph.entities.directory.idAt(slot) ?? '';
  const relations = (side === 'out' ? graph.outgoing : graph.incoming).get(id) ?? [];
  return relations.some((relation) => relation.type === type && endOf(relation, side) === id);
}
