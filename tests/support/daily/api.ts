/** A small API for posters: hands out the test's jobs, and records all calls. */
import type { Query } from '../../../bots/api/client.ts';
import { Unavailable } from '../../../bots/api/errors.ts';
import { textOf } from '../../../bots/api/graphql.ts';
import type { Job } from '../../../bots/core/posting/documents.ts';

/** One request of a poster, in order: its mutation and the input's content. */
export interface RecordedCall {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface FakeDailyApi {
  readonly query: Query;
  readonly calls: RecordedCall[];
  readonly inputsOf: (name: string) => readonly RecordedCall['input'][];
  readonly give: (...jobs: readonly Job[]) => void;
  /** The answer to a mutation from now on: an outage, or an error as data with this code. */
  readonly fails: Map<string, Error | string>;
  /** Mutations that get no answer before this resolves. */
  readonly held: Map<string, Promise<unknown>>;
  leaseMs: number;
}

export const CLAIM = 'claimDailyJobs';
export const BEGIN = 'beginDelivery';
export const COMPLETE_DELIVERY = 'completeDelivery';
export const COMPLETE_FOLLOW_UP_JOB = 'completeFollowUpJob';
export const REPORT = 'reportDestinationEvent';

export const outage = new Unavailable('the API is away');

export function fakeDailyApi(): FakeDailyApi {
  const calls: RecordedCall[] = [];
  let waiting: Job[] = [];
  const handOut = (limit: number) => {
    const jobs = waiting.slice(0, limit);
    waiting = waiting.slice(limit);
    return jobs;
  };
  const api: FakeDailyApi = {
    query: async (document, variables) => {
      const { input } = variables as unknown as { readonly input: RecordedCall['input'] };
      const name = nameOf(textOf(document));
      calls.push({ name, input });
      await api.held.get(name);
      const failure = api.fails.get(name);
      if (failure instanceof Error) throw failure;
      const errors = failure === undefined ? [] : [{ code: failure, message: failure }];
      const jobs = name === CLAIM && failure === undefined ? handOut(Number(input['limit'])) : null;
      const leaseMs = failure === undefined ? api.leaseMs : null;
      // The document requests a part of this.
      return { [name]: { errors, jobs, leaseMs } } as never;
    },
    calls,
    inputsOf: (name) => calls.filter((one) => one.name === name).map(({ input }) => input),
    give: (...jobs) => {
      waiting = [...waiting, ...jobs];
    },
    fails: new Map(),
    held: new Map(),
    leaseMs: 60_000,
  };
  return api;
}

/** The mutation in a document. */
export const nameOf = (text: string): string => /\{\s*(\w+)\(input/.exec(text)?.[1] ?? '';
