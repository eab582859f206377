/** A process that posts daily facts (tests/support/poster.mjs), as seen by the test that starts, calls, stalls and kills it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { sampleKnowledge } from '../../support/sample-knowledge.ts';

const ownProgram = fileURLToPath(new URL('../../support/poster.mjs', import.meta.url));

export interface PosterProcessOptions {
  /** A data folder, or the URL of a database. */
  readonly where: string;
  readonly env: Readonly<Record<string, string>>;
  readonly leaseMs: number;
  /** The process's clock showed this at `zero` of the real one; both in milliseconds since 1970. */
  readonly starts: number;
  readonly zero: number;
  /** The poster of another version; our own by default. */
  readonly program?: string | undefined;
}

/** Where a process dies: before, during or after an operation of the API. */
export interface CrashPoint {
  readonly operation: 'ClaimDailyJobs' | 'BeginDelivery' | 'CompleteDelivery';
  readonly when: 'before' | 'during' | 'after';
  /** With `during`: the delay after it began. */
  readonly afterMs?: number;
}

export interface PendingWork {
  readonly claims: number;
  readonly open: number;
  readonly due: number;
  readonly followUpJobs: number;
}

export interface PosterProcess {
  /** Starts posting. */
  readonly go: () => Promise<void>;
  /** From now on, the process dies at this point. */
  readonly crashAt: (point: CrashPoint) => Promise<void>;
  /** Adds subscriptions that were created at that time. */
  readonly subscribe: (inputs: readonly object[], asOf: Date) => Promise<void>;
  /** The graph learns something new. */
  readonly learn: () => Promise<void>;
  readonly pendingWork: () => Promise<PendingWork>;
  readonly shift: (ms: number) => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly signal: (signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT') => void;
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<unknown>;
}

/** Starts a process; resolves once it is ready to go. */
export async function startPoster({ program = ownProgram, ...options }: PosterProcessOptions): Promise<PosterProcess> {
  const { PATH = '', LMM_FAULTS_LOG } = process.env;
  const env = { PATH, ...(LMM_FAULTS_LOG === undefined ? {} : { LMM_FAULTS_LOG }) };
  const child = spawn(process.execPath, [program, JSON.stringify({ ...options, knowledge: await sampleKnowledge() })], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const { ask, ready } = createMessageChannel(child);
  // A process that has ended never answers: without this, a test would wait for it until its own end.
  const unlessEnded = (answered: Promise<unknown>, before: string): Promise<unknown> =>
    Promise.race([answered, exited.then(() => Promise.reject(new Error(`the process ended before it ${before}`)))]);
  const askRunning = (what: string, more?: object) => unlessEnded(ask(what, more), `answered ${what}`);
  await unlessEnded(ready, 'was ready');
  return {
    go: async () => void (await askRunning('go')),
    crashAt: async (point) => void (await askRunning('crashAt', { point })),
    // A process that dies at its point may never answer.
    subscribe: async (inputs, asOf) => void (await Promise.race([ask('subscribe', { inputs, asOf: asOf.getTime() }), exited])),
    learn: async () => void (await askRunning('learn')),
    pendingWork: () => askRunning('pendingWork') as Promise<PendingWork & { readonly id: number }>,
    shift: async (ms) => void (await askRunning('shift', { ms })),
    stop: async () => {
      await Promise.race([ask('stop'), exited]);
      await exited;
    },
    signal: (signal) => void child.kill(signal),
    exited,
  };
}

interface Message {
  readonly id: number;
}

function createMessageChannel(child: ChildProcess) {
  const waiting = new Map<number, (message: Message) => void>();
  let last = 0;
  const answerTo = (id: number) => new Promise<Message>((resolve) => waiting.set(id, resolve));
  const ready = answerTo(0);
  child.on('message', (message: Message) => waiting.get(message.id)?.(message));
  return {
    ready,
    ask: (what: string, more: object = {}): Promise<unknown> => {
      last += 1;
      const answered = answerTo(last);
      // A process that has ended receives no message, so its end is awaited together with the answer.
      child.send({ ask: what, id: last, ...more }, () => undefined);
      return answered;
    },
  };
}
