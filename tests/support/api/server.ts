/** The real server on its own port, for the tests of one file. */
import type { Server } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import type { App } from '../../../src/app.ts';
import { GRAPHQL_PATH } from '../../../src/routing/graphql-path.ts';
import type { Api } from '../../../src/server/api.ts';
import { createHttp, type HttpOptions, listen } from '../../../src/server/http.ts';
import { freshApps } from '../app.ts';
import type { Engine } from '../database/engines.ts';
import { need } from '../need.ts';
import { fixtureApi } from './paper.ts';

type ServeOptions = Pick<HttpOptions, 'api'> & Partial<HttpOptions>;

export interface TestServer {
  readonly server: Server;
  readonly address: string;
  readonly url: string;
  readonly close: () => void;
}

/** Serves one API; the caller closes it. */
export async function serve(options: ServeOptions): Promise<TestServer> {
  const server = createHttp({ routes: [], ready: async () => {}, ...options });
  const address = await listen(server, 0, '127.0.0.1');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { server, address, url: `${address}${GRAPHQL_PATH}`, close };
}

/** Call it where tests are declared: one server for all of them, with the app from `open`. */
function servedOnce<More>(open: () => Promise<More & ServeOptions>): () => More & TestServer {
  let served: (More & TestServer) | undefined;
  beforeAll(async () => {
    const opened = await open();
    served = { ...opened, ...(await serve(opened)) };
  });
  afterAll(() => served?.close());
  return () => need(served, 'server before the tests run');
}

type More = Partial<Omit<HttpOptions, 'api'>>;

/** A server over a seeded atlas. */
export function servedApp(engine: Engine, more: More = {}) {
  const fresh = freshApps(engine);
  return servedOnce<{ app: App }>(async () => {
    const app = await fresh();
    return { app, api: app.api, ready: async () => void (await app.database.sql.rows('select 1')), ...more };
  });
}

/** A server over literal rows. */
export const servedFixtureApi = (api: Api = fixtureApi(), more: More = {}) => servedOnce<{ api: Api }>(async () => ({ api, ...more }));
