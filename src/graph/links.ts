/**
 * Links: the relations as numbers, for walks that cross much of the graph. Following objects from one to the next waits for
 * memory each time; arrays of numbers are walked about fifty times as fast.
 */
import { resized } from './numbers.ts';
import { type RelationTypeName, relationTypeNames } from './ontology.ts';

/** One relation, seen from one of its ends: the slot of the entity at the other end, and the type's place in the ontology. */
export interface Link {
  readonly target: number;
  readonly type: number;
}

const typeNumbers = new Map(relationTypeNames.map((name, number) => [name, number]));
export const typeNumber = (type: RelationTypeName): number => typeNumbers.get(type) ?? 0;

/** What is different among the links of one entity. */
export interface LinkChange {
  readonly gone: readonly Link[];
  readonly more: readonly Link[];
}

/** The numbers of all links, of this graph and of the ones before: appended to and never changed. */
interface Pool {
  targets: Int32Array;
  types: Uint8Array;
  used: number;
}

/** Entities are named by their slot. The links of an entity are in no particular order. */
export class Links {
  /** For each slot, where its links begin and end in `targets` and `types`. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  readonly #pool: Pool;

  private constructor(starts: Int32Array, ends: Int32Array, count: number, pool: Pool) {
    this.starts = starts;
    this.ends = ends;
    this.count = count;
    this.#pool = pool;
  }

  /** From the slots at both ends of each relation and its type's number, for so many slots. */
  static of(from: ArrayLike<number>, to: ArrayLike<number>, types: ArrayLike<number>, slots: number): Links {
    const starts = startsOf(from, to, slots);
    const ends = starts.slice();
    const pool = { targets: new Int32Array(2 * from.length), types: new Uint8Array(2 * from.length), used: 2 * from.length };
    const put = (slot: number, target: number, type: number): void => {
      const at = ends[slot] ?? 0;
      pool.targets[at] = target;
      pool.types[at] = type;
      ends[slot] = at + 1;
    };
    for (let index = 0; index < from.length; index += 1) {
      const [one, other, type] = [from[index] ?? 0, to[index] ?? 0, types[index] ?? 0];
      put(one, other, type);
      put(other, one, type);
    }
    return new Links(starts, ends, pool.used, pool);
  }

  get targets(): Int32Array {
    return this.#pool.targets;
  }

  get types(): Uint8Array {
    return this.#pool.types;
  }

  /** The links without some and with some more, by slot; for so many slots. */
  with(changes: ReadonlyMap<number, LinkChange>, slots: number): Links {
    const [starts, ends] = [resized(this.starts, slots), resized(this.ends, slots)];
    let { count } = this;
    for (const [slot, { gone, more }] of changes) {
      const [start, end] = [starts[slot] ?? 0, ends[slot] ?? 0];
      const pool = withRoom(this.#pool, end - start + more.length);
      starts[slot] = pool.used;
      copyWithout(pool, start, end, gone);
      for (const { target, type } of more) append(pool, target, type);
      ends[slot] = pool.used;
      count += pool.used - (starts[slot] ?? 0) - (end - start);
    }
    const pool = this.#pool;
    // Half of the pool may belong to graphs that are gone.
    return pool.used > 2 * count + MIN_WASTE ? Links.#compacted(starts, ends, count, pool) : new Links(starts, ends, count, pool);
  }

  static #compacted(starts: Int32Array, ends: Int32Array, count: number, { targets, types }: Pool): Links {
    const pool = { targets: new Int32Array(count), types: new Uint8Array(count), used: 0 };
    for (let slot = 0; slot < starts.length; slot += 1) {
      const [start, end] = [starts[slot] ?? 0, ends[slot] ?? 0];
      pool.targets.set(targets.subarray(start, end), pool.used);
      pool.types.set(types.subarray(start, end), pool.used);
      starts[slot] = pool.used;
      pool.used += end - start;
      ends[slot] = pool.used;
    }
    return new Links(starts, ends, count, pool);
  }
}

/** Where the links of each slot begin, when they stand one after the other. */
function startsOf(from: ArrayLike<number>, to: ArrayLike<number>, slots: number): Int32Array {
  const starts = new Int32Array(slots + 1);
  for (const ends of [from, to]) {
    for (let index = 0; index < ends.length; index += 1) {
      const after = (ends[index] ?? 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
  }
  for (let slot = 1; slot <= slots; slot += 1) starts[slot] = (starts[slot] ?? 0) + (starts[slot - 1] ?? 0);
  return starts.slice(0, slots);
}

function append(pool: Pool, target: number, type: number): void {
  pool.targets[pool.used] = target;
  pool.types[pool.used] = type;
  pool.used += 1;
}

/** A link as one number. */
const numberOf = (target: number, type: number): number => target * 256 + type;

/** Appends the links of a range; a hub has tens of thousands. */
function copyWithout(pool: Pool, start: number, end: number, gone: readonly Link[]): void {
  // The same two entities may be related twice by one type, by different origins.
  const left = new Map<number, number>();
  for (const { target, type } of gone) left.set(numberOf(target, type), (left.get(numberOf(target, type)) ?? 0) + 1);
  const { targets, types } = pool;
  for (let at = start; at < end; at += 1) {
    const [target, type] = [targets[at] ?? 0, types[at] ?? 0];
    const times = left.size === 0 ? 0 : (left.get(numberOf(target, type)) ?? 0);
    if (times === 0) append(pool, target, type);
    else left.set(numberOf(target, type), times - 1);
  }
}

/** So many numbers may be left over in a small graph before they are put together again. */
const MIN_WASTE = 10_000;

/** The same pool, in larger arrays if it needs them: what is in use stays where it is. */
function withRoom(pool: Pool, added: number): Pool {
  if (pool.used + added <= pool.targets.length) return pool;
  const length = pool.used + Math.max(added, pool.used >> 2, 1_000);
  const [targets, types] = [new Int32Array(length), new Uint8Array(length)];
  targets.set(pool.targets.subarray(0, pool.used));
  types.set(pool.types.subarray(0, pool.used));
  pool.targets = targets;
  pool.types = types;
  return pool;
}
