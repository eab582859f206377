/**
 * Claims the jobs of now for one poster: open deliveries, due slots and follow-up jobs. A claim holds for the length of a lease; a
 * later claim of the same job replaces it.
 */
import { claimDue } from './claim-due.ts';
import { claimOpen } from './claim-open.ts';
import { planCorrections } from './corrections.ts';
import type { ClaimContext, DeliveryStore, PostJob } from './delivery-store.ts';
import { claimFollowUpJobs, type FollowUpJob } from './follow-up-jobs.ts';

export type Job = PostJob | FollowUpJob;

/** At most `limit` jobs, posts first. */
export async function claimJobs(
  deliveryStore: DeliveryStore,
  given: Omit<ClaimContext, 'leaseMs'>,
  limit: number,
): Promise<readonly Job[]> {
  const { client, leaseMs } = deliveryStore;
  const { graph, now } = given;
  if (deliveryStore.comparedRevision < graph.revision) {
    await planCorrections(client, graph, now);
    deliveryStore.comparedRevision = graph.revision;
  }
  const context: ClaimContext = { ...given, leaseMs };
  return client.$transaction(async (tx) => {
    const open = await claimOpen(tx, context, limit);
    const due = await claimDue(tx, context, limit - open.length);
    const followUpJobs = await claimFollowUpJobs(tx, context, limit - open.length - due.length);
    return [...open, ...due, ...followUpJobs];
  });
}
