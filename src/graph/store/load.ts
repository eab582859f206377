/** Loads the whole graph through Prisma: the only file in src/graph that depends on the database. */
import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../graph.ts';
import { buildGraph } from './build.ts';
import { entityParts, factParts, type Tables } from './rows.ts';

/** The time a load may wait for its turn at the database, and the time it may take. */
const LOAD_LIMIT_MS = 30_000;

/** Reads only the revision: cheap enough for twice a second. */
export async function readRevision(client: Client): Promise<bigint> {
  return (await client.graphRevision.findUniqueOrThrow({ where: { id: true } })).revision;
}

/** Reads every knowledge table at one moment, so that the rows are consistent with each other and with their revision. */
export const loadGraph = (client: Client): Promise<Graph> =>
  client.$transaction(readGraph, { isolationLevel: 'RepeatableRead', timeout: LOAD_LIMIT_MS, maxWait: LOAD_LIMIT_MS });

/** The graph as a transaction sees it, with what the transaction itself has written. */
export async function readGraph(tx: Transaction): Promise<Graph> {
  const tables: Tables = {
    revision: (await tx.graphRevision.findUniqueOrThrow({ where: { id: true } })).revision,
    entities: await tx.entity.findMany({ include: entityParts }),
    relations: await tx.relation.findMany(),
    positions: await tx.position.findMany(),
    scores: await tx.score.findMany(),
    facts: await tx.fact.findMany({ include: factParts }),
    sources: await tx.source.findMany(),
    citations: await tx.citation.findMany(),
    redirects: await tx.redirect.findMany(),
    offerings: await tx.offering.findMany(),
    values: await tx.value.findMany(),
    imports: await tx.importRun.findMany({ where: { outcome: 'imported' }, orderBy: { finishedAt: 'desc' }, distinct: ['origin'] }),
  };
  return buildGraph(tables);
}
