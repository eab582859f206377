import { pino } from 'pino';
import { beforeAll, expect, it } from 'vitest';
import { createApiClient, type Query } from '../../../../bots/api/client.ts';
import { createPlainWorkspaces } from '../../../../bots/core/state/plain-workspaces.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import type { App } from '../../../../src/app.ts';
import { sampleApps } from '../../../support/app.ts';
import { apiOf } from '../../../support/bots/bot-contexts.ts';

const fresh = sampleApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const MINUTE = 60_000;

/** One process: its own memory, a clock that the test moves, and how often it has asked the API. */
function startProcess(query: Query = createApiClient({ ...apiOf(app), timeoutMs: 10_000 })) {
  let [now, calls] = [Date.now(), 0];
  const log = pino({ level: 'silent' });
  const clock = { now: () => new Date(now), sleep: async () => {} };
  const counted: Query = (...args) => {
    calls += 1;
    return query(...args);
  };
  return {
    ...createPlainWorkspaces({ query: counted, platform: slack, clock, log }),
    calls: () => calls,
    pass: (ms: number) => {
      now += ms;
    },
  };
}

it('asks the API once, and again after ten minutes', async () => {
  const { isPlain, calls, pass } = startProcess();
  expect([await isPlain('TONCE'), await isPlain('TONCE'), calls()]).toEqual([false, false, 1]);
  pass(9 * MINUTE);
  expect([await isPlain('TONCE'), calls()]).toEqual([false, 1]);
  pass(MINUTE);
  expect([await isPlain('TONCE'), calls()]).toEqual([false, 2]);
});

it('remembers a refusal at once, after a restart, and in other processes within ten minutes', async () => {
  const [one, other] = [startProcess(), startProcess()];
  expect(await other.isPlain('TBOTH')).toBe(false);
  const keeping = one.keepPlain('TBOTH');
  expect(await one.isPlain('TBOTH')).toBe(true);
  await keeping;
  expect(await startProcess().isPlain('TBOTH')).toBe(true);
  other.pass(10 * MINUTE);
  expect(await other.isPlain('TBOTH')).toBe(true);
  expect(await one.isPlain('TOTHER')).toBe(false);
});

it('asks nothing more for seven days, and then again', async () => {
  const { isPlain, keepPlain, calls, pass } = startProcess();
  await keepPlain('TWEEK');
  pass(6.9 * 24 * 60 * MINUTE);
  expect([await isPlain('TWEEK'), calls()]).toEqual([true, 1]);
  pass(0.2 * 24 * 60 * MINUTE);
  await isPlain('TWEEK');
  expect(calls()).toBe(2);
});

it('goes without the API: new parts are sent, and a refusal is known for a while', async () => {
  const { isPlain, keepPlain, pass } = startProcess(createApiClient({ url: 'http://127.0.0.1:9', fetch, timeoutMs: 300 }));
  expect(await isPlain('T1')).toBe(false);
  await keepPlain('T1');
  expect(await isPlain('T1')).toBe(true);
  pass(10 * MINUTE);
  expect(await isPlain('T1')).toBe(false);
});
