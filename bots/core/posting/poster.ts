/** The poster: claims jobs from the API in small batches and runs them as fast as its platform allows, until it is stopped. */
import { setMaxListeners } from 'node:events';
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { type Clock, isWithin } from '../../clock.ts';
import type { Platform } from '../contract/platform.ts';
import type { Messages } from '../messages/index.ts';
import { backoff, retry } from '../retry.ts';
import type { OpenTokens } from '../state/open-tokens.ts';
import { createDeliveryApi } from './delivery-api.ts';
import type { Job } from './documents.ts';
import type { PlatformPoster } from './platform-poster.ts';
import { type JobContext, runJob } from './run-job.ts';

export interface Poster {
  /** What it does, or what blocks it, in a few words. */
  readonly status: () => string;
  /** Starts nothing more; resolves when all active jobs have ended, or after 8 seconds. */
  readonly stop: () => Promise<void>;
}

export interface PosterOptions {
  readonly platform: Platform;
  readonly platformPoster: PlatformPoster;
  readonly query: Query;
  readonly clock: Clock;
  readonly log: Logger;
  readonly messages: Messages;
  /** Of the buttons below posts, which anyone may press. */
  readonly openTokens: Pick<OpenTokens, 'sign'>;
  /** About what the platform accepts in a quarter of a second: no other poster can claim a job that waits here. */
  readonly batch: number;
  /** From 0 to 1; jitter, so that several posters do not ask at the same time. */
  readonly random?: () => number;
}

const IDLE_MS = 1000;
const JITTER_MS = 200;
/** A job that is still rate limited by then does not delay the next batch. */
const MAX_BATCH_START_MS = 2000;
/** Active jobs are limited to this many batches. */
const MAX_BATCHES = 8;
const MAX_WAIT_MS = 30_000;
const STOP_MS = 8000;

type Run = PosterOptions & JobContext & { readonly activeJobs: Set<Promise<void>>; readonly report: (problem: string | undefined) => void };

export function startPoster(options: PosterOptions): Poster {
  const { platform, query, clock, log } = options;
  const [stopping, givingUp] = [new AbortController(), new AbortController()];
  // Every active job listens to them.
  setMaxListeners(0, stopping.signal, givingUp.signal);
  const signals = { stopping: stopping.signal, givingUp: givingUp.signal };
  const activeJobs = new Set<Promise<void>>();
  let problem: string | undefined;
  const deliveryApi = createDeliveryApi({ platform: platform.id, query, clock, log, ...signals });
  const report = (current: string | undefined) => {
    problem = current;
  };
  const loop = runLoop({ ...options, ...signals, deliveryApi, activeJobs, report });
  const end = async () => {
    stopping.abort();
    const ended = loop.then(() => Promise.all(activeJobs));
    if (!(await isWithin(ended, STOP_MS, clock))) log.warn({ activeJobs: activeJobs.size }, 'stopped before every outcome was reported');
    givingUp.abort();
  };
  let ending: Promise<void> | undefined;
  return {
    status: () => (problem === undefined ? 'posting daily facts' : `daily facts wait: ${problem}`),
    stop: () => {
      ending ??= end();
      return ending;
    },
  };
}

/** Never rejects. */
async function runLoop(run: Run): Promise<void> {
  const { stopping, clock, log, report, batch, random = Math.random } = run;
  const onRetry = (error: unknown, { failures, waitMs: wait }: { readonly failures: number; readonly waitMs: number }) => {
    log.warn({ err: error, failures, wait }, 'could not claim daily posts');
    report("the API isn't answering");
  };
  try {
    for (;;) {
      const count = await retry(() => startBatch(run), { clock, delayAfter: backoff(MAX_WAIT_MS), onRetry, signal: stopping });
      report(undefined);
      if (count < batch) await clock.sleep(IDLE_MS + Math.floor(random() * JITTER_MS), stopping);
    }
  } catch (error) {
    if (!stopping.aborted) throw error;
  }
}

async function startBatch(run: Run): Promise<number> {
  const { platformPoster, deliveryApi, batch, clock, stopping, activeJobs } = run;
  while (activeJobs.size >= batch * MAX_BATCHES) await Promise.race(activeJobs);
  await platformPoster.rateLimits.ready(stopping);
  const jobs = await deliveryApi.claim(batch);
  // Other posters get unstarted jobs when the lease is over.
  if (stopping.aborted) return 0;
  const started = jobs.map((job) => startJob(job, run, activeJobs));
  await isWithin(Promise.all(started), MAX_BATCH_START_MS, clock);
  return jobs.length;
}

/** Resolves once the rate limiter has let the job through, or the job has ended. */
function startJob(job: Job, context: JobContext, activeJobs: Set<Promise<void>>): Promise<void> {
  return new Promise((resolve) => {
    const ended: Promise<void> = runJob(job, resolve, context)
      .catch((error: unknown) => {
        if (context.stopping.aborted) return;
        context.log.warn({ job: job.id, err: error }, 'daily job failed');
      })
      .finally(() => {
        activeJobs.delete(ended);
        resolve();
      });
    activeJobs.add(ended);
  });
}
