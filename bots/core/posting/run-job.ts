/** Runs one job: begins it, does it on its platform, and reports the outcome to the API. */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Platform } from '../contract/platform.ts';
import { type Reply, unreachable } from '../contract/reply.ts';
import { changesReply } from './changes-reply.ts';
import type { DeliveryApi } from './delivery-api.ts';
import type { Job, JobOf } from './documents.ts';
import { lookupToDeliveryResult, type Outcome, toDeliveryResult, toFollowUpJobResult } from './outcome.ts';
import type { CallLimits, PlatformPoster, Post } from './platform-poster.ts';
import type { Release } from './rate-limits.ts';
import { correctionReply, factReply, noticeReply, type ReplyContext } from './replies.ts';

export interface JobContext extends ReplyContext {
  readonly platformPoster: PlatformPoster;
  readonly deliveryApi: DeliveryApi;
  readonly clock: Clock;
  readonly log: Logger;
  readonly platform: Platform;
  /** Nothing more is begun. */
  readonly stopping: AbortSignal;
  /** Requests in flight are abandoned. */
  readonly givingUp: AbortSignal;
}

/** A lookup may read many pages. */
const MAX_LOOKUP_MS = 45_000;
/** A platform that has not answered by then will not. */
const MAX_CALL_MS = 15_000;
/** Older than this, a message that was acquired from the rate limits is released and acquired again. */
const MAX_ACQUIRED_AGE_MS = 500;

/** Calls `onStart` once the rate limits have let a post through, so that the next batch can be claimed. */
export async function runJob(job: Job, onStart: () => void, context: JobContext): Promise<void> {
  switch (job.__typename) {
    case 'PostJob':
      return send(job, onStart, context);
    case 'RecoveryJob':
      return recover(job, onStart, context);
    case 'CorrectionJob':
      return correct(job, context);
    case 'NoticeJob':
      return sendNotice(job, context);
    default:
      return unreachable(job);
  }
}

type PostingJob = JobOf<'PostJob'> | JobOf<'RecoveryJob'>;

async function send(job: PostingJob, onStart: () => void, context: JobContext): Promise<void> {
  const { platformPoster, deliveryApi, clock, stopping } = context;
  const post = await toPost(job, context);
  const release = await platformPoster.rateLimits.acquireMessage(post.to, stopping);
  onStart();
  const requestedAt = clock.now().getTime();
  let outcome: Outcome;
  try {
    const leaseMs = await deliveryApi.begin(job);
    if (leaseMs === undefined) return;
    const isFresh = clock.now().getTime() - requestedAt <= MAX_ACQUIRED_AGE_MS;
    if (!isFresh) release?.();
    // From before the request to the API, so that its duration counts, even if the machine was suspended meanwhile.
    const lease = { ms: leaseMs, endsAt: requestedAt + leaseMs };
    outcome = await (isFresh ? postOnce(post, lease, context) : postLater(post, lease, context));
  } finally {
    release?.();
  }
  const finalOutcome = withEarlierAttempts(job, outcome);
  logOutcome(job, finalOutcome, context.log);
  await deliveryApi.complete(job, toDeliveryResult(finalOutcome));
}

interface Lease {
  readonly ms: number;
  /** Milliseconds since 1970; from then on another poster may claim the delivery. */
  readonly endsAt: number;
}

/** An attempt that posted nothing proves nothing about the attempt before it. */
const withEarlierAttempts = (job: PostingJob, outcome: Outcome): Outcome =>
  job.__typename === 'RecoveryJob' && job.mayResend && outcome.kind === 'retry' ? { ...outcome, kind: 'unclear' } : outcome;

/** Acquires again after a slow answer of the API: other posts may have gone out meanwhile. */
async function postLater(post: Post, lease: Lease, context: JobContext): Promise<Outcome> {
  const { platformPoster, stopping } = context;
  const release: Release | undefined = await platformPoster.rateLimits
    .acquireMessage(post.to, stopping, lease.ms / 4)
    .catch(() => undefined);
  if (release === undefined) return { kind: 'retry', code: 'rate_limit_timeout' };
  try {
    return await postOnce(post, lease, context);
  } finally {
    release();
  }
}

