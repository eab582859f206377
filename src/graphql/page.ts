/** Pages of a list, by Relay's cursor connections. */
import { resolveArrayConnection } from '@pothos/plugin-relay';
import { BadInput } from '../errors.ts';

export const DEFAULT_SIZE = 20;
const MAX_SIZE = 100;

export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** Throws BadInput for sizes that make no sense, instead of guessing. */
export function checkSizes({ first, last }: PageArgs): void {
  if (first != null && last != null) throw new BadInput('Give "first" or "last", not both.');
  for (const [name, size] of Object.entries({ first, last })) {
    if (size == null || (size >= 1 && size <= MAX_SIZE)) continue;
    throw new BadInput(`"${name}" is ${size}; ask for 1 to ${MAX_SIZE} entries at a time and read on with "after" or "before".`);
  }
}

/** Cuts the page that `args` ask for; throws BadInput for sizes and cursors that make no sense instead of guessing. */
export function pageOf<T>(items: readonly T[], args: PageArgs) {
  checkSizes(args);
  for (const cursor of [args.after, args.before]) checkCursor(cursor);
  return { ...resolveArrayConnection({ args, defaultSize: DEFAULT_SIZE, maxSize: MAX_SIZE }, [...items]), totalCount: items.length };
}

function checkCursor(cursor: string | null | undefined): void {
  if (cursor == null || /^OffsetConnection:\d+$/.test(Buffer.from(cursor, 'base64').toString())) return;
  throw new BadInput(`"${cursor}" is no cursor of this list. Take one from "pageInfo" or an edge of an earlier page.`);
}

/** What a page costs: its own field, and each entry as much as what is asked of it. */
export const pageComplexity = ({ first, last }: PageArgs) => ({ field: 1, multiplier: first ?? last ?? DEFAULT_SIZE });

/** What a list without pages costs: these lists are short, but nested into each other they multiply all the same. */
export const listComplexity = { field: 1, multiplier: 5 } as const;
