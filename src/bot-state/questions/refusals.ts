/** Refusals: how often questions had no answer, by reason. Only numbers are kept, for all who ask. */
import type { Logger } from 'pino';
import type { Client } from '../../database/client.ts';

export interface RefusalCounter {
  /** Never waits and never throws. */
  readonly count: (reason: string) => void;
  /** Writes what isn't written yet. */
  readonly flush: () => Promise<void>;
}

interface CounterOptions {
  readonly client: Client;
  readonly clock: { readonly now: () => Date };
  readonly log: Logger;
}

/** So rarely that refusals, however many, cost no write each. */
const FLUSH_AFTER_MS = 60_000;

export function createRefusalCounter({ client, clock, log }: CounterOptions): RefusalCounter {
  // By day and reason: there are nine reasons.
  let pending = new Map<string, number>();
  let flushedAt = clock.now().getTime();
  const add = (key: string, count: number) => void pending.set(key, (pending.get(key) ?? 0) + count);
  const flush = async () => {
    const counts = pending;
    pending = new Map();
    flushedAt = clock.now().getTime();
    for (const [key, count] of counts) {
      const [day = '', reason = ''] = key.split(' ');
      const where = { day_reason: { day, reason } };
      await client.refusal
        .upsert({ where, create: { day, reason, count }, update: { count: { increment: count } } })
        .catch((error: unknown) => {
          add(key, count);
          throw error;
        });
    }
  };
  return {
    count: (reason) => {
      add(`${clock.now().toISOString().slice(0, 10)} ${reason}`, 1);
      if (clock.now().getTime() - flushedAt < FLUSH_AFTER_MS) return;
      void flush().catch((error: unknown) => log.error({ err: error }, 'counts of refused questions could not be stored'));
    },
    flush,
  };
}

export interface RefusalCount {
  readonly reason: string;
  readonly count: number;
}

/** Of the days that are kept, the most frequent first. */
export async function listRefusals(client: Client): Promise<RefusalCount[]> {
  const groups = await client.refusal.groupBy({ by: ['reason'], _sum: { count: true }, orderBy: { reason: 'asc' } });
  return groups.map(({ reason, _sum }) => ({ reason, count: _sum.count ?? 0 })).sort((one, other) => other.count - one.count);
}
