/** Converse: an answer given at once, or later with a sign of life, or never with an honest word. */
import type { Logger } from 'pino';
import { type Clock, isWithin } from '../clock.ts';
import type { Reply } from '../core/reply.ts';
import { loggable } from './errors.ts';

/** How an answer reaches the person who asked. */
export interface Way {
  /** The answer came before anything was shown. */
  readonly now: (reply: Reply) => Promise<void>;
  /** Shows that the question was heard. */
  readonly defer: () => Promise<void>;
  /** Shows that the answer is still being looked for. */
  readonly wait: () => Promise<void>;
  /** The answer came after `defer`. */
  readonly late: (reply: Reply) => Promise<void>;
  /** What is said when none came. */
  readonly never: Reply;
}

// Discord drops the interaction 3 s after it was made; what is not answered by half of that is deferred.
const DEFER_AFTER_MS = 1500;
const WAIT_AFTER_MS = 10_000;
// The token dies 15 minutes after the interaction was made; the last minute is kept for saying so.
const GIVE_UP_AFTER_MS = 14 * 60_000;

export type Outcome = 'quick' | 'deferred' | 'gave up';

/** Brings an answer to the person who asked. */
export async function converse(answering: Promise<Reply>, way: Way, { clock, log }: { clock: Clock; log: Logger }): Promise<Outcome> {
  const quick = await within(answering, DEFER_AFTER_MS, clock);
  if (quick !== undefined) {
    await way.now(quick);
    return 'quick';
  }
  await way.defer();
  const soon = await within(answering, WAIT_AFTER_MS - DEFER_AFTER_MS, clock);
  if (soon !== undefined) {
    await way.late(soon);
    return 'deferred';
  }
  // The answer matters more than the sign of life before it.
  await way.wait().catch((error: unknown) => log.warn(loggable(error), 'no sign of life'));
  const late = await within(answering, GIVE_UP_AFTER_MS - WAIT_AFTER_MS, clock);
  await way.late(late ?? way.never);
  return late === undefined ? 'gave up' : 'deferred';
}

/** The reply, or nothing when the clock is faster. */
const within = async (answering: Promise<Reply>, ms: number, clock: Clock): Promise<Reply | undefined> =>
  (await isWithin(answering, ms, clock)) ? answering : undefined;
