/**
 * Time limit: a request that takes too long gets an error, and its work is aborted. The work also ends when the client disconnects.
 * All requests share one timer, and nothing is created for those that never wait.
 */
import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { requestError } from '../request-error.ts';

/** By then most clients have given up or sent the request again. */
export const TIME_LIMIT_MS = 10_000;

/** The limit of one request. */
export interface TimeLimit {
  /** The result of work that has begun. Rejects if it takes too long or the client disconnects. */
  readonly wait: <Result>(work: Promise<Result>) => Promise<Result>;
  /** Throws why the work was aborted, if it was. */
  readonly throwIfAborted: () => void;
  /** Created when it's read. It outlives the work because a response may continue as a stream; then only the client ends it. */
  readonly signal: AbortSignal;
}

interface Deadline {
  readonly at: number;
  readonly fail: (reason: unknown) => void;
}

export function createTimeLimits(clock: Clock): (response: ServerResponse) => TimeLimit {
  /** All are as far away from their start, so the oldest is the next. */
  const deadlines = new Set<Deadline>();
  let isWatching = false;

  const passed = (deadline: Deadline, reason: unknown): void => {
    deadlines.delete(deadline);
    deadline.fail(reason);
  };

  /** Sleeps until the next deadline, one at a time. Most are met by then, and the sleep is over for the oldest that is left. */
  async function watch(): Promise<void> {
    for (let [next] = deadlines; next !== undefined; [next] = deadlines) {
      await clock.sleep(Math.max(0, next.at - clock.now().getTime()), undefined, { keepsAlive: false });
      const now = clock.now().getTime();
      for (const deadline of deadlines) if (deadline === next || deadline.at <= now) passed(deadline, timeoutError());
    }
  }

  function startWatching(): void {
    if (isWatching) return;
    isWatching = true;
    watch()
      // Without a timer there is no limit, so nothing may go on.
      .catch((error: unknown) => deadlines.forEach((deadline) => void passed(deadline, error)))
      .finally(() => {
        isWatching = false;
        if (deadlines.size > 0) startWatching();
      });
  }

  return (response) => {
    let reason: unknown;
    let controller: AbortController | undefined;
    let isListening = false;
    let failWaiting: ((reason: unknown) => void) | undefined;

    const abort = (why: unknown): void => {
      reason ??= why;
      controller?.abort(reason);
      failWaiting?.(reason);
    };
    const listen = (): void => {
      if (!isListening) response.once('close', () => void (response.writableFinished || abort(disconnected())));
      isListening = true;
    };

    return {
      get signal() {
        listen();
        controller ??= new AbortController();
        if (reason !== undefined) controller.abort(reason);
        return controller.signal;
      },
      throwIfAborted: () => {
        if (reason !== undefined) throw reason;
      },
      wait: (work) =>
        new Promise((resolve, reject) => {
          if (reason !== undefined) return reject(reason);
          listen();
          const deadline: Deadline = { at: clock.now().getTime() + TIME_LIMIT_MS, fail: abort };
          deadlines.add(deadline);
          startWatching();
          failWaiting = (why) => {
            deadlines.delete(deadline);
            reject(why);
          };
          work.then(resolve, reject).finally(() => deadlines.delete(deadline));
        }),
    };
  };
}

const disconnected = () => new DOMException('The client disconnected.', 'AbortError');

const timeoutError = () =>
  requestError(504, 'TIMEOUT', `The answer took longer than ${TIME_LIMIT_MS / 1000} s. Ask for less at once, or try again in a moment.`);
