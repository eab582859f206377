/** Pages of a list, by Relay's cursor connections. */
import { resolveArrayConnection, resolveOffsetConnection } from '@pothos/plugin-relay';
import { BadInput } from '../errors.ts';

const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

function checkSize(name: 'first' | 'last', size: number | null | undefined): void {
  if (size == null || (size >= 1 && size <= MAX_SIZE)) return;
  throw new BadInput(`"${name}" is ${size}; ask for 1 to ${MAX_SIZE} entries at a time and read on with "after" or "before".`);
}

/** Cuts the page that `args` ask for; throws BadInput for sizes and cursors that make no sense instead of guessing. */
export function pageOf<T>(items: readonly T[], args: PageArgs) {
  check(args);
  return { ...resolveArrayConnection({ args, defaultSize: DEFAULT_SIZE, maxSize: MAX_SIZE }, [...items]), totalCount: items.length };
}

/** The same of rows in the database, of which it reads this page alone. */
export async function pageOfRows<T>(
  args: PageArgs,
  read: (part: { readonly skip: number; readonly take: number }) => Promise<{ readonly items: readonly T[]; readonly total: number }>,
) {
  check(args);
  // From the end one can only count when the end is known.
  const { total } = args.last == null ? { total: undefined } : await read({ skip: 0, take: 0 });
  let totalCount = 0;
  const page = await resolveOffsetConnection(
    { args, defaultSize: DEFAULT_SIZE, maxSize: MAX_SIZE, ...(total === undefined ? {} : { totalCount: total }) },
    async ({ offset, limit }) => {
      const { items, total: all } = await read({ skip: offset, take: limit });
      totalCount = all;
      return [...items];
    },
  );
  return { ...page, totalCount };
}

function check(args: PageArgs): void {
  if (args.first != null && args.last != null) throw new BadInput('Give "first" or "last", not both.');
  checkSize('first', args.first);
  checkSize('last', args.last);
  for (const cursor of [args.after, args.before]) checkCursor(cursor);
}

function checkCursor(cursor: string | null | undefined): void {
  if (cursor == null || /^OffsetConnection:\d+$/.test(Buffer.from(cursor, 'base64').toString())) return;
  throw new BadInput(`"${cursor}" is no cursor of this list. Take one from "pageInfo" or an edge of an earlier page.`);
}

/** What a page costs: its own field, and each entry as much as what is asked of it. */
export const pageComplexity = ({ first, last }: PageArgs) => ({ field: 1, multiplier: first ?? last ?? DEFAULT_SIZE });

/** What a list without pages costs: these lists are short, but nested into each other they multiply all the same. */
export const listComplexity = { field: 1, multiplier: 5 } as const;
