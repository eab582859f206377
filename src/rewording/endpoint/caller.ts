/**
 * Caller: one attempt within a time limit, a few at a time, and a pause after several failures, so that a slow or broken endpoint costs
 * answers little. Neither a question nor an answer of the model is logged.
 */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Complete, CompletionRequest } from './client.ts';

/** People wait for the answer, and the plain one is there already. */
export const TIME_LIMIT_MS = 2_000;
export const MAX_CALLS = 4;
export const MAX_FAILURES = 5;
export const PAUSE_MS = 60_000;
const WARN_EVERY_MS = 60_000;

/** Undefined when there is nothing to use. `read` throws for an answer that doesn't have the form that was asked for. */
export type Call = <Value>(request: CompletionRequest, read: (answer: unknown) => Value) => Promise<Value | undefined>;

export interface Caller {
  readonly call: Call;
  /** An answer of the right form was refused; `because` is a fixed text of ours. */
  readonly refuse: (because: string) => void;
}

export interface CallerOptions {
  readonly complete: Complete;
  readonly clock: Clock;
  readonly log: Logger;
}

export function createCaller({ complete, clock, log }: CallerOptions): Caller {
  const warn = createWarnings(clock, log);
  let running = 0;
  let failures = 0;
  let pausedUntil = 0;
  const fail = (error: unknown): void => {
    failures += 1;
    const isPaused = failures >= MAX_FAILURES;
    if (isPaused) {
      failures = 0;
      pausedUntil = clock.now().getTime() + PAUSE_MS;
    }
    warn(reasonOf(error), isPaused ? { pausedForMs: PAUSE_MS } : {});
  };
  const call: Call = async (request, read) => {
    if (running >= MAX_CALLS || clock.now().getTime() < pausedUntil) return undefined;
    running += 1;
    try {
      const value = read(JSON.parse(await withinLimit(clock, (signal) => complete(request, signal))));
      failures = 0;
      return value;
    } catch (error) {
      fail(error);
      return undefined;
    } finally {
      running -= 1;
    }
  };
  return { call, refuse: (because) => warn(because, {}) };
}

class TimeLimitExceeded extends Error {}

async function withinLimit<Result>(clock: Clock, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const [call, timer] = [new AbortController(), new AbortController()];
  const limit = clock.sleep(TIME_LIMIT_MS, timer.signal, { keepsAlive: false }).then(() => {
    call.abort();
    throw new TimeLimitExceeded();
  });
  try {
    return await Promise.race([work(call.signal), limit]);
  } finally {
    timer.abort();
  }
}

/** In words of ours: the errors of libraries hold the request, and with it the question. */
function reasonOf(error: unknown): string {
  if (error instanceof TimeLimitExceeded) return `no answer within ${TIME_LIMIT_MS} ms`;
  const { statusCode } = error as { statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode >= 400) return `the endpoint answered with status ${statusCode}`;
  return 'no answer that can be read';
}

/** One line a minute, with the number of those left out. */
function createWarnings(clock: Clock, log: Logger): (because: string, details: object) => void {
  let next = 0;
  let leftOut = 0;
  return (because, details) => {
    const now = clock.now().getTime();
    if (now < next) {
      leftOut += 1;
      return;
    }
    log.warn({ because, leftOut, ...details }, 'the language model was of no help, and the plain answer was sent');
    next = now + WARN_EVERY_MS;
    leftOut = 0;
  };
}
