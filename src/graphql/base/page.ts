/**
 * Pages of a list, by Relay's cursor connections.
 * A page begins and ends where its cursors stand by comparison, whether or not their entries are still there: while the list
 * changes from page to page, every entry that stays where it was is given exactly once.
 */
import { BadInput } from '../../errors.ts';
import { compareKeys, lowerBound, type SortKey } from '../../graph/base/collections.ts';
import { type LazyList, sliceOf } from '../../graph/base/lazy-list.ts';
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

/** An entry as Relay's edge. Most requests ask for nodes alone, so that the cursor is made when it's read. */
class Edge<T, Node> {
  readonly entry: T;
  readonly node: Node;
  readonly #order: Order<T>;
  constructor(entry: T, node: Node, order: Order<T>) {
    this.entry = entry;
    this.node = node;
    this.#order = order;
  }
  get cursor(): string {
    return cursorOf(this.entry, this.#order);
  }
}

const cursorOf = <T>(entry: T, { name, key }: Order<T>): string => encodeCursor(name, key(entry));

interface PageParts<T, Node> {
  readonly list: LazyList<T>;
  readonly entries: readonly T[];
  readonly order: Order<T>;
  readonly nodeOf: (entry: T) => Node;
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A page as Relay's connection, of which each field is made when it's asked for. */
class Page<T, Node> {
  readonly #parts: PageParts<T, Node>;
  constructor(parts: PageParts<T, Node>) {
    this.#parts = parts;
  }
  get edges(): Edge<T, Node>[] {
    const { entries, order, nodeOf } = this.#parts;
    return entries.map((entry) => new Edge(entry, nodeOf(entry), order));
  }
  get pageInfo() {
    const { entries, order, hasNextPage, hasPreviousPage } = this.#parts;
    const [first, last] = [entries[0], entries.at(-1)];
    const startCursor = first === undefined ? null : cursorOf(first, order);
    return { hasNextPage, hasPreviousPage, startCursor, endCursor: last === undefined ? null : cursorOf(last, order) };
  }
  get totalCount(): number {
    return this.#parts.list.length;
  }
}

/** Cuts the page that `args` ask for out of a list that stands in `order`; throws BadInput for what makes no sense. */
export function pageOf<T>(list: LazyList<T>, args: PageArgs, order: Order<T>): Page<T, T>;
export function pageOf<T, Node>(list: LazyList<T>, args: PageArgs, order: Order<T>, nodeOf: (entry: T) => Node): Page<T, Node>;
export function pageOf<T>(list: LazyList<T>, args: PageArgs, order: Order<T>, nodeOf: (entry: T) => unknown = (entry) => entry) {
  checkSizes(args);
  const isForward = list.next !== undefined && args.last == null && args.before == null;
  return new Page({ list, order, nodeOf, ...(isForward ? nextEntries(list.next, args, order) : entriesBetween(list, args, order)) });
}

/** What a page has of its parts by its place in the list. */
type Cut<T> = Pick<PageParts<T, unknown>, 'entries' | 'hasNextPage' | 'hasPreviousPage'>;

function entriesBetween<T>(list: LazyList<T>, args: PageArgs, order: Order<T>): Cut<T> {
  const { from, to } = rangeOf(list, args, order);
  const [start, end] = args.last == null ? [from, Math.min(to, from + (args.first ?? DEFAULT_SIZE))] : [Math.max(from, to - args.last), to];
  return {
    entries: sliceOf(list, start, end),
    // Relay: in the direction of reading what lies between the cursors counts, in the other all there is.
    hasNextPage: end < (args.first == null ? list.length : to),
    hasPreviousPage: start > (args.last == null ? 0 : from),
  };
}

/** The same for pages forwards, without the index of any entry. */
function nextEntries<T>(next: NonNullable<LazyList<T>['next']>, { first, after }: PageArgs, order: Order<T>): Cut<T> {
  const size = first ?? DEFAULT_SIZE;
  const [start] = after == null ? [] : next(1);
  const past = after == null ? undefined : decodeCursor('after', after, order, start);
  const entries = next(size + 1, past);
  const hasPreviousPage = past !== undefined && start !== undefined && compareKeys(order.key(start), past, order.descendingPart) <= 0;
  return { entries: entries.slice(0, size), hasNextPage: entries.length > size, hasPreviousPage };
}

/** Throws BadInput for sizes that make no sense, instead of guessing. */
export function checkSizes({ first, last }: PageArgs): void {
  if (first != null && last != null) throw new BadInput('Give "first" or "last", not both.', { at: ['last'] });
  if (first != null) checkRange('first', first, 1, MAX_SIZE, READ_ON);
  if (last != null) checkRange('last', last, 1, MAX_SIZE, READ_ON);
}

const READ_ON = ' entries at a time and read on with "after" or "before"';

/** The entries between the two cursors, as indexes: from the first of them to behind the last; `to` is less when there is nothing between. */
function rangeOf<T>(list: LazyList<T>, { after, before }: PageArgs, order: Order<T>): { readonly from: number; readonly to: number } {
  if (after == null && before == null) return { from: 0, to: list.length };
  const read = (name: string, cursor: string | null | undefined) =>
    cursor == null ? undefined : decodeCursor(name, cursor, order, list.at(0));
  const [past, until] = [read('after', after), read('before', before)];
  const compared = (at: number, key: SortKey) => compareKeys(order.key(list.at(at) as T), key, order.descendingPart);
  const from = past === undefined ? 0 : lowerBound(list.length, (at) => compared(at, past) <= 0);
  const to = until === undefined ? list.length : lowerBound(list.length, (at) => compared(at, until) < 0);
  return { from, to };
}

/** What it costs to look at every entry of a list that grows with the graph. */
export const CROSSING_POINTS = 50;

const PAGING: readonly string[] = ['first', 'last', 'after', 'before', 'orderBy'];

/**
 * What a page costs: its own field, and each entry as much as what is asked of it. A size that is refused anyway costs no more than the
 * largest. Any other argument selects among all entries of the list, and so does each condition of a filter.
 */
export function pageComplexity({ first, last, ...args }: PageArgs) {
  const { filter, ...others } = args as Readonly<Record<string, unknown>>;
  const selects =
    filter != null || Object.entries(others).some(([name, value]) => value != null && value !== false && !PAGING.includes(name));
  const crossings = Math.max(selects ? 1 : 0, conditionsIn(filter));
  return { field: 1 + crossings * CROSSING_POINTS, multiplier: Math.min(first ?? last ?? DEFAULT_SIZE, MAX_SIZE) };
}

/** How many values a filter gives, with the filters in it; those given twice in a list are tested once. */
function conditionsIn(filter: unknown): number {
  if (filter == null) return 0;
  if (typeof filter !== 'object') return 1;
  const parts: readonly unknown[] = Array.isArray(filter) ? [...new Set(filter)] : Object.values(filter);
  // An empty filter is tested, too.
  return Math.max(
    1,
    parts.reduce<number>((sum, part) => sum + conditionsIn(part), 0),
  );
}

/** What a list without pages costs: these lists are short, but nested into each other they multiply all the same. */
export const listComplexity = { field: 1, multiplier: 5 } as const;
