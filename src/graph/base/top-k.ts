/** Keeps the best few of many items without storing or sorting them all. */
import { lowerBound } from './collections.ts';

export interface TopK<Item> {
  /** The item with the lowest key is the best; keys of different owners differ. */
  readonly offer: (key: number, item: Item) => void;
  /** The same as offering an item with a key at the limit or above, to an owner. */
  readonly leaveOut: (owner: object) => void;
  /** Items with this key or a higher one are no longer kept. */
  readonly limit: () => number;
  /** Whether an owner was dropped for lack of room. */
  readonly overflowed: () => boolean;
  /** The kept items, best first. */
  readonly items: () => Item[];
}

/** At most `count` items, and only the best of each owner. */
export function createTopK<Item>(count: number, ownerOf: (item: Item) => object): TopK<Item> {
  const entries: { readonly key: number; readonly item: Item }[] = [];
  const keys = new Map<object, number>();
  let overflowed = false;
  const limit = (): number => (entries.length < count ? Number.POSITIVE_INFINITY : (entries.at(-1)?.key ?? Number.NEGATIVE_INFINITY));
  const index = (key: number): number => lowerBound(entries.length, (at) => (entries[at]?.key ?? key) < key);
  const leaveOut = (owner: object): void => {
    overflowed ||= !keys.has(owner);
  };
  const offer = (key: number, item: Item): void => {
    if (key >= limit()) {
      leaveOut(ownerOf(item));
      return;
    }
    const owner = ownerOf(item);
    const held = keys.get(owner);
    if (held !== undefined && held <= key) return;
    if (held !== undefined) entries.splice(index(held), 1);
    entries.splice(index(key), 0, { key, item });
    keys.set(owner, key);
    for (const { item: last } of entries.splice(count)) {
      keys.delete(ownerOf(last));
      overflowed = true;
    }
  };
  return { offer, leaveOut, limit, overflowed: () => overflowed, items: () => entries.map(({ item }) => item) };
}
