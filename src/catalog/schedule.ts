/** Schedule: imports a catalog every day, inside the server. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Client } from '../database/client.ts';
import { type CatalogSource, importCatalog } from './import.ts';
import { lastComplete } from './runs.ts';

const DAY_MS = 86_400_000;
/** A server that has just started answers requests first and imports later. */
const AFTER_START_MS = 10_000;
/** After a failure the last good state stays, and the host isn't asked again at once. */
const AFTER_FAILURE_MS = 3_600_000;

export interface ScheduleOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly log: Logger;
  readonly source: CatalogSource;
  /** Shows the imported rows. */
  readonly onImported: () => Promise<unknown>;
}

/** Imports when the last complete import is a day old, until the signal is aborted; logs failures and retries. */
export async function importDaily(options: ScheduleOptions, signal: AbortSignal): Promise<void> {
  const { clock } = options;
  let wait = AFTER_START_MS;
  while (!signal.aborted) {
    const woken = await clock.sleep(wait, signal).then(
      () => true,
      (reason: unknown) => {
        if (!signal.aborted) throw reason;
        return false;
      },
    );
    if (woken) wait = await importWhenDue(options);
  }
}

/** Returns how long to wait until the next check. */
async function importWhenDue(options: ScheduleOptions): Promise<number> {
  const { client, clock, log, source } = options;
  const { origin } = source;
  try {
    // Read each time: another process on the same server may have imported in the meantime.
    const last = await lastComplete(client, origin);
    const rest = last === null ? 0 : last.finishedAt.getTime() + DAY_MS - clock.now().getTime();
    if (rest > 0) return rest;
    await importOnce(options);
    return DAY_MS;
  } catch (error) {
    log.error({ err: error, origin }, 'catalog not imported; the last good state stays');
    return AFTER_FAILURE_MS;
  }
}

/** Imports, shows the rows and logs what came of it. */
export async function importOnce({ client, clock, log, source, onImported }: ScheduleOptions): Promise<void> {
  const { outcome, written, counts, quarantined, leftOut } = await importCatalog({ client, clock, source });
  await onImported();
  const found = { ...written, ...counts, quarantined: quarantined.length, leftOut: leftOut.length };
  log.info({ origin: source.origin, outcome, ...found }, 'catalog imported');
}
