import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { cleanUp, cleanUpRegularly } from '../../../src/bot-state/cleanup.ts';
import { saveContinuation } from '../../../src/bot-state/continuations.ts';
import { recordEvent } from '../../../src/bot-state/events.ts';
import type { Client } from '../../../src/database/client.ts';
import { freshApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { manualClock } from '../../support/manual-clock.ts';

const DAY = 86_400_000;
const at = (days: number) => new Date(Date.parse('2026-11-27T12:00:00Z') + days * DAY);
const asking = (command: string) => ({ platform: 'slack' as const, user: 'U1', command, options: [], page: null });
const event = (name: string) => ({ platform: 'slack', event: name }) as const;

describe.each(engines)('the cleanup on %s', (engine) => {
  const fresh = freshApps(engine);

  it('deletes expired continuations and old events, and nothing else', async () => {
    const { client } = await fresh();
    await saveContinuation(client, at(0), asking('model'));
    await saveContinuation(client, at(5), asking('fact'));
    await recordEvent(client, at(29), event('old'));
    await recordEvent(client, at(31), event('new'));
    expect(await cleanUp(client, at(32))).toEqual({ continuations: 1, events: 1 });
    expect(await client.continuation.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: at(35) }]);
    expect(await recordEvent(client, at(32), event('new'))).toBe(false);
    expect(await recordEvent(client, at(32), event('old'))).toBe(true);
    expect(await cleanUp(client, at(32))).toEqual({ continuations: 0, events: 0 });
  });
});

/** The tables that the cleanup deletes from. */
const tables = ['continuation', 'seenEvent'] as const;

/** What three runs log if each deletes this many rows of a table. */
async function loggedBy(deleteFrom: (table: string) => number): Promise<{ msg: string }[]> {
  const logged: { msg: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  // Only the methods that the cleanup calls.
  const client = Object.fromEntries(
    tables.map((table) => [table, { deleteMany: async () => ({ count: deleteFrom(table) }) }]),
  ) as unknown as Client;
  const clock = manualClock();
  const stopping = new AbortController();
  const running = cleanUpRegularly({ client, clock, log }, stopping.signal);
  await clock.tick();
  await clock.tick();
  stopping.abort();
  await running;
  return logged;
}

it('catches up after a failure, and ends when it is stopped', async () => {
  const counts = tables.map(() => 3);
  let isDown = true;
  const logged = await loggedBy(() => {
    if (!isDown) return counts.shift() ?? 0;
    isDown = false;
    throw new Error('no database');
  });
  expect(logged).toMatchObject([
    { msg: 'cannot delete expired bot state; retrying in an hour' },
    { msg: 'deleted expired bot state', continuations: 3, events: 3 },
  ]);
});

it.each(tables)('logs a run that deletes rows of one table only: %s', async (one) => {
  const logged = await loggedBy((table) => (table === one ? 1 : 0));
  expect(logged.length).toBeGreaterThan(0);
  expect(new Set(logged.map(({ msg }) => msg))).toEqual(new Set(['deleted expired bot state']));
});
