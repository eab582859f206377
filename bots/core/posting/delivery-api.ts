/** The poster's client for deliveries: claims jobs from the API, and reports how each one ended. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { Unavailable } from '../../api/errors.ts';
import type { Clock } from '../../clock.ts';
import type { Changes } from '../present/changes/rows.ts';
import { backoff, retry } from '../retry.ts';
import { BeginDelivery, ClaimDailyJobs, CompleteDelivery, CompleteFollowUpJob, DeliveryChanges, type Job } from './documents.ts';
import type { DeliveryResult, FollowUpJobResult } from './outcome.ts';

type JobId = Pick<Job, 'id' | 'attempt'>;

export interface DeliveryApi {
  /** Jobs that no other poster holds; rejects when the API cannot hand out any. */
  readonly claim: (limit: number) => Promise<readonly Job[]>;
  /** The changes that a delivery posts. */
  readonly changesOf: (job: JobId) => Promise<Changes>;
  /** The length of our lease from now on; undefined when another poster holds the delivery, or it is obsolete. */
  readonly begin: (job: JobId) => Promise<number | undefined>;
  /** Never rejects: only this process knows the outcome, so it retries until the API has it. */
  readonly complete: (job: JobId, result: DeliveryResult) => Promise<void>;
  readonly completeFollowUpJob: (job: JobId, result: FollowUpJobResult) => Promise<void>;
}

export interface DeliveryApiOptions {
  /** Its id. */
  readonly platform: string;
  readonly query: Query;
  readonly clock: Clock;
  readonly log: Logger;
  /** Shortens the waits between retries. */
  readonly stopping: AbortSignal;
  /** Ends the retries. */
  readonly givingUp: AbortSignal;
}

const MAX_WAIT_MS = 30_000;
const STOPPING_WAIT_MS = 500;

interface Payload {
  readonly errors: readonly { readonly code: string }[];
}

export function createDeliveryApi(options: DeliveryApiOptions): DeliveryApi {
  const { platform, query, log } = options;
  const complete = async ({ id, attempt }: JobId, outcome: string, send: () => Promise<Payload | null>) => {
    const payload = await retryUntilReported(send, { id, outcome }, options);
    for (const { code } of payload?.errors ?? []) log.warn({ delivery: id, attempt, outcome, code }, 'an outcome came too late');
  };
  return {
    claim: async (limit) => {
      const { claimDailyJobs: claimed } = await query(ClaimDailyJobs, { input: { platform, limit, postsChanges: true } });
      const [error] = claimed?.errors ?? [];
      if (claimed === null || error !== undefined) throw new Unavailable(`the API handed out no jobs: ${error?.code ?? 'no answer'}`);
      return claimed.jobs ?? [];
    },
    changesOf: async ({ id }) => (await query(DeliveryChanges, { id })).deliveryChanges,
    begin: async ({ id, attempt }) => {
      const { beginDelivery: begun } = await query(BeginDelivery, { input: { id, attempt } });
      for (const { code } of begun?.errors ?? []) log.debug({ delivery: id, attempt, code }, 'a delivery was lost to another process');
      return begun?.leaseMs ?? undefined;
    },
    complete: (job, result) => {
      const input = { id: job.id, attempt: job.attempt, ...result };
      return complete(job, result.outcome, async () => (await query(CompleteDelivery, { input })).completeDelivery);
    },
    completeFollowUpJob: (job, result) => {
      const input = { id: job.id, attempt: job.attempt, ...result };
      return complete(job, result.outcome, async () => (await query(CompleteFollowUpJob, { input })).completeFollowUpJob);
    },
  };
}

/** Retries until the API has the outcome; undefined when it refuses, or there is no time left. */
async function retryUntilReported<T>(
  send: () => Promise<T>,
  about: { readonly id: string; readonly outcome: string },
  { clock, log, stopping, givingUp }: DeliveryApiOptions,
): Promise<T | undefined> {
  const fields = { delivery: about.id, outcome: about.outcome };
  // A stop ends the wait, so that the outcome is sent once more before the process ends.
  const sleep = (ms: number) =>
    (stopping.aborted ? clock.sleep(STOPPING_WAIT_MS, givingUp) : clock.sleep(ms, stopping)).catch(() => undefined);
  try {
    return await retry(send, {
      clock: { sleep },
      delayAfter: backoff(MAX_WAIT_MS),
      isRetryable: (error) => !givingUp.aborted && error instanceof Unavailable,
      onRetry: (error, { failures }) => log.warn({ ...fields, err: error, failures }, 'reporting an outcome failed; will retry'),
    });
  } catch (error) {
    log.error({ ...fields, err: error }, 'an outcome could not be reported');
    return undefined;
  }
}
