/** A database that holds nothing but the longest log that a reader takes: every entity, fact, score and relation of a graph is new in it. */
import type { Client } from '../../../src/database/client.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { need } from '../need.ts';

export function clientWithFullLog(graph: () => Graph): Client {
  const change = {
    findMany: async ({ take }: { take: number }) => newestOf(graph(), take),
    aggregate: async () => ({ _min: { at: AT } }),
  };
  return new Proxy({ change } as unknown as Client, {
    get: (target, name) => {
      if (name === 'change') return target.change;
      throw new Error(`this test has no database but the log, and something used ${String(name)}`);
    },
  });
}

const AT = new Date('2026-11-23T09:00:00Z');

function newestOf(graph: Graph, take: number) {
  const of = (part: string, subject: string, item: string | null = null) => ({ part, subject, item });
  const all = [
    ...[...graph.entities.keys()].map((id) => of('entity', id)),
    ...[...graph.factsById.keys()].map((id) => of('fact', id)),
    ...[...graph.scores].flatMap(([subject, scores]) => scores.map(({ id }) => of('score', subject, id))),
    ...[...graph.outgoing].flatMap(([subject, relations]) => relations.map(({ id }) => of('relation', subject, id))),
  ];
  // A small graph has changed as often.
  return Array.from({ length: take }, (_, index) => ({
    ...need(all[index % all.length]),
    kind: 'created',
    at: AT,
    revision: graph.revision,
  }));
}
