/** A scenario: a database with subscriptions, a fake platform, and processes that post between them. */
import { setTimeout as wait } from 'node:timers/promises';
import type { TestContext } from 'vitest';
import type { App } from '../../../src/app.ts';
import { systemClock } from '../../../src/clock.ts';
import type { Client } from '../../../src/database/client.ts';
import { connect } from '../../../src/database/client.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { openGraphStore } from '../../../src/graph/store/store.ts';
import { silentLog } from '../../support/app.ts';
import type { Engine } from '../../support/database/engines.ts';
import { serverUrl } from '../../support/database/engines.ts';
import { type PendingWork, type PosterProcess, type PosterProcessOptions, startPoster } from './child.ts';
import { type Fake, type FakeOptions, startFake } from './fakes.ts';

/** A process that stalls for longer loses what it had claimed. */
export const LEASE_MS = 1_000;
const DAY_MS = 86_400_000;
/** 09:02 UTC, when everything scheduled for 09:00 is due. */
const START_TIME = Date.parse('2026-11-27T09:02:00Z');

export interface Scenario {
  readonly fake: Fake;
  readonly now: () => Date;
  /** Starts our own poster, or that of another version. */
  readonly start: (program?: string) => Promise<PosterProcess>;
  /** Adds a subscription at 09:00 UTC to each of these channels, created the day before; one with a `subject` follows it. */
  readonly subscribe: (child: PosterProcess, channels: readonly string[], input?: object) => Promise<void>;
  /** Uses the database while no process has it open, or on a server at the same time. */
  readonly withClient: <Result>(work: (client: Client, app: Pick<App, 'store'>) => Promise<Result>) => Promise<Result>;
  /** Resolves when a process has nothing left to do. */
  readonly idle: (child: PosterProcess, enough?: (looked: PendingWork) => boolean) => Promise<void>;
  /** The results of a channel's slots: state and reason. */
  readonly states: () => Promise<ReadonlyMap<string, readonly string[]>>;
}

export interface ScenarioOptions {
  readonly engine: Engine;
  readonly platform: Fake['platform'];
  readonly fresh: () => Promise<Pick<App, 'database' | 'close'>>;
  readonly fake: Omit<FakeOptions, 'now'>;
  /** Of the test itself: the imported one belongs to whichever of the tests at one time began last. */
  readonly onTestFinished: TestContext['onTestFinished'];
  readonly starts?: number;
}

export async function createScenario({
  platform,
  fresh,
  fake: options,
  onTestFinished,
  starts = START_TIME,
}: ScenarioOptions): Promise<Scenario> {
  const zero = Date.now();
  const now = () => new Date(starts + (Date.now() - zero));
  const fake = await startFake(platform, { ...options, now });
  onTestFinished(fake.close);
  const location = await closeAndLocate(await fresh());
  const child: PosterProcessOptions = { where: location, env: fake.env, leaseMs: LEASE_MS, starts, zero };
  const started: PosterProcess[] = [];
  onTestFinished(() => {
    // A stalled process must not outlive the test.
    for (const { signal } of started) signal('SIGKILL');
  });
  const withClient: Scenario['withClient'] = (work) => withOpenDatabase(location, work);
  return {
    ...{ fake, now, withClient },
    start: async (program) => {
      const one = await startPoster({ ...child, program });
      started.push(one);
      return one;
    },
    subscribe: (one, channels, input = {}) => {
      const actor = { platform, workspace: fake.workspace, user: 'U1', isAdmin: true, ...('subject' in input ? { isDirect: false } : {}) };
      return one.subscribe(
        channels.map((channel) => ({ actor, channel, time: '09:00', zone: 'UTC', ...input })),
        new Date(starts - DAY_MS / 2),
      );
    },
    idle: async (one, enough = ({ open, due, followUpJobs }) => open + due + followUpJobs === 0) => {
      while (!enough(await one.pendingWork())) await wait(50);
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

/** Seeds a new database, closes it and returns its location. */
async function closeAndLocate({ database, close }: Pick<App, 'database' | 'close'>): Promise<string> {
  const { engine, location } = database;
  await close();
  return engine === 'pglite' ? location : serverUrl(location.split('/').at(-1) ?? '');
}

async function withOpenDatabase<Result>(
  location: string,
  work: (client: Client, app: Pick<App, 'store'>) => Promise<Result>,
): Promise<Result> {
  const at = location.startsWith('postgres') ? { url: location, folder: '' } : { folder: location };
  const database = await openDatabase({ ...at, clock: systemClock });
  const client = connect(database);
  try {
    return await work(client, { store: await openGraphStore(database.sql, silentLog) });
  } finally {
    await client.$disconnect();
    await database.close();
  }
}
