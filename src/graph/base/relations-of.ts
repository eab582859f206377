/** The relations of one type that leave or reach an entity, in order. */
import type { GraphStep } from '../change.ts';
import type { Entity, Graph, Relation } from '../graph.ts';
import { typeNumber } from '../links.ts';
import { type RelationTypeName, relationTypeNames } from '../ontology.ts';
import { cachePerGraph, keepSomePerGraph } from '../per-graph-cache.ts';
import { compareKeys, lowerBound, type SortKey, sortBy } from './collections.ts';
import { relationOrderOf } from './ordering.ts';
import { placeAmongOthers } from './slots.ts';
import { movedEntities } from './touched.ts';

export type Side = 'out' | 'in';

/** An entity with so many relations keeps its sorted lists when the graph changes. */
const HUB = 100;

/** Of some 200 bytes each. */
const MAX_KEPT = 20_000;
const keep = keepSomePerGraph<readonly Relation[]>(MAX_KEPT);

/** The relations of one type that leave (`out`) or reach (`in`) an entity, in `relationOrderOf`. */
export function relationsOf(graph: Graph, { id }: Pick<Entity, 'id'>, type: RelationTypeName, side: Side): readonly Relation[] {
  const slot = graph.entities.directory.slotOf(id);
  if (slot === undefined) return [];
  const key = 2 * (slot * relationTypeNames.length + typeNumber(type)) + (side === 'out' ? 1 : 0);
  return keep(graph, key, () => {
    const all = relationsAt(graph, id, side);
    return all.length < HUB ? sorted(graph, all, type) : ofHub(graph, id, type, side);
  });
}

const relationsAt = (graph: Graph, id: string, side: Side): readonly Relation[] =>
  (side === 'out' ? graph.outgoing : graph.incoming).get(id) ?? [];

function sorted(graph: Graph, relations: readonly Relation[], type: RelationTypeName): readonly Relation[] {
  const found = relations.filter((relation) => relation.type === type);
  return found.length < 2 ? found : sortBy(found, relationOrderOf(graph, type).key);
}

const ofHub = cachePerGraph(
  (graph, id: string, type: RelationTypeName, side: Side): readonly Relation[] => sorted(graph, relationsAt(graph, id, side), type),
  (relations, step, id, type, side) => {
    // Relations without a place of their own stand at the hub's: all of them may have to move.
    if (side === 'in' && step.before.entities.get(id)?.ordinal !== step.after.entities.get(id)?.ordinal) return undefined;
    const ofType = (relation: Relation): boolean => relation.type === type && endOf(relation, side) === id;
    const { moved, placed } = movedAt(step, id, otherSide[side]);
    const gone = eachOnce([...step.change.removed, ...moved].filter(ofType));
    const come = eachOnce([...step.change.added, ...placed].filter(ofType));
    return gone.length === 0 && come.length === 0 ? relations : replaced(step, type, relations, gone, come);
  },
);

const eachOnce = (relations: readonly Relation[]): Relation[] => [...new Map(relations.map((one) => [one.id, one])).values()];
export const otherSide = { out: 'in', in: 'out' } as const;
/** The id at the end where a relation leaves (`out`) or reaches (`in`) an entity. */
export const endOf = ({ fromId, toId }: Relation, side: Side): string => (side === 'out' ? fromId : toId);

/** The relations of the hub at whose other end an entity moved within the orders, as they were and as they are. */
function movedAt(step: GraphStep, hub: string, side: Side) {
  const { before, after } = step;
  const moved: Relation[] = [];
  const placed: Relation[] = [];
  const hubSlot = after.entities.directory.slotOf(hub) ?? 0;
  for (const slot of movedEntities(step)) {
    const id = after.entities.directory.idAt(slot) ?? '';
    const atHub = (graph: Graph) =>
      areLinked(graph, slot, hubSlot) ? relationsAt(graph, id, side).filter((one) => endOf(one, otherSide[side]) === hub) : [];
    moved.push(...atHub(before));
    placed.push(...atHub(after));
  }
  return { moved, placed };
}

/** A hub that moved has a long list for each of the other hubs: numbers are looked through first. */
function areLinked({ links: { starts, ends, targets } }: Graph, one: number, other: number): boolean {
  return targets.subarray(starts[one] ?? 0, ends[one] ?? 0).includes(other);
}

function replaced(
  { before, after }: GraphStep,
  type: RelationTypeName,
  relations: readonly Relation[],
  gone: readonly Relation[],
  come: readonly Relation[],
): Relation[] {
  const [keyBefore, key] = [relationOrderOf(before, type).key, relationOrderOf(after, type).key];
  const placeOf = (own: SortKey): number =>
    lowerBound(relations.length, (at) => compareKeys(keyBefore(relations[at] as Relation), own) < 0);
  const places = gone.map((relation) => placeOf(keyBefore(relation))).sort((one, other) => one - other);
  const added = sortBy(come, key).map((relation) => {
    const own = key(relation);
    return {
      relation,
      place: placeAmongOthers(relations.length, places, (at) => compareKeys(key(relations[at] as Relation), own) < 0),
    };
  });
  const all = new Array<Relation>(relations.length - places.length + added.length);
  let [to, nextGone, nextAdded] = [0, 0, 0];
  for (let at = 0; at <= relations.length; at += 1) {
    for (; added[nextAdded]?.place === at; nextAdded += 1) all[to++] = added[nextAdded]?.relation as Relation;
    if (places[nextGone] === at) nextGone += 1;
    else if (at < relations.length) all[to++] = relations[at] as Relation;
  }
  return all;
}
