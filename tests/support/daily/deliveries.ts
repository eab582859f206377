/** Daily facts over an atlas with the test's own clock. */

import type { App } from '../../../src/app.ts';
import { parseInput } from '../../../src/curation/parse-input.ts';
import { claimJobs, type Job } from '../../../src/daily/delivery/claim.ts';
import { beginDelivery, completeDelivery, completeInput } from '../../../src/daily/delivery/complete.ts';
import { createDeliveryStore, type PostJob } from '../../../src/daily/delivery/delivery-store.ts';
import { addInput, followInput } from '../../../src/daily/inputs.ts';
import { type FollowChange, follow, unfollow } from '../../../src/daily/subscriptions/follows.ts';
import { addSubscription, type SubscriptionContext, type SubscriptionRow } from '../../../src/daily/subscriptions/subscriptions.ts';

export const ADMIN = { platform: 'slack', workspace: 'T1', user: 'U1', isAdmin: true } as const;
export const LEASE_MS = 60_000;

/** Deletes all subscriptions and their deliveries. */
export async function forgetDaily({ client }: Pick<App, 'client'>): Promise<void> {
  await client.correction.deleteMany();
  await client.notice.deleteMany();
  await client.delivery.deleteMany();
  await client.subscription.deleteMany();
}

export interface DailyUnderTest {
  now: Date;
  readonly context: () => SubscriptionContext;
  /** Adds a subscription of `#general`, at 09:00 in Berlin by default. */
  readonly add: (input?: object) => Promise<SubscriptionRow>;
  /** Follows a subject in `#general`, or ends that. */
  readonly follow: (subject: string, input?: object) => Promise<FollowChange>;
  readonly unfollow: (subject: string, input?: object) => Promise<FollowChange>;
  readonly claim: (limit?: number) => Promise<readonly Job[]>;
  /** Like `claim`, with only the posts. */
  readonly claimPosts: () => Promise<readonly PostJob[]>;
  readonly begin: (post: PostJob) => Promise<number>;
  readonly complete: (post: PostJob, outcome: string, more?: object) => Promise<unknown>;
  /** Claims, begins and completes everything that is due, like a poster; returns the posts. */
  readonly post: () => Promise<readonly PostJob[]>;
  /** The results of a subscription's slots: date, state and reason, oldest first. */
  readonly history: (row: SubscriptionRow) => Promise<string[]>;
  readonly row: (row: Pick<SubscriptionRow, 'id'>) => Promise<SubscriptionRow>;
  /** When it's due next, to the minute. */
  readonly next: (row: SubscriptionRow) => Promise<string>;
}

const followInputOf = (subject: string, input: object) =>
  parsed(followInput, { actor: { ...ADMIN, isDirect: false }, channel: 'C1', subject, ...input });

/** Throws the problem of an input. */
export function parsed<Schema extends Parameters<typeof parseInput>[0]>(schema: Schema, input: unknown) {
  const result = parseInput(schema, input);
  if ('problems' in result) throw result.problems[0];
  return result.value;
}

export function dailyOf({ client, store }: Pick<App, 'client' | 'store'>, start: string): DailyUnderTest {
  const deliveryStore = createDeliveryStore(client, LEASE_MS);
  let messages = 0;
  const daily: DailyUnderTest = {
    now: new Date(start),
    context: () => ({ client, graph: store.current(), now: daily.now }),
    add: (input = {}) =>
      addSubscription(daily.context(), parsed(addInput, { actor: ADMIN, channel: 'C1', time: '09:00', zone: 'Europe/Berlin', ...input })),
    follow: (subject, input = {}) => follow(daily.context(), followInputOf(subject, input)),
    unfollow: (subject, input = {}) => unfollow(daily.context(), followInputOf(subject, input)),
    claim: (limit = 50) =>
      claimJobs(deliveryStore, { graph: store.current(), now: daily.now, platform: 'slack', postsChanges: true }, limit),
    claimPosts: async () => (await daily.claim()).flatMap((job) => (job.kind === 'post' || job.kind === 'recovery' ? [job] : [])),
    begin: ({ delivery: { id, attempt } }) => beginDelivery(deliveryStore, daily.now, { id, attempt }),
    complete: ({ delivery: { id, attempt } }, outcome, more = {}) =>
      completeDelivery(deliveryStore, daily.now, parsed(completeInput, { id, attempt, outcome, ...more })),
    post: async () => {
      const posts = await daily.claimPosts();
      for (const post of posts) {
        await daily.begin(post);
        messages += 1;
        await daily.complete(post, 'sent', { messageId: `${messages}.0` });
      }
      return posts;
    },
    history: async ({ id }) =>
      (await client.delivery.findMany({ where: { subscriptionId: id }, orderBy: [{ dueAt: 'asc' }] })).map(({ date, state, reason }) =>
        [date ?? 'now', state, reason].filter(Boolean).join(' '),
      ),
    row: ({ id }) => client.subscription.findUniqueOrThrow({ where: { id } }),
    next: async (row) => (await daily.row(row)).nextAt?.toISOString().slice(0, 16) ?? 'never',
  };
  return daily;
}
