/** The graph in a database, for tests that hold nothing of it but Prisma's client. */
import type { Client } from '../../../src/database/client.ts';
import { queriesIn } from '../../../src/database/prisma-queries.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { readGraph, readRevision } from '../../../src/graph/store/load.ts';

export const graphIn = (client: Client): Promise<Graph> => client.$transaction((tx) => readGraph(queriesIn(tx)), { timeout: 60_000 });

export const revisionIn = (client: Client): Promise<bigint> => readRevision(queriesIn(client));
