/**
 * Time limit: a request that takes too long gets an error, and its work is aborted. The work also ends when the client disconnects.
 * All requests share one timer, and nothing is created for those that never wait.
 */
import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { requestError } from '../request-error.ts';

/** By then most clients have given up or sent the request again. */
export const TIME_LIMIT_MS = 10_000;

interface Deadline {
  readonly at: number;
  readonly fail: (reason: unknown) => void;
}

/** The deadlines of all requests. All are as far away from their start, so the oldest is the next. */
class Deadlines {
  private readonly open = new Set<Deadline>();
  private isWatching = false;
  private readonly clock: Clock;
  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** Returns how to take it back. */
  add(fail: (reason: unknown) => void): () => void {
    const deadline: Deadline = { at: this.now() + TIME_LIMIT_MS, fail };
    this.open.add(deadline);
    if (!this.isWatching) this.startWatching();
    return () => void this.open.delete(deadline);
  }

  private startWatching(): void {
    this.isWatching = true;
    this.watch()
      // Without a timer there is no limit, so nothing may go on.
      .catch((error: unknown) => {
        for (const deadline of this.open) this.pass(deadline, error);
      })
      .finally(() => {
        this.isWatching = false;
        if (this.open.size > 0) this.startWatching();
      });
  }

  /** Sleeps until the next deadline, one at a time. Most are met by then, and the sleep is over for the oldest that is left. */
  private async watch(): Promise<void> {
    for (let [next] = this.open; next !== undefined; [next] = this.open) {
      await this.clock.sleep(Math.max(0, next.at - this.now()), undefined, { keepsAlive: false });
      const now = this.now();
      for (const deadline of this.open) if (deadline === next || deadline.at <= now) this.pass(deadline, timeoutError());
    }
  }

  private pass(deadline: Deadline, reason: unknown): void {
    this.open.delete(deadline);
    deadline.fail(reason);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}

/** The limit of one request. */
export class TimeLimit {
  private readonly response: ServerResponse;
  private readonly deadlines: Deadlines;
  private isListening = false;
  private reason: unknown;
  private controller: AbortController | undefined;
  private failWork: ((reason: unknown) => void) | undefined;
  constructor(response: ServerResponse, deadlines: Deadlines) {
    this.response = response;
    this.deadlines = deadlines;
  }

  /** The result of work that has begun. Rejects if it takes too long or the client disconnects. */
  wait<Result>(work: Promise<Result>): Promise<Result> {
    if (this.reason !== undefined) return Promise.reject(this.reason);
    this.listen();
    return new Promise((resolve, reject) => {
      this.failWork = reject;
      const done = this.deadlines.add((reason) => this.abort(reason));
      work.then(resolve, reject).finally(done);
    });
  }

  /** Throws why the work was aborted, if it was. */
  throwIfAborted(): void {
    if (this.reason !== undefined) throw this.reason;
  }

  /** Created when it's read. It outlives the work because a response may continue as a stream; then only the client ends it. */
  get signal(): AbortSignal {
    this.listen();
    this.controller ??= new AbortController();
    if (this.reason !== undefined) this.controller.abort(this.reason);
    return this.controller.signal;
  }

  private listen(): void {
    if (this.isListening) return;
    this.isListening = true;
    this.response.once('close', () => void (this.response.writableFinished || this.abort(disconnected())));
  }

  private abort(reason: unknown): void {
    this.reason ??= reason;
    this.controller?.abort(this.reason);
    this.failWork?.(this.reason);
  }
}

export function createTimeLimits(clock: Clock): (response: ServerResponse) => TimeLimit {
  const deadlines = new Deadlines(clock);
  return (response) => new TimeLimit(response, deadlines);
}

const disconnected = () => new DOMException('The client disconnected.', 'AbortError');

const timeoutError = () =>
  requestError(504, 'TIMEOUT', `The answer took longer than ${TIME_LIMIT_MS / 1000} s. Ask for less at once, or try again in a moment.`);
