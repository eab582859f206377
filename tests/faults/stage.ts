/** Stage: a database with subscriptions, a fake platform, and processes that post between them. */
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import type { App } from '../../src/atlas.ts';
import { systemClock } from '../../src/clock.ts';
import type { Client } from '../../src/database/client.ts';
import { connect } from '../../src/database/client.ts';
import { openDatabase } from '../../src/database/open.ts';
import { openGraphStore } from '../../src/graph/store.ts';
import { silentLog } from '../support/atlas.ts';
import type { Engine } from '../support/database/engines.ts';
import { serverUrl } from '../support/database/engines.ts';
import { type Child, type ChildOptions, type Looked, startChild } from './child.ts';
import { type Fake, type FakeOptions, startFake } from './fakes.ts';

/** Whoever stalls for longer has lost what it had claimed. */
export const LEASE_MS = 1_000;
const DAY_MS = 86_400_000;
/** Two minutes after nine in UTC, when everything of nine o'clock is due. */
const STARTS = Date.parse('2026-11-27T09:02:00Z');

export interface Stage {
  readonly fake: Fake;
  readonly now: () => Date;
  readonly start: () => Promise<Child>;
  /** Adds a subscription at nine in UTC to each of these channels, as if somebody had asked for it the day before. */
  readonly subscribe: (child: Child, channels: readonly string[], wish?: object) => Promise<void>;
  /** Works on the database while no process has it, or on a server beside them. */
  readonly withClient: <Result>(work: (client: Client, app: Pick<App, 'store'>) => Promise<Result>) => Promise<Result>;
  /** Resolves when a process has nothing left to do. */
  readonly settled: (child: Child, enough?: (looked: Looked) => boolean) => Promise<void>;
  /** What became of the slots of a channel: state and reason. */
  readonly states: () => Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface StageOptions {
  readonly engine: Engine;
  readonly platform: Fake['platform'];
  readonly fresh: () => Promise<App>;
  readonly fake: Omit<FakeOptions, 'now'>;
  readonly starts?: number;
}

export async function setStage({ platform, fresh, fake: options, starts = STARTS }: StageOptions): Promise<Stage> {
  const zero = Date.now();
  const now = () => new Date(starts + (Date.now() - zero));
  const fake = await startFake(platform, { ...options, now });
  onTestFinished(fake.close);
  const where = await leave(await fresh());
  const child: ChildOptions = { where, env: fake.env, leaseMs: LEASE_MS, starts, zero };
  const started: Child[] = [];
  onTestFinished(() => {
    // A process that is stalled or hangs must not outlive the test.
    for (const { signal } of started) signal('SIGKILL');
  });
  const withClient: Stage['withClient'] = (work) => using(where, work);
  return {
    ...{ fake, now, withClient },
    start: async () => {
      const one = await startChild(child);
      started.push(one);
      return one;
    },
    subscribe: (one, channels, wish = {}) => {
      const actor = { platform, workspace: fake.workspace, user: 'U1', isAdmin: true };
      return one.subscribe(
        channels.map((channel) => ({ actor, channel, time: '09:00', zone: 'UTC', ...wish })),
        new Date(starts - DAY_MS / 2),
      );
    },
    settled: async (one, enough = ({ open, due, followUpJobs }) => open + due + followUpJobs === 0) => {
      while (!enough(await one.look())) await wait(50);
    },
    states: () =>
      withClient(async (client) => {
        const rows = await client.delivery.findMany({ include: { subscription: true }, orderBy: { dueAt: 'asc' } });
        const found = new Map<string, string[]>();
        for (const { state, reason, subscription } of rows) {
          found.set(subscription.channel, [...(found.get(subscription.channel) ?? []), [state, reason].filter(Boolean).join(' ')]);
        }
        return found;
      }),
  };
}

/** Closes a fresh atlas and answers where it was. */
async function leave({ database, close }: App): Promise<string> {
  const { engine, where } = database;
  await close();
  return engine === 'pglite' ? where : serverUrl(where.split('/').at(-1) ?? '');
}

async function using<Result>(where: string, work: (client: Client, app: Pick<App, 'store'>) => Promise<Result>): Promise<Result> {
  const at = where.startsWith('postgres') ? { url: where, folder: '' } : { folder: where };
  const database = await openDatabase({ ...at, clock: systemClock });
  const client = connect(database);
  try {
    return await work(client, { store: await openGraphStore(client, silentLog) });
  } finally {
    await client.$disconnect();
    await database.close();
  }
}
