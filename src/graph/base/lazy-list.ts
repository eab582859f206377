/** Lazy lists: ordered lists whose entries are made when they are read, so that a page of a long list costs what it shows. */
import type { SortKey } from './collections.ts';

/** An array is one too. */
export interface LazyList<T> {
  /** May be counted when it's read. */
  readonly length: number;
  readonly at: (index: number) => T | undefined;
  /** The first entries after a key, or of the list; present where this is faster than finding their indexes. */
  readonly next?: ((count: number, after?: SortKey) => readonly T[]) | undefined;
}

/** The entries that a function makes of those of another list, which come in the same order. */
export const mapLazily = <From, To>(list: LazyList<From>, make: (entry: From) => To): LazyList<To> => ({
  length: list.length,
  at: (index) => {
    const entry = list.at(index);
    return entry === undefined ? undefined : make(entry);
  },
});

/** The entries from one index to before another. */
export function sliceOf<T>(list: LazyList<T>, start: number, end: number): T[] {
  const entries: T[] = [];
  for (let index = start; index < end; index += 1) {
    const entry = list.at(index);
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
}
