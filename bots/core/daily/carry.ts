/** Carries out one piece of work: begins it, does it on its platform, and notes how it went. */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import { unreachable } from '../reply.ts';
import type { Work, WorkOf } from './documents.ts';
import type { Ledger } from './ledger.ts';
import { errandSettlementOf, type Outcome, settlementOf, settlementOfFound } from './outcome.ts';
import type { EndTurn } from './pacing.ts';
import { correctionReply, factReply, noticeReply, type Telling } from './replies.ts';
import type { CallLimits, PlatformPoster, Post } from './wire.ts';

export interface Carrying extends Telling {
  readonly platformPoster: PlatformPoster;
  readonly ledger: Ledger;
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
const LONGEST_LOOK_MS = 45_000;
/** No platform takes longer than this to answer, if it answers at all. */
const LONGEST_CALL_MS = 15_000;
/** A turn that was not used by then has to be taken again. */
const FRESH_MS = 500;

/** `onTurn` is called as soon as the platform has room for other work. */
export async function carry(work: Work, onTurn: () => void, setting: Carrying): Promise<void> {
  switch (work.__typename) {
    case 'PostWork':
      return send(work, onTurn, setting);
    case 'RecoverWork':
      return recover(work, onTurn, setting);
    case 'CorrectWork':
      return correct(work, setting);
    case 'NoticeWork':
      return tell(work, setting);
    default:
      return unreachable(work);
  }
}

type Sendable = WorkOf<'PostWork'> | WorkOf<'RecoverWork'>;

async function send(work: Sendable, onTurn: () => void, setting: Carrying): Promise<void> {
  const { platformPoster, ledger, clock, stopping } = setting;
  const post = toPost(work, setting);
  const end = await platformPoster.rateLimits.turn(post.to, stopping);
  onTurn();
  const askedAt = clock.now().getTime();
  let outcome: Outcome;
  try {
    const leaseMs = await ledger.begin(work);
    if (leaseMs === undefined) return;
    const isFresh = clock.now().getTime() - askedAt <= FRESH_MS;
    if (!isFresh) end?.();
    // Counted from before the API was asked: what came between, a sleep of the whole machine too, is gone from it.
    const lease = { ms: leaseMs, over: askedAt + leaseMs };
    outcome = await (isFresh ? postOnce(post, lease, setting) : postLater(post, lease, setting));
  } finally {
    end?.();
  }
  const known = afterEarlier(work, outcome);
  note(work, known, setting.log);
  await ledger.settle(work, settlementOf(known));
}

interface Lease {
  readonly ms: number;
  /** Milliseconds since 1970 from which on somebody else may have it. */
  readonly over: number;
}

/** That this attempt posted nothing says nothing of the one before it. */
const afterEarlier = (work: Sendable, outcome: Outcome): Outcome =>
  work.__typename === 'RecoverWork' && work.mayResend && outcome.kind === 'retry' ? { ...outcome, kind: 'unclear' } : outcome;

/** For when the API took so long that many others may have their turns by now. */
async function postLater(post: Post, lease: Lease, setting: Carrying): Promise<Outcome> {
  const { platformPoster, stopping } = setting;
  const end: EndTurn | undefined = await platformPoster.rateLimits.turn(post.to, stopping, lease.ms / 4).catch(() => undefined);
  if (end === undefined) return { kind: 'retry', code: 'no_turn' };
  try {
    return await postOnce(post, lease, setting);
  } finally {
    end();
  }
}

async function postOnce(post: Post, lease: Lease, { platformPoster, clock, givingUp: signal }: Carrying): Promise<Outcome> {
  const retryAfterMs = platformPoster.rateLimits.pausedMs(post.to);
  if (retryAfterMs > 0) return { kind: 'retry', code: 'rate_limited', retryAfterMs };
  // The rest of the lease is for the answer, and for those who look for the post when none comes.
  const timeoutMs = Math.min(lease.ms / 2, LONGEST_CALL_MS);
  if (clock.now().getTime() + timeoutMs > lease.over) return { kind: 'retry', code: 'lease_over', retryAfterMs: 0 };
  return platformPoster.post(post, { timeoutMs, signal });
}

/** Somebody may have posted it: looks first, and posts only what is surely not there, or what the platform takes only once. */
async function recover(work: WorkOf<'RecoverWork'>, onTurn: () => void, setting: Carrying): Promise<void> {
  const { platformPoster, ledger, log } = setting;
  if (work.mayResend) return send(work, onTurn, setting);
  const found = await platformPoster.find(toPost(work, setting), new Date(work.sendingSince), limitsOf(setting, LONGEST_LOOK_MS));
  const settlement = settlementOfFound(found);
  log.info({ delivery: work.id, attempt: work.attempt, found: found.kind, reason: settlement?.reason }, 'daily post looked for');
  return settlement === undefined ? send(work, onTurn, setting) : ledger.settle(work, settlement);
}

async function correct(work: WorkOf<'CorrectWork'>, setting: Carrying): Promise<void> {
  const { platformPoster, ledger, log } = setting;
  const { id, channel, thread, messageId, subscription } = work;
  const at = { workspace: subscription.workspace, channel, ...(thread === null ? {} : { thread }) };
  const errand = await platformPoster.correct({ id, at, messageId, reply: correctionReply(work, setting) }, limitsOf(setting));
  log.info({ errand: id, change: work.change, ...errand }, 'daily post corrected');
  await ledger.settleErrand(work, errandSettlementOf(errand));
}

async function tell(work: WorkOf<'NoticeWork'>, setting: Carrying): Promise<void> {
  const { platformPoster, ledger, log, prefix } = setting;
  const { id, user, subscription } = work;
  const reply = noticeReply(work, { prefix, address: platformPoster.addressOf(placeOf(subscription)) }, setting);
  const errand = await platformPoster.notify({ id, workspace: subscription.workspace, user, reply }, limitsOf(setting));
  log.info({ errand: id, notice: work.notice, ...errand }, 'notice about daily facts');
  await ledger.settleErrand(work, errandSettlementOf(errand));
}

const limitsOf = ({ givingUp: signal }: Carrying, timeoutMs = LONGEST_CALL_MS): CallLimits => ({ timeoutMs, signal });

function toPost(work: Sendable, setting: Carrying): Post {
  const { id, fact, subscription } = work;
  const { pingRole } = subscription;
  return { id, to: placeOf(subscription), reply: factReply(fact, setting), ...(pingRole === null ? {} : { pingRole }) };
}

const placeOf = ({ workspace, channel, thread }: Work['subscription']) => ({
  ...{ workspace, channel },
  ...(thread === null ? {} : { thread }),
});

function note({ id, attempt }: Sendable, { kind: outcome, ...more }: Outcome, log: Logger): void {
  const told = { delivery: id, attempt, outcome, ...more };
  if (outcome === 'failed') log.error(told, 'daily post refused');
  else log.info(told, 'daily post');
}
