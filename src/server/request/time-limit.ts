/** Time limit: a request that takes too long gets an error, and its work is aborted. The work also ends when the client disconnects. */
import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { requestError } from '../request-error.ts';

/** By then most clients have given up or sent the request again. */
export const TIME_LIMIT_MS = 10_000;

/** Runs work that may take long. If it takes too long or the client disconnects, the signal is aborted and the promise rejects. */
export type WithTimeLimit = <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

/** For one request. The signal outlives the work because a response may continue as a stream; then only the client ends it. */
export function createTimeLimit(response: ServerResponse, clock: Clock): WithTimeLimit {
  let controller: AbortController | undefined;
  return (work) => {
    // Created on first use: cached responses never need it.
    controller ??= abortOnClose(response);
    return raceWithTimeout(controller, clock, work(controller.signal));
  };
}

function abortOnClose(response: ServerResponse): AbortController {
  const controller = new AbortController();
  response.once('close', () => response.writableFinished || controller.abort());
  return controller;
}

async function raceWithTimeout<Result>(controller: AbortController, clock: Clock, work: Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const aborted = new Promise<never>((_resolve, reject) => {
    const end = () => reject(controller.signal.reason);
    if (controller.signal.aborted) end();
    controller.signal.addEventListener('abort', end, { once: true, signal: done.signal });
  });
  const timer = clock.sleep(TIME_LIMIT_MS, done.signal).then(
    () => controller.abort(timeoutError()),
    (error: unknown) => {
      if (!done.signal.aborted) throw error;
    },
  );
  try {
    return await Promise.race([work, aborted, timer.then(() => aborted)]);
  } finally {
    // An explicit reason: the default one is an error with a stack, which costs more than all of the above.
    done.abort('done');
  }
}

const timeoutError = () =>
  requestError(504, 'TIMEOUT', `The answer took longer than ${TIME_LIMIT_MS / 1000} s. Ask for less at once, or try again in a moment.`);
