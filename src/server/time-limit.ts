/** The time that a request may take before its answer is given up, and what it starts ends when nobody waits any more. */
import type { ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { requestError } from './refusal.ts';

/** Whoever asked has given up by then, or asks again. */
export const TIME_LIMIT_MS = 10_000;

/** Runs what may take long. Its signal is aborted, and the promise rejects, when it takes too long or the client goes away. */
export type InTime = <Result>(work: (signal: AbortSignal) => Promise<Result>) => Promise<Result>;

/** For one request. The signal outlives the work, for answers that go on in a stream: then only the client can end it. */
export function inTimeFor(response: ServerResponse, clock: Clock): InTime {
  let line: AbortController | undefined;
  return (work) => {
    // Made when it is needed: what is kept is answered without it.
    line ??= lineTo(response);
    return cut(line, clock, work(line.signal));
  };
}

function lineTo(response: ServerResponse): AbortController {
  const line = new AbortController();
  response.once('close', () => response.writableFinished || line.abort());
  return line;
}

async function cut<Result>(line: AbortController, clock: Clock, work: Promise<Result>): Promise<Result> {
  const done = new AbortController();
  const broken = new Promise<never>((_resolve, reject) => {
    const end = () => reject(line.signal.reason);
    if (line.signal.aborted) end();
    line.signal.addEventListener('abort', end, { once: true, signal: done.signal });
  });
  const timer = clock.sleep(TIME_LIMIT_MS, done.signal).then(
    () => line.abort(tooSlow()),
    (error: unknown) => {
      if (!done.signal.aborted) throw error;
    },
  );
  try {
    return await Promise.race([work, broken, timer.then(() => broken)]);
  } finally {
    // A reason of our own, because the usual one is an error with a stack, which costs more than all of the above.
    done.abort('done');
  }
}

const tooSlow = () =>
  requestError(504, 'TIMEOUT', `The answer took longer than ${TIME_LIMIT_MS / 1000} s. Ask for less at once, or try again in a moment.`);
