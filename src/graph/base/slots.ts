/** Lists of slots in an order, and how they follow a change: what it touched is taken out and put where it belongs now. */
import type { Numbers } from '../numbers.ts';
import { compareKeys, lowerBound, type SortKey } from './collections.ts';

/** Entities in an order: their slots, and for each slot its place in that order. */
export interface Ranking {
  readonly slots: Int32Array;
  readonly ranks: Int32Array;
}

export function rankingOf(slots: Int32Array, capacity: number): Ranking {
  const ranks = new Int32Array(capacity);
  for (let rank = 0; rank < slots.length; rank += 1) ranks[slots[rank] ?? 0] = rank;
  return { slots, ranks };
}

interface Resorting {
  /** What is taken out of the list. */
  readonly touched: readonly number[];
  /** What of it belongs into the list now. */
  readonly present: readonly number[];
  /** The keys of the list as it is now. */
  readonly keyOf: (slot: number) => SortKey;
  readonly descendingPart?: number | undefined;
}

/** A sorted list after a change; all others stand among each other as before. */
export function resorted(slots: Int32Array, { touched, present, keyOf, descendingPart }: Resorting): Int32Array {
  if (touched.length === 0) return slots;
  const gone = placesAmong(slots, touched);
  const keyed = present.map((slot) => ({ slot, key: keyOf(slot) }));
  keyed.sort((one, other) => compareKeys(one.key, other.key, descendingPart));
  const isBefore = (slot: number, key: SortKey): boolean => compareKeys(keyOf(slot), key, descendingPart) < 0;
  const places = keyed.map(({ key }) => placeAmongOthers(slots.length, gone, (at) => isBefore(slots[at] ?? 0, key)));
  const added = keyed.map(({ slot }) => slot);
  return spliced(slots, gone, { places, added });
}

/** The first of `count` places, without those that are gone, for which `isBefore` is false; or `count`. */
export function placeAmongOthers(count: number, gone: readonly number[], isBefore: (place: number) => boolean): number {
  const placeOf = (index: number): number => index + lowerBound(gone.length, (at) => (gone[at] ?? 0) - at <= index);
  return placeOf(lowerBound(count - gone.length, (index) => isBefore(placeOf(index))));
}

/** So few numbers are looked for one by one: V8 does that many times as fast as a loop. */
const FEW = 16;

/** The places of the numbers that are among these, upwards. */
export function placesAmong(numbers: Int32Array, wanted: readonly number[]): number[] {
  const places: number[] = [];
  if (wanted.length <= FEW) {
    for (const number of new Set(wanted)) {
      for (let at = numbers.indexOf(number); at >= 0; at = numbers.indexOf(number, at + 1)) places.push(at);
    }
    return places.sort((one, other) => one - other);
  }
  const marks = new Uint8Array(wanted.reduce((most, number) => Math.max(most, number), 0) + 1);
  for (const number of wanted) marks[number] = 1;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (number < marks.length && marks[number] === 1) places.push(at);
  }
  return places;
}

interface Additions {
  /** Before which places of the whole list they belong; they only rise. */
  readonly places: readonly number[];
  readonly added: readonly number[];
}

/** The numbers without those at the places that are gone, which rise, and with others: copied once, piece by piece. */
export function spliced<List extends Numbers>(numbers: List, gone: readonly number[], { places, added }: Additions): List {
  const length = numbers.length - gone.length + added.length;
  const all = new (numbers.constructor as new (length: number) => List)(length);
  let [from, to, next] = [0, 0, 0];
  const copyUntil = (end: number): void => {
    all.set(numbers.subarray(from, end), to);
    to += end - from;
    from = end;
  };
  const advance = (end: number): void => {
    for (; next < gone.length && (gone[next] ?? 0) < end; next += 1) {
      copyUntil(gone[next] ?? 0);
      from += 1;
    }
    copyUntil(end);
  };
  for (const [index, place] of places.entries()) {
    advance(place);
    all[to] = added[index] ?? 0;
    to += 1;
  }
  advance(numbers.length);
  return all;
}

/** As `filter`, which takes many times as long for arrays of numbers. */
export function chosen(numbers: Int32Array, isChosen: (number: number) => boolean): Int32Array {
  const kept = new Int32Array(numbers.length);
  let count = 0;
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    if (isChosen(number)) kept[count++] = number;
  }
  return kept.slice(0, count);
}
