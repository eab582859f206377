/** The real server on a port of its own, for the tests of one file. */
import type { Server } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import type { Atlas } from '../../src/atlas.ts';
import { GRAPHQL_PATH } from '../../src/server/api.ts';
import { createHttp, type HttpOptions, listen } from '../../src/server/http.ts';
import { freshAtlases } from './atlas.ts';
import type { Engine } from './database/engines.ts';
import { need } from './need.ts';

export interface Served extends Running {
  readonly atlas: Atlas;
}

export interface Running {
  readonly server: Server;
  readonly address: string;
  readonly url: string;
  readonly close: () => void;
}

/** Serves one API; the caller closes it. */
export async function serve(options: Pick<HttpOptions, 'api'> & Partial<HttpOptions>): Promise<Running> {
  const server = createHttp({ playground: undefined, routes: [], ready: async () => {}, ...options });
  const address = await listen(server, 0, '127.0.0.1');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { server, address, url: `${address}${GRAPHQL_PATH}`, close };
}

/** To be called where tests are declared: one seeded atlas and one server for all of them. */
export function servedAtlas(engine: Engine, more: Partial<HttpOptions> = {}): () => Served {
  const fresh = freshAtlases(engine);
  let served: Served | undefined;
  beforeAll(async () => {
    const atlas = await fresh();
    const ready = async () => void (await atlas.database.sql.rows('select 1'));
    served = { atlas, ...(await serve({ api: atlas.api, ready, ...more })) };
  });
  afterAll(() => served?.close());
  return () => need(served, 'server before the tests run');
}
