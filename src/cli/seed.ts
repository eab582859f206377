/** Writes the knowledge files into the database; servers on the same PostgreSQL show the change within a second. */
import { openApp } from '../app.ts';
import { systemClock } from '../clock.ts';
import { loadEnv } from '../env.ts';
import { openLog } from '../log.ts';
import { printStatus } from '../output.ts';

export async function seedDatabase(): Promise<void> {
  const env = loadEnv();
  const app = await openApp({ env, clock: systemClock, log: openLog({ level: env.LOG_LEVEL }), progress: printStatus });
  const { entities, facts, revision } = app.store.current();
  printStatus(`the database holds ${entities.size} entities and ${facts.length} facts at revision ${revision}`);
  await app.close();
}
