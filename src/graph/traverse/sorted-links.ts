/** Sorted links: the entities at the other ends of an entity's links, in the default order of entities. */
import { entityRanking } from '../base/entity-index.ts';
import { placeAmongOthers, placesAmong, spliced } from '../base/slots.ts';
import { movedEntities } from '../base/touched.ts';
import type { GraphStep } from '../change.ts';
import type { Graph } from '../graph.ts';
import { relationTypeNames } from '../ontology.ts';
import { cachePerGraph, keepSomePerGraph } from '../per-graph-cache.ts';

/** An entity that is joined more than once is there as often. */
export interface SortedLinks {
  readonly targets: Int32Array;
  readonly types: Uint8Array;
}

/** An entity with more links keeps them sorted when the graph changes. */
const HUB = 256;

/** Of some 400 bytes each, and 1.5 KB at most. */
const MAX_KEPT = 10_000;
const keep = keepSomePerGraph<SortedLinks>(MAX_KEPT);

export function sortedLinks(graph: Graph, slot: number): SortedLinks {
  const { starts, ends } = graph.links;
  const isHub = (ends[slot] ?? 0) - (starts[slot] ?? 0) > HUB;
  return keep(graph, slot, () => (isHub ? ofHub(graph, String(slot)) : sort(graph, linksAt(graph, slot))));
}

const ofHub = cachePerGraph(
  (graph, slot: string): SortedLinks => sort(graph, linksAt(graph, Number(slot))),
  (sorted, step, slot) => follow(sorted, step, Number(slot)),
);

function linksAt({ links: { starts, ends, targets, types } }: Graph, slot: number): SortedLinks {
  const [start, end] = [starts[slot] ?? 0, ends[slot] ?? 0];
  return { targets: targets.subarray(start, end), types: types.subarray(start, end) };
}

const TYPES = relationTypeNames.length;

function sort(graph: Graph, { targets, types }: SortedLinks): SortedLinks {
  const { slots, ranks } = entityRanking(graph);
  const keys = new Uint32Array(targets.length);
  for (let at = 0; at < keys.length; at += 1) keys[at] = (ranks[targets[at] ?? 0] ?? 0) * TYPES + (types[at] ?? 0);
  keys.sort();
  const sorted = { targets: new Int32Array(keys.length), types: new Uint8Array(keys.length) };
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? 0;
    sorted.targets[at] = slots[Math.floor(key / TYPES)] ?? 0;
    sorted.types[at] = key % TYPES;
  }
  return sorted;
}

/** Takes out the links to entities that moved, or that are joined to the hub by another relation, and puts them where they belong. */
function follow(sorted: SortedLinks, step: GraphStep, slot: number): SortedLinks {
  const { after } = step;
  const touched = touchedTargets(step, slot);
  if (touched.length === 0) return sorted;
  const gone = placesAmong(sorted.targets, touched);
  const now = linksAt(after, slot);
  const come = placesAmong(now.targets, touched);
  if (gone.length === 0 && come.length === 0) return sorted;
  const added = sort(after, {
    targets: Int32Array.from(come, (at) => now.targets[at] ?? 0),
    types: Uint8Array.from(come, (at) => now.types[at] ?? 0),
  });
  const { ranks } = entityRanking(after);
  const rankOf = (target: number): number => ranks[target] ?? 0;
  const places = Array.from(added.targets, (target) =>
    placeAmongOthers(sorted.targets.length, gone, (at) => rankOf(sorted.targets[at] ?? 0) < rankOf(target)),
  );
  return {
    targets: spliced(sorted.targets, gone, { places, added: [...added.targets] }),
    types: spliced(sorted.types, gone, { places, added: [...added.types] }),
  };
}

function touchedTargets(step: GraphStep, slot: number): readonly number[] {
  const { entities } = step.after;
  const id = entities.directory.idAt(slot);
  const others = [...step.change.added, ...step.change.removed].flatMap(({ fromId, toId }) => {
    if (fromId === id) return toId;
    return toId === id ? fromId : [];
  });
  return [...movedEntities(step), ...new Set(others.flatMap((other) => entities.directory.slotOf(other) ?? []))];
}
