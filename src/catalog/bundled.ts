/** The bundled catalog: old, but there from the first minute and without a network. */
import type { Queries } from '../database/sql.ts';
import { isCurrent } from './import.ts';
import { importOnce, type ScheduleOptions } from './schedule.ts';

/** The first answers come first, and memory of the start is given back before this needs some. */
const AFTER_START_MS = 5_000;

interface BundledOptions extends ScheduleOptions {
  /** Tells without Prisma's compiler whether there is anything to do. */
  readonly sql: Pick<Queries, 'rows'>;
  readonly version: string;
}

/** Imports once, unless the same package was imported and would be matched against the same knowledge; logs a failure. */
export async function importBundled(options: BundledOptions, signal: AbortSignal): Promise<void> {
  const { sql, version, clock, log, source } = options;
  try {
    await clock.sleep(AFTER_START_MS, signal);
    if (!(await isCurrent(sql, source.origin, version))) await importOnce(options);
  } catch (error) {
    if (!signal.aborted) log.error({ err: error, origin: source.origin }, 'the bundled catalog was not imported; prices may be missing');
  }
}
