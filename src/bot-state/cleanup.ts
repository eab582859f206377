/** Cleanup: deletes expired bot state, so that personal data is stored only as long as it's needed. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { DAY_MS } from './platform.ts';

export interface CleanupOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Logger;
}

const INTERVAL_MS = 60 * 60_000;
/** Platforms redeliver an event for hours at most; after that its id is useless. */
const EVENT_RETENTION_MS = 2 * DAY_MS;

/** Cleans up now and every hour until the signal is aborted; if a run fails, the next one catches up. */
export async function cleanUpRegularly(options: CleanupOptions, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await cleanUpOnce(options);
    await options.clock.sleep(INTERVAL_MS, signal).catch((reason: unknown) => {
      if (!signal.aborted) throw reason;
    });
  }
}

async function cleanUpOnce({ client, clock, log }: CleanupOptions): Promise<void> {
  try {
    const deleted = await cleanUp(client, clock.now());
    if (Object.values(deleted).some((count) => count > 0)) log.info(deleted, 'deleted expired bot state');
  } catch (error) {
    log.error({ err: error }, 'cannot delete expired bot state; retrying in an hour');
  }
}

/** Deletes expired continuations and events that can no longer be redelivered; returns how many. */
export async function cleanUp(client: Client, now: Date): Promise<{ readonly continuations: number; readonly events: number }> {
  const continuations = await client.continuation.deleteMany({ where: { expiresAt: { lte: now } } });
  const events = await client.seenEvent.deleteMany({ where: { seenAt: { lt: new Date(now.getTime() - EVENT_RETENTION_MS) } } });
  return { continuations: continuations.count, events: events.count };
}
