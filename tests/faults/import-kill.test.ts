import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { App } from '../../src/app.ts';
import { sampleApps } from '../support/app.ts';
import { fileWith, smallCatalog } from '../support/database/catalog.ts';
import { engines } from '../support/database/engines.ts';
import { printFigures, repetitions } from './settings.ts';

const program = fileURLToPath(new URL('../support/catalog-importer.mjs', import.meta.url));
const KILLS = repetitions(50, 6);
const OFFERINGS = 400;

interface Found {
  readonly state: string;
  readonly runs: number;
}

/** The small catalog with many offerings, all at one price. */
function catalogAt(price: number): string {
  const models = Array.from({ length: OFFERINGS }, (_, index) => [
    `m-${index}`,
    { name: `M ${index}`, cost: { input: price, output: price } },
  ]);
  return fileWith({ models: smallCatalog().models, providers: { many: { models: Object.fromEntries(models) } } });
}

/** Runs an import; kills it this many milliseconds after it began to read the database, or never. */
async function run(where: string, files: readonly string[], killAfter?: number): Promise<{ found: Found; ended: boolean; ms: number }> {
  const child = spawn(process.execPath, [program, where, ...files], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  let found: Found | undefined;
  let ended = false;
  let start = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    const said = JSON.parse(line) as Found & { readonly event: string };
    if (said.event === 'found') {
      found = said;
      start = performance.now();
      if (killAfter !== undefined) void wait(killAfter).then(() => child.kill('SIGKILL'));
    }
    ended ||= said.event === 'imported';
  }
  const ms = performance.now() - start;
  await closed;
  if (found === undefined) throw new Error('the import ended before it found a state');
  return { found, ended, ms };
}

const placeOf = async ({ database, client }: App): Promise<string> => {
  await client.$disconnect();
  await database.close();
  if (database.engine === 'pglite') return database.location;
  const url = new URL(process.env['TEST_DATABASE_URL'] ?? '');
  url.pathname = `/${database.location.split('/').at(-1)}`;
  return url.href;
};

describe.each(engines)('an import that is killed, on %s', (engine) => {
  const fresh = sampleApps(engine);

  it('leaves the old state or the new one, and a record only with the new one', { timeout: 3_600_000 }, async () => {
    const where = await placeOf(await fresh());
    const files = [catalogAt(1), catalogAt(2)];
    await run(where, files);
    const { found: one, ms } = await run(where, files);
    const { found: other } = await run(where, files);
    const states = new Map([
      [one.state, 'one'],
      [other.state, 'other'],
    ]);
    expect(states.size).toBe(2);
    let before = (await run(where, files, 0)).found;
    const flips: boolean[] = [];
    for (let kills = 0; kills < KILLS; kills++) {
      // Spread over the whole run and a little beyond, so that few kills meet every part of it.
      const { found } = await run(where, files, ((kills + Math.random()) / KILLS) * ms * 1.1);
      expect([...states.keys()]).toContain(found.state);
      // A run is recorded if and only if its rows are there.
      expect(found.runs - before.runs).toBe(found.state === before.state ? 0 : 1);
      flips.push(found.state !== before.state);
      before = found;
    }
    printFigures(`${KILLS} kills of an import on ${engine}`, { complete: flips.filter(Boolean).length });
    // The first kill comes before anything could be written.
    expect(flips).toContain(false);
    const last = await run(where, files);
    expect(last.ended).toBe(true);
  });
});
