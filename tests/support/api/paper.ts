/** An API over literal rows: for tests of the layers in front of the graph, so that they start instantly. */
import { createAuthenticate } from '../../../src/access/authenticate.ts';
import { systemClock } from '../../../src/clock.ts';
import type { Client } from '../../../src/database/client.ts';
import type { Changes } from '../../../src/graph/store/changes.ts';
import { createFeed } from '../../../src/graph/store/feed.ts';
import { type Api, type ApiOptions, createApi } from '../../../src/server/api.ts';
import { silentLog } from '../app.ts';
import { entity, graphOf } from '../graph/rows.ts';

export const BOT_KEY = 'k'.repeat(32);

const graph = graphOf({ entities: ['flamingo', 'florence', 'flava'].map((slug) => entity(`model/${slug}`)) });

/** There is no database, and nothing may query it. */
const noClient = new Proxy({} as Client, {
  get: (_target, name) => {
    throw new Error(`this test has no database, but something used ${String(name)}`);
  },
});

/** Knows only the bots' key. */
export const authenticate = createAuthenticate({ client: noClient, clock: systemClock, botKey: BOT_KEY });

/** Publishes no changes. */
const { subscribe, subscriberCount, end } = createFeed<Changes>();

export const fixtureApi = (more: Partial<ApiOptions> = {}): Api =>
  createApi({
    store: {
      current: () => graph,
      refresh: async () => graph,
      follow: async () => {},
      ...{ subscribe, subscriberCount, end },
    },
    ...{ client: noClient, clock: systemClock, log: silentLog, authenticate },
    ...more,
  });
