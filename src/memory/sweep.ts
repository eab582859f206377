/** Sweep: deletes what bots need not remember any more, so that nothing about people stays longer than it serves. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { DAY_MS } from './platform.ts';

export interface SweepOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Logger;
}

const EVERY_MS = 60 * 60_000;
/** Platforms send an event again for hours at most; after that its id says nothing. */
const EVENTS_KEPT_MS = 2 * DAY_MS;

/** Sweeps now and then every hour until the signal is aborted; a sweep that fails is made up for by the next. */
export async function sweepRegularly(options: SweepOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sweepOnce(options);
    await options.clock.sleep(EVERY_MS, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }
}

async function sweepOnce({ client, clock, log }: SweepOptions): Promise<void> {
  try {
    const swept = await sweep(client, clock.now());
    if (swept.continuations + swept.events > 0) log.info(swept, 'swept');
  } catch (error) {
    log.error({ err: error }, 'not swept; tried again in an hour');
  }
}

/** Deletes continuations that have expired and events that nobody sends again; answers how many. */
export async function sweep(client: Client, now: Date): Promise<{ readonly continuations: number; readonly events: number }> {
  const continuations = await client.continuation.deleteMany({ where: { expiresAt: { lte: now } } });
  const events = await client.seenEvent.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - EVENTS_KEPT_MS) } } });
  return { continuations: continuations.count, events: events.count };
}
