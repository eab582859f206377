/** Carries out one piece of work: begins it, does it on its platform, and notes how it went. */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { unreachable } from '../contract/reply.ts';
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
  /** What a person types before a command of admins. */
  readonly prefix: string;
  /** Nothing is begun any more. */
  readonly stopping: AbortSignal;
  /** What was begun is not waited for any more. */
  readonly givingUp: AbortSignal;
}

/** A look may have many pages to read. */
const MAX_LOOKUP_MS = 45_000;
/** No platform takes longer than this to answer, if it answers at all. */
const MAX_CALL_MS = 15_000;
/** A turn that was not used by then has to be taken again. */
const MAX_TURN_AGE_MS = 500;

/** `onTurn` is called as soon as the platform has room for other work. */
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
  const post = toPost(job, context);
  const release = await platformPoster.rateLimits.acquireMessage(post.to, stopping);
  onStart();
  const requestedAt = clock.now().getTime();
  let outcome: Outcome;
  try {
    const leaseMs = await deliveryApi.begin(job);
    if (leaseMs === undefined) return;
    const isFresh = clock.now().getTime() - requestedAt <= MAX_TURN_AGE_MS;
    if (!isFresh) release?.();
    // Counted from before the API was asked: what came between, a sleep of the whole machine too, is gone from it.
    const lease = { ms: leaseMs, over: requestedAt + leaseMs };
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
  /** Milliseconds since 1970 from which on somebody else may have it. */
  readonly over: number;
}

/** That this attempt posted nothing says nothing of the one before it. */
const withEarlierAttempts = (job: PostingJob, outcome: Outcome): Outcome =>
  job.__typename === 'RecoveryJob' && job.mayResend && outcome.kind === 'retry' ? { ...outcome, kind: 'unclear' } : outcome;

/** For when the API took so long that many others may have their turns by now. */
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
  // The rest of the lease is for the answer, and for those who look for the post when none comes.
  const timeoutMs = Math.min(lease.ms / 2, MAX_CALL_MS);
  if (clock.now().getTime() + timeoutMs > lease.over) return { kind: 'retry', code: 'lease_over', retryAfterMs: 0 };
  return platformPoster.post(post, { timeoutMs, signal });
}

/** Somebody may have posted it: looks first, and posts only what is surely not there, or what the platform takes only once. */
async function recover(job: JobOf<'RecoveryJob'>, onStart: () => void, context: JobContext): Promise<void> {
  const { platformPoster, deliveryApi, log } = context;
  if (job.mayResend) return send(job, onStart, context);
  const lookup = await platformPoster.find(toPost(job, context), new Date(job.sendingSince), limitsOf(context, MAX_LOOKUP_MS));
  const result = lookupToDeliveryResult(lookup);
  log.info({ delivery: job.id, attempt: job.attempt, found: lookup.kind, reason: result?.reason }, 'daily post looked for');
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
  const { platformPoster, deliveryApi, log, prefix } = context;
  const { id, user, subscription } = job;
  const reply = noticeReply(job, { prefix, address: platformPoster.addressOf(placeOf(subscription)) }, context);
  const outcome = await platformPoster.notify({ id, workspace: subscription.workspace, user, reply }, limitsOf(context));
  log.info({ job: id, notice: job.notice, ...outcome }, 'notice about daily facts');
  await deliveryApi.completeFollowUpJob(job, toFollowUpJobResult(outcome));
}

const limitsOf = ({ givingUp: signal }: JobContext, timeoutMs = MAX_CALL_MS): CallLimits => ({ timeoutMs, signal });

function toPost(job: PostingJob, context: JobContext): Post {
  const { id, fact, subscription } = job;
  const { pingRole } = subscription;
  return { id, to: placeOf(subscription), reply: factReply(fact, context), ...(pingRole === null ? {} : { pingRole }) };
}

const placeOf = ({ workspace, channel, thread }: Job['subscription']) => ({
  ...{ workspace, channel },
  ...(thread === null ? {} : { thread }),
});

function logOutcome({ id, attempt }: PostingJob, { kind: outcome, ...more }: Outcome, log: Logger): void {
  const fields = { delivery: id, attempt, outcome, ...more };
  if (outcome === 'failed') log.error(fields, 'daily post refused');
  else log.info(fields, 'daily post');
}
