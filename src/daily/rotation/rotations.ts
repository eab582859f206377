/** Loads the rotations of subscriptions from their deliveries. */
import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import { chooseFact, type FactChoice, MIN_FACTS_BETWEEN, type Rotation } from './rotation.ts';
import { factsFor } from './topics.ts';

/** Returns a function from the id of a subscription to its rotation. */
export async function loadRotations(tx: Client | Transaction, ids: readonly string[]): Promise<(id: string) => Rotation> {
  const where = { subscriptionId: { in: [...ids] }, cycle: { not: null } };
  const newest = await tx.delivery.groupBy({ by: ['subscriptionId'], where, _max: { cycle: true } });
  const cycles = new Map(newest.map(({ subscriptionId, _max }) => [subscriptionId, _max.cycle ?? 1]));
  // Also the cycle before: the first facts of a cycle must differ from the last ones before it.
  const recent = [...cycles].map(([subscriptionId, cycle]) => ({ subscriptionId, cycle: { gte: cycle - 1 } }));
  const rows = await tx.delivery.findMany({
    where: { OR: recent },
    select: { subscriptionId: true, cycle: true, factId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
  });
  return (id) => toRotation(id, cycles.get(id) ?? 1, rows);
}

interface PostedRow {
  readonly subscriptionId: string;
  readonly cycle: number | null;
  readonly factId: string | null;
}

function toRotation(subscription: string, cycle: number, rows: readonly PostedRow[]): Rotation {
  const own = rows.filter(({ subscriptionId }) => subscriptionId === subscription);
  return {
    ...{ subscription, cycle },
    posted: new Set(own.flatMap((row) => (row.cycle === cycle ? (row.factId ?? []) : []))),
    latest: own.flatMap(({ factId }) => factId ?? []).slice(0, MIN_FACTS_BETWEEN),
  };
}

/** The fact that a subscription posts next on a date (`YYYY-MM-DD`); undefined when none is suitable. */
export const nextFact = (
  graph: Graph,
  { topics }: { readonly topics: readonly string[] },
  rotation: Rotation,
  date: string,
): FactChoice | undefined => chooseFact(factsFor(graph, topics, date), rotation);
