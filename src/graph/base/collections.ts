/** A sort key, part by part; all keys of one list have parts of the same types, and the last part is unique. */
export type SortKey = readonly (string | number)[];

/** Compares numbers by size and texts by code units; the part at `down` counts downwards. */
export function compareKeys(left: SortKey, right: SortKey, down?: number): number {
  // An iterator here would dominate the cost of building a large graph.
  for (let index = 0; index < left.length; index++) {
    const [part, other] = [left[index] ?? '', right[index] ?? ''];
    if (part === other) continue;
    return part < other === (index !== down) ? -1 : 1;
  }
  return 0;
}

export function sortBy<T>(items: readonly T[], key: (item: T) => SortKey, down?: number): T[] {
  if (items.length < 2) return [...items];
  if (items.length > LONG) return sortMany(items, key, down);
  const keyed = items.map((item) => ({ item, key: key(item) }));
  return keyed.sort((left, right) => compareKeys(left.key, right.key, down)).map(({ item }) => item);
}

/** From this size on, numbering the texts costs less than comparing them repeatedly. */
const LONG = 1_000;

/** Sorts by arrays of numbers: with half a million keys made of objects and texts, the comparisons would dominate. */
function sortMany<T>(items: readonly T[], key: (item: T) => SortKey, down?: number): T[] {
  const parts = partsOf(items, key);
  // The last part is mostly unique and rarely compared: numbering its texts isn't worth it.
  const [last = []] = parts.splice(-1);
  const columns = parts.map((column, index) => numbersOf(column, index === down));
  const sign = down === parts.length ? -1 : 1;
  const compare = (one: number, other: number): number => {
    for (const column of columns) {
      const order = compareNumbers(column[one] ?? 0, column[other] ?? 0);
      if (order !== 0) return order;
    }
    return sign * compareParts(last[one] ?? '', last[other] ?? '');
  };
  return Array.from(Uint32Array.from(items.keys()).sort(compare), (place) => items[place] as T);
}

// A separate function: one that also compares texts is slow for numbers.
const compareNumbers = (left: number, right: number): number => (left < right ? -1 : Number(left > right));
const compareParts = (left: string | number, right: string | number): number => (left < right ? -1 : Number(left > right));

/** The keys by part: all first parts, all second parts and so on. */
function partsOf<T>(items: readonly T[], key: (item: T) => SortKey): (string | number)[][] {
  const parts: (string | number)[][] = [];
  for (const item of items) {
    const one = key(item);
    for (let index = 0; index < one.length; index++) {
      parts[index] ??= [];
      parts[index]?.push(one[index] ?? '');
    }
  }
  return parts;
}

/** Numbers in the same order as the parts, or in the opposite one. */
export function numbersOf(column: readonly (string | number)[], opposite = false): Float64Array {
  const sign = opposite ? -1 : 1;
  if (typeof column[0] === 'number') return Float64Array.from(column, (part) => sign * Number(part));
  const known = new Map<string | number, number>();
  const numbers = Float64Array.from(column, (text) => {
    const number = known.get(text) ?? known.size;
    if (number === known.size) known.set(text, number);
    return number;
  });
  const places = new Float64Array(known.size);
  for (const [place, text] of [...known.keys()].sort().entries()) places[known.get(text) ?? 0] = sign * place;
  return numbers.map((number) => places[number] ?? 0);
}

export function groupBy<T, K>(items: readonly T[], keys: (item: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    for (const key of keys(item)) addToGroup(groups, key, item);
  }
  return groups;
}

export function addToGroup<T, K>(groups: Map<K, T[]>, key: K, item: T): void {
  const members = groups.get(key);
  if (members === undefined) groups.set(key, [item]);
  else members.push(item);
}

/** The first of `count` places for which `isBefore` is false; it must be true for all places before that. */
export function lowerBound(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A sorted list with some more items in their places; the list may be long and the items few. */
export function mergeSorted<Item>(list: readonly Item[], more: readonly Item[], key: (item: Item) => SortKey): Item[] {
  const merged: Item[] = [];
  let from = 0;
  for (const item of sortBy(more, key)) {
    const own = key(item);
    const to = lowerBound(list.length, (at) => compareKeys(key(list[at] as Item), own) < 0);
    for (; from < to; from += 1) merged.push(list[from] as Item);
    merged.push(item);
  }
  for (; from < list.length; from += 1) merged.push(list[from] as Item);
  return merged;
}
