/** Cursor: the position of an entry in its list, as the entry's sort key, so that it stays valid while the list changes. */
import { BadInput } from '../../errors.ts';
import type { SortKey } from '../../graph/base/collections.ts';
import type { Order } from '../../graph/base/ordering.ts';
import { shorten } from '../../graph/search/find.ts';

/** Raised when keys change their meaning: older cursors are then rejected instead of pointing elsewhere. */
const VERSION = 1;

const NEXT_STEP = 'Take one from "pageInfo" or an edge of an earlier page of the same list in the same order.';

export function encodeCursor(order: string, key: SortKey): string {
  const text = `[${VERSION},${jsonOf(order)},${key.map(jsonOf).join()}]`;
  return text.length > MAX_WRITTEN ? Buffer.from(text).toString('base64url') : written.toString('base64url', 0, written.write(text));
}

// A page writes as many cursors as it has entries, and a buffer for each took longer than the cursor itself.
const written = Buffer.alloc(1_024);
/** A character has three bytes at most. */
const MAX_WRITTEN = written.length / 3;

/** Texts without any escapes are most of them. */
const PLAIN = /^[ !#-[\]-~]*$/;
const jsonOf = (part: string | number): string => (typeof part === 'string' && PLAIN.test(part) ? `"${part}"` : JSON.stringify(part));

/** The sort key that the cursor in an argument holds, if it is of this order; `like` is any entry of the list, and its key tells what parts there must be. */
export function decodeCursor<T>(name: string, cursor: string, order: Order<T>, like: T | undefined): SortKey {
  const [version, orderName, ...key] = partsOf(cursor);
  // A cursor that doesn't match our own encoding byte for byte isn't ours.
  if (version !== VERSION || typeof orderName !== 'string' || !isKey(key) || encodeCursor(orderName, key) !== cursor) {
    throw noCursor(name, cursor);
  }
  const fits = like === undefined || typesOf(order.key(like)) === typesOf(key);
  if (orderName !== order.name || !fits) throw noCursor(name, cursor, ': it comes from another list, or from another order');
  return key;
}

/** The error for a text that isn't a cursor, or isn't one of this list. */
export const noCursor = (name: string, cursor: string, why = ''): BadInput =>
  new BadInput(`"${shorten(cursor)}" isn't a cursor of this list${why}. ${NEXT_STEP}`, { at: [name], given: shorten(cursor) });

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(parts) ? parts : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

const isKey = (parts: readonly unknown[]): parts is SortKey => parts.every((part) => typeof part === 'string' || typeof part === 'number');

const typesOf = (key: SortKey): string => key.map((part) => typeof part).join();
