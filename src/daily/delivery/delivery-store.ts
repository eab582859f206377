/** The delivery store: the rows of deliveries, and the leases under which posters claim them. */

import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';

export interface DeliveryStore {
  readonly client: Client;
  readonly leaseMs: number;
  /** The last revision of the graph for which this process has planned corrections. */
  comparedRevision: bigint;
}

/** Longer than any request to a platform takes. */
const LEASE_MS = 60_000;

export const createDeliveryStore = (client: Client, leaseMs = LEASE_MS): DeliveryStore => ({ client, leaseMs, comparedRevision: -1n });

export interface ClaimContext {
  readonly graph: Graph;
  readonly now: Date;
  readonly leaseMs: number;
  readonly platform: string;
  /** Whether the poster knows changes: one of an older version knows facts alone, and leaves the rest to others. */
  readonly postsChanges: boolean;
}

export const leaseFrom = ({ now, leaseMs }: Pick<ClaimContext, 'now' | 'leaseMs'>): Date => new Date(now.getTime() + leaseMs);

export type DeliveryRow = NonNullable<Awaited<ReturnType<Client['delivery']['findUnique']>>>;

/** A delivery to post, or a recovery, which the platform may have already. */
export interface PostJob {
  readonly kind: 'post' | 'recovery';
  readonly delivery: DeliveryRow;
  readonly subscription: SubscriptionRow;
}

const FIRST_WAIT_MS = 2_000;

/** Exponential backoff: twice as long after each attempt, at most `maxMs`. */
export const waitAfter = (attempts: number, maxMs: number): number => Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), maxMs);

export const endDelivery = (
  tx: Transaction,
  { id }: DeliveryRow,
  state: 'failed' | 'skipped' | 'unconfirmed',
  reason: string,
): Promise<DeliveryRow> => tx.delivery.update({ where: { id }, data: { state, reason, freeAt: null } });
