/**
 * Joins relations to their entities and sorts them. Relations are the largest table, and each lookup or comparison of texts
 * waits for memory: each id is looked up once, and from then on a number stands for the entity.
 */

import { numbersOf } from '../base/collections.ts';
import { LAST_ORDINAL } from '../base/ordering.ts';
import { type Citation, type Entity, type Graph, getOrThrow, type Relation } from '../graph.ts';
import type { RelationTypeName } from '../ontology.ts';
import { preferredRelations } from './catalog.ts';
import type { RelationRow } from './rows.ts';

/** For each row, the places of the entities at its ends. */
export interface Ends {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** Each list in `relationOrder`. */
export function joinRelations(
  rows: readonly RelationRow[],
  entities: ReadonlyMap<string, Entity>,
  cite: (id: string) => readonly Citation[],
): Pick<Graph, 'outgoing' | 'incoming'> {
  const all = [...entities.values()];
  const places = new Map(all.map(({ id }, place) => [id, place]));
  const ends = {
    from: Int32Array.from(rows, ({ fromId }) => getOrThrow(places, fromId)),
    to: Int32Array.from(rows, ({ toId }) => getOrThrow(places, toId)),
  };
  const relations: Relation[] = new Array(rows.length);
  const kept = preferredRelations(rows, ends.from, all.length);
  for (const index of kept) {
    const row = rows[index];
    if (row !== undefined) relations[index] = toRelation(row, cite(row.id));
  }
  const ordered = putInOrder(kept, rows, ends, all);
  return { outgoing: groupRelations(ends.from, ordered, relations, all), incoming: groupRelations(ends.to, ordered, relations, all) };
}

function groupRelations(
  end: Int32Array,
  order: Uint32Array,
  relations: readonly Relation[],
  all: readonly Entity[],
): Map<string, Relation[]> {
  const lists: (Relation[] | undefined)[] = all.map(() => undefined);
  for (const index of order) {
    const [place, relation] = [end[index] ?? 0, relations[index]];
    const list = lists[place];
    if (relation === undefined) continue;
    if (list === undefined) lists[place] = [relation];
    else list.push(relation);
  }
  return new Map(all.flatMap(({ id }, place) => (lists[place] === undefined ? [] : [[id, lists[place]] as const])));
}

// The database allows only the ontology's words.
const toRelation = (row: RelationRow, citations: readonly Citation[]): Relation => ({
  id: row.id,
  type: row.type as RelationTypeName,
  fromId: row.fromId,
  toId: row.toId,
  ordinal: row.ordinal,
  note: row.note,
  origin: row.origin,
  citations,
});

/** The rows at these places, in the order of their relations. */
function putInOrder(kept: Uint32Array, rows: readonly RelationRow[], { from, to }: Ends, all: readonly Entity[]): Uint32Array {
  const names = numbersOf(all.map(({ name }) => name));
  const types = numbersOf(rows.map(({ type }) => type));
  // First by type and ordinal, then by the names at both ends.
  const first = Float64Array.from(rows, ({ ordinal }, index) => {
    const place = ordinal ?? all[to[index] ?? 0]?.ordinal ?? LAST_ORDINAL;
    return (types[index] ?? 0) * 2 * (LAST_ORDINAL + 1) + place;
  });
  const second = Float64Array.from(rows, (_row, index) => (names[to[index] ?? 0] ?? 0) * all.length + (names[from[index] ?? 0] ?? 0));
  const compare = (one: number, other: number): number =>
    (first[one] ?? 0) - (first[other] ?? 0) ||
    (second[one] ?? 0) - (second[other] ?? 0) ||
    ((rows[one]?.id ?? '') < (rows[other]?.id ?? '') ? -1 : 1);
  return kept.sort(compare);
}
