/** Responder: how an answer reaches the person, at once, after a deferral with progress shown, or as a timeout message. */
import type { Logger } from 'pino';
import { type Clock, isWithin } from '../../clock.ts';
import type { Reply } from '../../core/contract/reply.ts';
import { logFields } from '../send/errors.ts';

export interface Responder {
  /** Sends an answer that is ready before anything was shown. */
  readonly respond: (reply: Reply) => Promise<void>;
  /** Acknowledges the question. */
  readonly defer: () => Promise<void>;
  /** Shows that the answer takes longer. */
  readonly showProgress: () => Promise<void>;
  /** Sends an answer that is ready after `defer`. */
  readonly respondDeferred: (reply: Reply) => Promise<void>;
  /** Sent when no answer came in time. */
  readonly timeoutReply: Reply;
}

// Discord drops an interaction after 3 s; half of that leaves time for the deferral itself.
const DEFER_AFTER_MS = 1500;
const PROGRESS_AFTER_MS = 10_000;
// The token expires 15 minutes after the interaction was created; the last minute is kept for the timeout message.
const GIVE_UP_AFTER_MS = 14 * 60_000;

export type ResponseOutcome = 'quick' | 'deferred' | 'timed out';

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
  // The answer is sent even if the progress message fails.
  await responder.showProgress().catch((error: unknown) => log.warn(logFields(error), 'progress not shown'));
  const late = await replyWithin(answering, GIVE_UP_AFTER_MS - PROGRESS_AFTER_MS, clock);
  await responder.respondDeferred(late ?? responder.timeoutReply);
  return late === undefined ? 'timed out' : 'deferred';
}

const replyWithin = async (answering: Promise<Reply>, ms: number, clock: Clock): Promise<Reply | undefined> =>
  (await isWithin(answering, ms, clock)) ? answering : undefined;
