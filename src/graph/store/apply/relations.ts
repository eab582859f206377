/** Applies the relations that leave some entities: only lists and links at their ends are different afterwards. */
import { addToGroup, groupBy } from '../../base/collections.ts';
import type { Graph, Relation } from '../../graph.ts';
import { type Link, type Links, typeNumber } from '../../links.ts';
import { preferredRelations } from '../catalog.ts';
import { sameStatement } from './merge.ts';

/** `present` are all relations that leave the entities with these ids, in a graph whose entities are those of today. */
export function applyRelations(graph: Graph, present: readonly Relation[], ids: readonly string[]) {
  const shown = groupBy(preferredRelations(present, graph.entities), ({ fromId }) => [fromId]);
  const [removed, added]: [Relation[], Relation[]] = [[], []];
  const outgoing = new Map<string, readonly Relation[] | undefined>();
  for (const id of ids) {
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
  const parts: Pick<Graph, 'outgoing' | 'incoming' | 'links'> = {
    outgoing: graph.outgoing.with(outgoing),
    incoming: graph.incoming.with(incomingLists(graph, removed, added)),
    links: applyLinks(graph, removed, added),
  };
  return { removed, added, parts };
}

function incomingLists({ incoming }: Graph, removed: readonly Relation[], added: readonly Relation[]) {
  const gone = new Set(removed);
  const more = groupBy(added, ({ toId }) => [toId]);
  const ids = new Set([...removed.map(({ toId }) => toId), ...more.keys()]);
  return [...ids].map((id): [string, readonly Relation[] | undefined] => {
    const list = [...(incoming.get(id) ?? []).filter((relation) => !gone.has(relation)), ...(more.get(id) ?? [])];
    return [id, list.length === 0 ? undefined : list];
  });
}

function applyLinks({ entities: { directory }, links }: Graph, removed: readonly Relation[], added: readonly Relation[]): Links {
  const [gone, more] = [linksByEnd(directory, removed), linksByEnd(directory, added)];
  const slots = new Set([...gone.keys(), ...more.keys()]);
  const changes = [...slots].map((slot): [number, readonly Link[]] => [
    slot,
    [...linksWithout(links, slot, gone.get(slot) ?? []), ...(more.get(slot) ?? [])],
  ]);
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

function linksWithout({ starts, ends, targets, types }: Links, slot: number, gone: readonly Link[]): Link[] {
  const left = groupBy(gone, ({ target, type }) => [`${target} ${type}`]);
  const kept: Link[] = [];
  for (let at = starts[slot] ?? 0; at < (ends[slot] ?? 0); at += 1) {
    const link = { target: targets[at] ?? 0, type: types[at] ?? 0 };
    // The same two entities may be related twice by one type, by different origins.
    const drop = gone.length > 0 && left.get(`${link.target} ${link.type}`)?.pop() !== undefined;
    if (!drop) kept.push(link);
  }
  return kept;
}
