import { pino } from 'pino';
import { expect, it } from 'vitest';
import { type CleanupTask, cleanUpRegularly } from '../../src/cleanup.ts';
import { manualClock } from '../support/manual-clock.ts';

/** What three runs of the tasks log. */
async function loggedBy(...tasks: readonly CleanupTask[]): Promise<{ msg: string }[]> {
  const logged: { msg: string }[] = [];
  const log = pino({ level: 'info' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const clock = manualClock();
  const stopping = new AbortController();
  const running = cleanUpRegularly({ tasks, clock, log }, stopping.signal);
  await clock.tick();
  await clock.tick();
  stopping.abort();
  await running;
  return logged;
}

it('catches up after a failure, does the other tasks all the same, and ends when it is stopped', async () => {
  const results = [() => Promise.reject(new Error('no database')), async () => ({ old: 3, stale: 0 }), async () => ({ old: 0, stale: 0 })];
  const others: Date[] = [];
  const other: CleanupTask = async (now) => {
    others.push(now);
    return {};
  };
  const logged = await loggedBy(() => (results.shift() ?? (async () => ({ old: 0, stale: 0 })))(), other);
  expect(logged).toMatchObject([
    { msg: 'cannot delete expired rows; retrying in an hour' },
    { msg: 'deleted expired rows', old: 3, stale: 0 },
  ]);
  expect(others.length).toBeGreaterThan(1);
});

it.each([0, 1])('logs a run that deletes rows of one sort only (%i)', async (one) => {
  const logged = await loggedBy(async () => Object.fromEntries(['old', 'stale'].map((sort, index) => [sort, index === one ? 1 : 0])));
  expect(logged.length).toBeGreaterThan(0);
  expect(new Set(logged.map(({ msg }) => msg))).toEqual(new Set(['deleted expired rows']));
});
