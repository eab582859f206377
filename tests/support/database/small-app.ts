/** A graph with a single concept in its own database, which loads instantly: for tests that write often. */

import { join } from 'node:path';
import { createAuthenticate } from '../../../src/access/authenticate.ts';
import { systemClock } from '../../../src/clock.ts';
import { emptyRows } from '../../../src/curation/rows.ts';
import { writeContent } from '../../../src/curation/write.ts';
import { type Client, connect } from '../../../src/database/client.ts';
import { migrate } from '../../../src/database/migrate.ts';
import type { Database } from '../../../src/database/open.ts';
import { packageRoot } from '../../../src/env.ts';
import { type GraphStore, openGraphStore } from '../../../src/graph/store/store.ts';
import { type Api, createApi } from '../../../src/server/api.ts';
import { BOT_KEY } from '../api/paper.ts';
import { silentLog } from '../app.ts';
import { contentOf } from './content.ts';
import { type Engine, freshDatabases } from './engines.ts';

export interface Small {
  readonly database: Database;
  readonly client: Client;
  readonly store: GraphStore;
  readonly api: Api;
}

/** Call it where tests are declared: returns a function that opens a new database with the one concept. */
export function freshSmall(engine: Engine): () => Promise<Small> {
  const open = freshDatabases(engine);
  return async () => {
    const database = await open();
    await migrate(database.sql, join(packageRoot, 'prisma', 'migrations'));
    const small = await another(database);
    await writeConcept(small.client, 'first');
    await small.store.refresh();
    return small;
  };
}

/** The same database as another process opens it. */
export async function another(database: Database): Promise<Small> {
  const client = connect(database);
  const store = await openGraphStore(database.sql, silentLog);
  const api = createApi({
    store,
    client,
    clock: systemClock,
    log: silentLog,
    authenticate: createAuthenticate({ client, clock: systemClock, botKey: BOT_KEY }),
  });
  return { database, client, store, api };
}

/** Renames the concept, in the way that curation writes. */
export function writeConcept(client: Client, name: string): Promise<unknown> {
  const concept = { id: 'concept/change', kind: 'concept', slug: 'change', name, summary: 'What does not stay.', origin: 'test' };
  return writeContent(client, contentOf({ ...emptyRows, entity: [concept] }, 'test'));
}
