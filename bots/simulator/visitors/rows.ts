/** Rows: what the bots remember for one visitor, in memory, so that it ends with the visit and reaches no curator. */
import { randomUUID } from 'node:crypto';

/** All of them together with the schedules, which are behind the API. */
export const MAX_ROWS = 50;
/** Writes to schedules; the API keeps at most one row more for each. */
export const MAX_SCHEDULE_WRITES = 20;
const MAX_KEPT = MAX_ROWS - MAX_SCHEDULE_WRITES;

export interface Rows {
  readonly put: (key: string, value: unknown) => void;
  /** Stores it under an id of its own. */
  readonly add: (kind: string, value: unknown) => string;
  readonly get: (key: string) => unknown;
  readonly ofKind: (kind: string) => readonly unknown[];
  /** Whether one more write to the schedules is allowed; counts it. */
  readonly writeSchedule: () => boolean;
  readonly size: () => number;
}

/** Beyond the limit the oldest row goes: what was asked first matters least. */
export function createRows(): Rows {
  const rows = new Map<string, unknown>();
  let scheduleWrites = 0;
  const put = (key: string, value: unknown) => {
    rows.delete(key);
    rows.set(key, value);
    const [oldest] = rows.keys();
    if (rows.size > MAX_KEPT && oldest !== undefined) rows.delete(oldest);
  };
  return {
    put,
    add: (kind, value) => {
      const id = randomUUID();
      put(`${kind} ${id}`, value);
      return id;
    },
    get: (key) => rows.get(key),
    ofKind: (kind) => [...rows].flatMap(([key, value]) => (key.startsWith(`${kind} `) ? [value] : [])),
    writeSchedule: () => {
      if (scheduleWrites >= MAX_SCHEDULE_WRITES) return false;
      scheduleWrites += 1;
      return true;
    },
    size: () => rows.size + scheduleWrites,
  };
}
