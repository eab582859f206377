/** Applies the relations that leave some entities: only lists and links at their ends are different afterwards. */
import { addToGroup, groupBy } from '../../base/collections.ts';
import type { Graph, Relation } from '../../graph.ts';
import { type Link, type LinkChange, type Links, typeNumber } from '../../links.ts';
import { preferredRelations } from '../catalog.ts';
import { sameStatement } from './same-statement.ts';

/** The relations of so many entities are compared at once, in a few milliseconds. */
const COMPARED_AT_ONCE = 100;

/** `present` are all relations that leave the entities with these ids, in a graph whose entities are those of today. */
export function* applyRelations(graph: Graph, present: readonly Relation[], ids: readonly string[]) {
  const shown = groupBy(preferredRelations(present, graph.entities), ({ fromId }) => [fromId]);
  const [removed, added]: [Relation[], Relation[]] = [[], []];
  const outgoing = new Map<string, readonly Relation[] | undefined>();
  for (const [index, id] of ids.entries()) {
    if (index > 0 && index % COMPARED_AT_ONCE === 0) yield;
    const old = graph.outgoing.get(id) ?? [];
    const oldById = new Map(old.map((relation) => [relation.id, relation]));
    // What says the same stays the same object.
    const next = (shown.get(id) ?? []).map((relation) => {
      const known = oldById.get(relation.id);
      return known !== undefined && sameStatement(known, relation) ? known : relation;
    });
    const kept = new Set(next);
    removed.push(...old.filter((relation) => !kept.has(relation)));
    const before = new Set(old);
    added.push(...next.filter((relation) => !before.has(relation)));
    outgoing.set(id, next.length === 0 ? undefined : next);
  }
  if (removed.length + added.length === 0) return { removed, added, parts: {} };
  yield;
  const incoming = graph.incoming.with(yield* incomingLists(graph, removed, added));
  yield;
  const links = applyLinks(graph, removed, added);
  const parts: Pick<Graph, 'outgoing' | 'incoming' | 'links'> = { outgoing: graph.outgoing.with(outgoing), incoming, links };
  return { removed, added, parts };
}

/** Lists with so many relations are copied at once. */
const COPIED_AT_ONCE = 50_000;

function* incomingLists({ incoming }: Graph, removed: readonly Relation[], added: readonly Relation[]) {
  const gone = new Set(removed);
  const more = groupBy(added, ({ toId }) => [toId]);
  const lists: [string, readonly Relation[] | undefined][] = [];
  let copied = 0;
  for (const id of new Set([...removed.map(({ toId }) => toId), ...more.keys()])) {
    const list = [...(incoming.get(id) ?? []).filter((relation) => !gone.has(relation)), ...(more.get(id) ?? [])];
    lists.push([id, list.length === 0 ? undefined : list]);
    copied += list.length;
    if (copied > COPIED_AT_ONCE) {
      yield;
      copied = 0;
    }
  }
  return lists;
}

function applyLinks({ entities: { directory }, links }: Graph, removed: readonly Relation[], added: readonly Relation[]): Links {
  const [gone, more] = [linksByEnd(directory, removed), linksByEnd(directory, added)];
  const slots = new Set([...gone.keys(), ...more.keys()]);
  const changes = [...slots].map((slot): [number, LinkChange] => [slot, { gone: gone.get(slot) ?? [], more: more.get(slot) ?? [] }]);
  return links.with(new Map(changes), directory.size);
}

function linksByEnd(directory: Graph['entities']['directory'], relations: readonly Relation[]): Map<number, Link[]> {
  const ends = new Map<number, Link[]>();
  for (const { fromId, toId, type } of relations) {
    const [from, to, number] = [directory.add(fromId), directory.add(toId), typeNumber(type)];
    addToGroup(ends, from, { target: to, type: number });
    addToGroup(ends, to, { target: from, type: number });
  }
  return ends;
}
