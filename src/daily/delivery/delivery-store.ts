/** Ledger: what posters work with: the rows of deliveries, and for how long who claims one may keep it. */

import type { Platform } from '../../bot-state/platform.ts';
import type { Client, Transaction } from '../../database/client.ts';
import type { Graph } from '../../graph/graph.ts';
import type { SubscriptionRow } from '../subscriptions/subscriptions.ts';

export interface DeliveryStore {
  readonly client: Client;
  readonly leaseMs: number;
  /** The revision up to which posted facts were compared with the graph by this process. */
  comparedRevision: bigint;
}

/** Longer than any request to a platform may take. */
const LEASE_MS = 60_000;

export const createDeliveryStore = (client: Client, leaseMs = LEASE_MS): DeliveryStore => ({ client, leaseMs, comparedRevision: -1n });

/** What one claim is made with. */
export interface ClaimContext {
  readonly graph: Graph;
  readonly now: Date;
  readonly leaseMs: number;
  readonly platform: Platform;
}

/** Until when a claim holds. */
export const leaseFrom = ({ now, leaseMs }: Pick<ClaimContext, 'now' | 'leaseMs'>): Date => new Date(now.getTime() + leaseMs);

export type DeliveryRow = NonNullable<Awaited<ReturnType<Client['delivery']['findUnique']>>>;

/** A delivery to post; or to look for first, since the platform may have it. */
export interface PostJob {
  readonly kind: 'post' | 'recovery';
  readonly delivery: DeliveryRow;
  readonly subscription: SubscriptionRow;
}

const FIRST_WAIT_MS = 2_000;

/** How long to wait after so many attempts: twice as long each time, at most `longestMs`. */
export const waitAfter = (attempts: number, longestMs: number): number => Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), longestMs);

/** Nothing more is done about a delivery that was not sent. */
export const endDelivery = (
  tx: Transaction,
  { id }: DeliveryRow,
  state: 'failed' | 'skipped' | 'unconfirmed',
  reason: string,
): Promise<DeliveryRow> => tx.delivery.update({ where: { id }, data: { state, reason, freeAt: null } });
