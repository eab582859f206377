/** Reads from the log of changes what may be news: nothing that an origin wrote the first time, and no more rows than anyone needs. */
import type { Client, Prisma, Transaction } from '../database/client.ts';

/** A row of the log. */
export interface LoggedRow {
  readonly at: Date;
  readonly revision: bigint;
  readonly subject: string;
  readonly part: string;
  readonly kind: string;
  /** The id of a relation or score, or what readers have to know of an update. */
  readonly item: string | null;
}

/** The changes after a revision or since a time, up to a revision. */
export type Span = ({ readonly after: bigint } | { readonly since: Date }) & { readonly until: bigint };

/** Far more than anyone reads, also where relations are read for what one subject has of them. */
const MAX_ROWS = 20_000;

interface Reading {
  /** Relations are most rows. */
  readonly relations: boolean;
  /** Of more rows, the newest are read. */
  readonly atMost?: number;
}

const NEWS: Prisma.ChangeWhereInput[] = [
  { part: { in: ['entity', 'fact'] }, kind: { in: ['created', 'deleted'] } },
  { part: { in: ['entity', 'fact', 'score'] }, item: { not: null } },
];
const OF_RELATIONS: Prisma.ChangeWhereInput = { part: 'relation', item: { not: null } };

/** The rows of a span, oldest first. */
export async function readLog(client: Client | Transaction, span: Span, { relations, atMost = MAX_ROWS }: Reading): Promise<LoggedRow[]> {
  const rows = await client.change.findMany({
    where: {
      revision: { lte: span.until, ...('after' in span ? { gt: span.after } : {}) },
      ...('since' in span ? { at: { gte: span.since } } : {}),
      baseline: false,
      OR: relations ? [...NEWS, OF_RELATIONS] : NEWS,
    },
    orderBy: { id: 'desc' },
    take: atMost,
  });
  return rows.reverse().flatMap(({ subject, ...row }) => (subject === null ? [] : [{ ...row, subject }]));
}

/** The first day that the log has whole, as far as it says; null while it's empty. */
export async function recordedSince(client: Client): Promise<Date | null> {
  const { _min } = await client.change.aggregate({ _min: { at: true } });
  return _min.at;
}

/** The last revision before a time; 0 if the log doesn't go back that far. */
export async function revisionAt(client: Client | Transaction, time: Date): Promise<bigint> {
  const last = await client.change.findFirst({ where: { at: { lt: time } }, orderBy: { id: 'desc' }, select: { revision: true } });
  return last?.revision ?? 0n;
}
