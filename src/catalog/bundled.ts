/** The bundled catalog: old, but there from the first minute and without a network. */
import { isCurrent } from './import.ts';
import { importOnce, type ScheduleOptions } from './schedule.ts';

/** The first answers come first, and memory of the start is given back before this needs some. */
const AFTER_START_MS = 5_000;

/** Imports once, unless the same package was imported and would be matched against the same knowledge; logs a failure. */
export async function importBundled(options: ScheduleOptions, version: string, signal: AbortSignal): Promise<void> {
  const { client, clock, log, source } = options;
  try {
    await clock.sleep(AFTER_START_MS, signal);
    if (!(await isCurrent(client, source.origin, version))) await importOnce(options);
  } catch (error) {
    if (!signal.aborted) log.error({ err: error, origin: source.origin }, 'the bundled catalog was not imported; prices may be missing');
  }
}
