/**
 * Pages of a list, by Relay's cursor connections.
 * A page begins and ends where its cursors stand by comparison, whether or not their entries are still there: while the list
 * changes from page to page, every entry that stays where it was is given exactly once.
 */
import { BadInput } from '../../errors.ts';
import { compareKeys, lowerBound, type SortKey } from '../../graph/base/collections.ts';
import type { Order } from '../../graph/base/ordering.ts';
import { checkRange } from './arguments.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';

export const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** Cuts the page that `args` ask for out of a list that stands in `order`; throws BadInput for what makes no sense. */
export function pageOf<T>(items: readonly T[], args: PageArgs, order: Order<T>) {
  checkSizes(args);
  const { from, to } = rangeOf(items, args, order);
  const [start, end] = args.last == null ? [from, Math.min(to, from + (args.first ?? DEFAULT_SIZE))] : [Math.max(from, to - args.last), to];
  const edges = items.slice(start, end).map((node) => ({ cursor: encodeCursor(order.name, order.key(node)), node }));
  return {
    edges,
    pageInfo: {
      // Relay: in the direction of reading what lies between the cursors counts, in the other all there is.
      hasNextPage: end < (args.first == null ? items.length : to),
      hasPreviousPage: start > (args.last == null ? 0 : from),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: items.length,
  };
}

/** Throws BadInput for sizes that make no sense, instead of guessing. */
export function checkSizes({ first, last }: PageArgs): void {
  if (first != null && last != null) throw new BadInput('Give "first" or "last", not both.', { at: ['last'] });
  for (const [name, size] of Object.entries({ first, last })) {
    if (size != null) checkRange(name, size, 1, MAX_SIZE, ' entries at a time and read on with "after" or "before"');
  }
}

/** The entries between the two cursors, as indexes: from the first of them to behind the last; `to` is less when there is nothing between. */
function rangeOf<T>(items: readonly T[], { after, before }: PageArgs, order: Order<T>): { readonly from: number; readonly to: number } {
  const read = (name: string, cursor: string | null | undefined) =>
    cursor == null ? undefined : decodeCursor(name, cursor, order, items[0]);
  const [past, until] = [read('after', after), read('before', before)];
  const compared = (at: number, key: SortKey) => compareKeys(order.key(items[at] as T), key, order.descendingPart);
  const from = past === undefined ? 0 : lowerBound(items.length, (at) => compared(at, past) <= 0);
  const to = until === undefined ? items.length : lowerBound(items.length, (at) => compared(at, until) < 0);
  return { from, to };
}

/** What it costs to look at every entry of a list that grows with the graph. */
export const CROSSING_POINTS = 50;

const PAGING: readonly string[] = ['first', 'last', 'after', 'before', 'orderBy'];

/**
 * What a page costs: its own field, and each entry as much as what is asked of it. A size that is refused anyway costs no more than the
 * largest. Any other argument selects among all entries of the list.
 */
export function pageComplexity({ first, last, ...args }: PageArgs) {
  const selects = Object.entries<unknown>(args).some(([name, value]) => value != null && value !== false && !PAGING.includes(name));
  return { field: 1 + (selects ? CROSSING_POINTS : 0), multiplier: Math.min(first ?? last ?? DEFAULT_SIZE, MAX_SIZE) };
}

/** What a list without pages costs: these lists are short, but nested into each other they multiply all the same. */
export const listComplexity = { field: 1, multiplier: 5 } as const;
