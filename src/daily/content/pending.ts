/**
 * What a digest or a follow has to post: what changed after the last revision that it has told. The ledger says which one that is: a
 * change is told by one delivery, and again only if that has certainly not been posted.
 */
import { type Change, changesIn } from '../../changes/changes.ts';
import { readLog, type Span } from '../../changes/log.ts';
import { changesAbout } from '../../changes/subjects.ts';
import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';

/** The changes that a delivery posts. */
export interface ChangeRange {
  readonly since: Date;
  readonly fromRevision: bigint;
  readonly toRevision: bigint;
}

/** Whoever is told: a digest, or a follow with its subjects. */
export interface Reader {
  readonly kind: string;
  readonly topics: readonly string[];
}

/** The columns of a subscription that say what it has told. */
export interface TellingRow extends Reader {
  readonly id: string;
  readonly toldRevision: bigint | null;
  readonly toldAt: Date | null;
}

/** What these readers would be told of a span: a digest tells everything but relations, a follow everything about its subjects. */
export async function changesFor(client: Client | Transaction, graph: Graph, reader: Reader, span: Span): Promise<Change[]> {
  const isFollow = reader.kind === 'follow';
  const changes = changesIn(graph, await readLog(client, span, { relations: isFollow }));
  return isFollow ? changesAbout(graph, changes, reader.topics) : changes;
}

export const spanOf = ({ fromRevision, toRevision }: Pick<ChangeRange, 'fromRevision' | 'toRevision'>): Span => ({
  after: fromRevision,
  until: toRevision,
});

/** The range of a delivery; undefined for one that posts a fact. */
export const rangeOf = (delivery: { readonly [Key in keyof ChangeRange]: ChangeRange[Key] | null }): ChangeRange | undefined => {
  const { since, fromRevision, toRevision } = delivery;
  return since === null || fromRevision === null || toRevision === null ? undefined : { since, fromRevision, toRevision };
};

/** Deliveries whose changes have been posted, may have been, or still will be. */
const TELLING = ['planned', 'sending', 'sent', 'unconfirmed'];

/** The revision up to which a subscription has told everything. Posts on demand are extra, so they don't count. */
async function toldBy(tx: Client | Transaction, { id, toldRevision, toldAt }: TellingRow): Promise<{ revision: bigint; at: Date }> {
  if (toldRevision === null || toldAt === null) throw new TypeError(`subscription ${id} posts facts, not changes`);
  const last = await tx.delivery.findFirst({
    where: { subscriptionId: id, date: { not: null }, toRevision: { gt: toldRevision }, state: { in: TELLING } },
    orderBy: { toRevision: 'desc' },
    select: { toRevision: true, at: true },
  });
  return { revision: last?.toRevision ?? toldRevision, at: last?.at ?? toldAt };
}

/** The range that a digest or a follow would post now, and what is in it. */
export async function pendingChanges(
  tx: Client | Transaction,
  graph: Graph,
  row: TellingRow,
): Promise<{ readonly range: ChangeRange; readonly changes: readonly Change[] } | undefined> {
  const { revision, at } = await toldBy(tx, row);
  // Another process may have posted with a newer graph.
  if (revision > graph.revision) return undefined;
  const range = { since: at, fromRevision: revision, toRevision: graph.revision };
  return { range, changes: revision === graph.revision ? [] : await changesFor(tx, graph, row, spanOf(range)) };
}
