/** Visitors: those of the last hour, by the id in their cookie. */
import { LRUCache } from 'lru-cache';
import type { Clock } from '../../clock.ts';
import { createVisitor, type Visitor } from './visitor.ts';

const HOUR_MS = 60 * 60_000;
/** Each holds at most 30 messages and 50 rows: about half a megabyte at most. */
const MAX_VISITORS = 500;

export interface Visitors {
  /** A new one if the id is unknown, or its hour is over. */
  readonly find: (id: string | undefined) => Visitor;
}

export function createVisitors(clock: Clock, onGone: (visitor: Visitor) => void): Visitors {
  const known = new LRUCache<string, { readonly visitor: Visitor; readonly until: number }>({
    max: MAX_VISITORS,
    dispose: ({ visitor }) => onGone(visitor),
  });
  return {
    find: (id) => {
      const now = clock.now().getTime();
      const entry = id === undefined ? undefined : known.get(id);
      if (entry !== undefined && entry.until > now) return entry.visitor;
      if (id !== undefined) known.delete(id);
      const visitor = createVisitor();
      known.set(visitor.id, { visitor, until: now + HOUR_MS });
      return visitor;
    },
  };
}
