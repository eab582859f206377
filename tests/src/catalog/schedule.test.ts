import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CatalogSource } from '../../../src/catalog/import.ts';
import { importDaily } from '../../../src/catalog/schedule.ts';
import { fileSource } from '../../../src/catalog/sources.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Client } from '../../../src/database/client.ts';
import { BadInput } from '../../../src/errors.ts';
import { sampleApps } from '../../support/app.ts';
import { catalogFile } from '../../support/database/catalog.ts';

/** A clock whose sleeps take no time; stops the loop after some sleeps, and records them in seconds. */
function fastClock(sleeps: number) {
  let now = Date.parse('2026-11-01T00:00:00Z');
  const [slept, stop] = [[] as number[], new AbortController()];
  const clock: Clock = {
    now: () => new Date(now),
    sleep: async (ms, signal) => {
      if (slept.length === sleeps) stop.abort();
      signal?.throwIfAborted();
      slept.push(ms / 1000);
      now += ms;
    },
  };
  return { clock, slept, stop };
}

describe('the daily import', () => {
  const fresh = sampleApps('pglite');
  let client: Client;
  beforeAll(async () => {
    ({ client } = await fresh());
  });

  it('imports soon after the start, then every day, and continues after a failure', async () => {
    const file = fileSource('models.dev', catalogFile);
    let loads = 0;
    const source: CatalogSource = {
      ...file,
      load: async (etag) => {
        loads++;
        if (loads === 2) throw new BadInput('The host is away.');
        return file.load(etag);
      },
    };
    const [lines, { clock, slept, stop }] = [[] as { msg: string }[], fastClock(5)];
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
    let shown = 0;
    const onImported = async () => void shown++;
    await importDaily({ client, clock, log, source, onImported }, stop.signal);
    expect(slept).toEqual([10, 86_400, 3600, 86_400, 86_400]);
    expect(lines.map(({ msg }) => msg)).toEqual([
      ...[
        'catalog imported',
        'catalog not imported; the last good state stays',
        'catalog imported',
        'catalog imported',
        'catalog imported',
      ],
    ]);
    expect(shown).toBe(4);
    expect(await client.importRun.count({ where: { outcome: 'failed' } })).toBe(1);
  });

  it('waits while the last import is less than a day old, even if another process ran it', async () => {
    const last = await client.importRun.findFirst({ orderBy: { finishedAt: 'desc' } });
    const { slept, stop, ...fast } = fastClock(2);
    const start = (last?.finishedAt.getTime() ?? 0) + 3_600_000 - 10_000;
    const clock = { ...fast.clock, now: () => new Date(start + 10_000) };
    const source: CatalogSource = { origin: 'models.dev', load: () => Promise.reject(new Error('not now')) };
    await importDaily({ client, clock, log: pino({ level: 'silent' }), source, onImported: async () => {} }, stop.signal);
    expect(slept).toEqual([10, 23 * 3600]);
  });

  it('does nothing if it was stopped before', async () => {
    const { clock, slept } = fastClock(5);
    const source: CatalogSource = { origin: 'models.dev', load: () => Promise.reject(new Error('not now')) };
    await importDaily({ client, clock, log: pino({ level: 'silent' }), source, onImported: async () => {} }, AbortSignal.abort());
    expect(slept).toEqual([]);
  });
});
