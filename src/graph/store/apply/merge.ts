/** Small parts of applying a change. */
import { isDeepStrictEqual } from 'node:util';
import { compareKeys, lowerBound, type SortKey, sortBy } from '../../base/collections.ts';
import type { Citation } from '../../graph.ts';

/** A sorted list with some more items in their places; the list may be long and the items few. */
export function mergeSorted<Item>(list: readonly Item[], more: readonly Item[], key: (item: Item) => SortKey, down?: number): Item[] {
  const merged: Item[] = [];
  let from = 0;
  for (const item of sortBy(more, key, down)) {
    const own = key(item);
    const to = lowerBound(list.length, (at) => compareKeys(key(list[at] as Item), own, down) < 0);
    for (; from < to; from += 1) merged.push(list[from] as Item);
    merged.push(item);
  }
  for (; from < list.length; from += 1) merged.push(list[from] as Item);
  return merged;
}

/** Whether two statements say and cite the same; citations may come from a getter, which no comparison reads. */
export function sameStatement(one: object | undefined, other: object | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return sameCitations(citationsOf(one), citationsOf(other)) && isDeepStrictEqual(fieldsOf(one), fieldsOf(other));
}

const citationsOf = (statement: object): readonly Citation[] =>
  'citations' in statement ? (statement.citations as readonly Citation[]) : [];

const fieldsOf = (statement: object): object => ({ ...statement, citations: null });

export const sameCitations = (old: readonly Citation[], citations: readonly Citation[]): boolean =>
  old.length === citations.length &&
  citations.every(({ sourceId, locator }, index) => old[index]?.sourceId === sourceId && old[index].locator === locator);
