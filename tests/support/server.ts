/** The real server on a port of its own, for the tests of one file. */
import { afterAll, beforeAll } from 'vitest';
import type { Atlas } from '../../src/atlas.ts';
import { createHttp, type HttpOptions, listen } from '../../src/server/http.ts';
import { freshAtlases } from './atlas.ts';
import type { Engine } from './database/engines.ts';
import { need } from './need.ts';

export interface Served {
  readonly atlas: Atlas;
  /** Without a slash at its end. */
  readonly address: string;
  /** Where the API is. */
  readonly url: string;
}

/** Serves one API; the caller closes it. */
export async function serve(options: Pick<HttpOptions, 'api'> & Partial<HttpOptions>): Promise<{ address: string; close: () => void }> {
  const server = createHttp({ playground: undefined, routes: [], ready: async () => {}, ...options });
  const address = await listen(server, 0, '127.0.0.1');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address, close };
}

/** To be called where tests are declared: one seeded atlas and one server for all of them. */
export function servedAtlas(engine: Engine, more: Partial<HttpOptions> = {}): () => Served {
  const fresh = freshAtlases(engine);
  let served: Served | undefined;
  let close = () => {};
  beforeAll(async () => {
    const atlas = await fresh();
    const server = await serve({ api: atlas.api, ready: async () => void (await atlas.database.sql.rows('select 1')), ...more });
    ({ close } = server);
    served = { atlas, address: server.address, url: `${server.address}/graphql` };
  });
  afterAll(() => close());
  return () => need(served, 'server: it is asked for before the tests run');
}
