/** Sorting, grouping and finding, as building the graph needs them. */

/** What an entry is sorted by, part by part; of one list all keys have parts of the same types, the last of them unique. */
export type SortKey = readonly (string | number)[];

/** Numbers by size, texts by code units; the part at `down` the other way around. */
export function compareKeys(left: SortKey, right: SortKey, down?: number): number {
  // An iterator here would be most of what it costs to build a large graph.
  for (let index = 0; index < left.length; index++) {
    const [part, other] = [left[index] ?? '', right[index] ?? ''];
    if (part === other) continue;
    return part < other === (index !== down) ? -1 : 1;
  }
  return 0;
}

export function sortBy<T>(items: readonly T[], key: (item: T) => SortKey, down?: number): T[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  return keyed.sort((left, right) => compareKeys(left.key, right.key, down)).map(({ item }) => item);
}

export function group<T, K>(items: readonly T[], keys: (item: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const members = groups.get(key);
      if (members === undefined) groups.set(key, [item]);
      else members.push(item);
    }
  }
  return groups;
}

/** Foreign keys promise that it is there; a miss means that the rows are not of one moment. */
export function need<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new TypeError(`the rows of the graph do not belong together: "${id}" is missing`);
  return found;
}

/** The first of `count` places of which `isBefore` does not hold any more; what comes before is in front. */
export function firstPlace(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
