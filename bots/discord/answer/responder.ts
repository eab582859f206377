/** Converse: an answer given at once, or later with a sign of life, or never with an honest word. */
import type { Logger } from 'pino';
import { type Clock, isWithin } from '../../clock.ts';
import type { Reply } from '../../core/contract/reply.ts';
import { logFields } from '../send/errors.ts';

/** How an answer reaches the person who asked. */
export interface Responder {
  /** The answer came before anything was shown. */
  readonly respond: (reply: Reply) => Promise<void>;
  /** Shows that the question was heard. */
  readonly defer: () => Promise<void>;
  /** Shows that the answer is still being looked for. */
  readonly showProgress: () => Promise<void>;
  /** The answer came after `defer`. */
  readonly respondDeferred: (reply: Reply) => Promise<void>;
  /** What is said when none came. */
  readonly timeoutReply: Reply;
}

// Discord drops the interaction 3 s after it was made; what is not answered by half of that is deferred.
const DEFER_AFTER_MS = 1500;
const PROGRESS_AFTER_MS = 10_000;
// The token dies 15 minutes after the interaction was made; the last minute is kept for saying so.
const GIVE_UP_AFTER_MS = 14 * 60_000;

export type ResponseOutcome = 'quick' | 'deferred' | 'timed out';

/** Brings an answer to the person who asked. */
export async function respondWithDeferral(
  answering: Promise<Reply>,
  responder: Responder,
  { clock, log }: { clock: Clock; log: Logger },
): Promise<ResponseOutcome> {
  const quick = await replyWithin(answering, DEFER_AFTER_MS, clock);
  if (quick !== undefined) {
    await responder.respond(quick);
    return 'quick';
  }
  await responder.defer();
  const afterDeferral = await replyWithin(answering, PROGRESS_AFTER_MS - DEFER_AFTER_MS, clock);
  if (afterDeferral !== undefined) {
    await responder.respondDeferred(afterDeferral);
    return 'deferred';
  }
  // The answer matters more than the sign of life before it.
  await responder.showProgress().catch((error: unknown) => log.warn(logFields(error), 'progress not shown'));
  const late = await replyWithin(answering, GIVE_UP_AFTER_MS - PROGRESS_AFTER_MS, clock);
  await responder.respondDeferred(late ?? responder.timeoutReply);
  return late === undefined ? 'timed out' : 'deferred';
}

/** The reply, or nothing when the clock is faster. */
const replyWithin = async (answering: Promise<Reply>, ms: number, clock: Clock): Promise<Reply | undefined> =>
  (await isWithin(answering, ms, clock)) ? answering : undefined;