async function postOnce(post: Post, lease: Lease, { platformPoster, clock, givingUp: signal }: JobContext): Promise<Outcome> {
  const retryAfterMs = platformPoster.rateLimits.pausedMs(post.to);
  if (retryAfterMs > 0) return { kind: 'retry', code: 'rate_limited', retryAfterMs };
  // The rest of the lease is for reporting the outcome.
  const timeoutMs = Math.min(lease.ms / 2, MAX_CALL_MS);
  if (clock.now().getTime() + timeoutMs > lease.endsAt) return { kind: 'retry', code: 'lease_over', retryAfterMs: 0 };
  return platformPoster.post(post, { timeoutMs, signal });
}

/** An earlier attempt may have posted it: looks for it first, unless the platform itself rejects duplicates. */
async function recover(job: JobOf<'RecoveryJob'>, onStart: () => void, context: JobContext): Promise<void> {
  const { platformPoster, deliveryApi, log } = context;
  if (job.mayResend) return send(job, onStart, context);
  const lookup = await platformPoster.find(await toPost(job, context), new Date(job.sendingSince), limitsOf(context, MAX_LOOKUP_MS));
  const result = lookupToDeliveryResult(lookup);
  log.info({ delivery: job.id, attempt: job.attempt, lookup: lookup.kind, reason: result?.reason }, 'daily post lookup');
  return result === undefined ? send(job, onStart, context) : deliveryApi.complete(job, result);
}

async function correct(job: JobOf<'CorrectionJob'>, context: JobContext): Promise<void> {
  const { platformPoster, deliveryApi, log } = context;
  const { id, channel, thread, messageId, subscription } = job;
  const at = { workspace: subscription.workspace, channel, ...(thread === null ? {} : { thread }) };
  const outcome = await platformPoster.correct({ id, at, messageId, reply: correctionReply(job, context) }, limitsOf(context));
  log.info({ job: id, change: job.change, ...outcome }, 'daily post corrected');
  await deliveryApi.completeFollowUpJob(job, toFollowUpJobResult(outcome));
}

async function sendNotice(job: JobOf<'NoticeJob'>, context: JobContext): Promise<void> {
  const { platformPoster, deliveryApi, log, platform } = context;
  const { id, user, subscription } = job;
  const address = platform.channels?.urlOf(destinationOf(subscription));
  const reply = noticeReply(job, { prefix: platform.groupPrefix, commandPrefix: platform.commandPrefix, address }, context);
  const outcome = await platformPoster.notify({ id, workspace: subscription.workspace, user, reply }, limitsOf(context));
  log.info({ job: id, notice: job.notice, ...outcome }, 'notice about daily facts');
  await deliveryApi.completeFollowUpJob(job, toFollowUpJobResult(outcome));
}

const limitsOf = ({ givingUp: signal }: JobContext, timeoutMs = MAX_CALL_MS): CallLimits => ({ timeoutMs, signal });

async function toPost(job: PostingJob, context: JobContext): Promise<Post> {
  const { id, subscription } = job;
  const { pingRole } = subscription;
  return { id, to: destinationOf(subscription), reply: await replyOf(job, context), ...(pingRole === null ? {} : { pingRole }) };
}

async function replyOf(job: PostingJob, context: JobContext): Promise<Reply> {
  if (job.since !== null) {
    const changes = await context.deliveryApi.changesOf(job);
    return changesReply({ ...job, since: job.since, changes }, context.platform, context);
  }
  const { fact, date, dueAt, subscription } = job;
  if (fact === null) throw new TypeError(`job ${job.id} has neither a fact nor changes to post`);
  return factReply(fact, date ?? context.messages.dailyPosts.dateAt(dueAt, subscription.zoneName), context);
}

const destinationOf = ({ workspace, channel, thread }: Job['subscription']) => ({
  ...{ workspace, channel },
  ...(thread === null ? {} : { thread }),
});

function logOutcome({ id, attempt }: PostingJob, { kind: outcome, ...more }: Outcome, log: Logger): void {
  const fields = { delivery: id, attempt, outcome, ...more };
  if (outcome === 'failed') log.error(fields, 'daily post refused');
  else log.info(fields, 'daily post');
}
