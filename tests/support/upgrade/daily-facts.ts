/** Schedules and deliveries in every state, made by a bot and a poster of our own over the API. */
import type { Mutate } from './process.ts';

interface Job {
  readonly __typename: string;
  readonly id: string;
  readonly attempt: number;
  readonly subscription: { readonly id: string };
}

const JOBS = 'jobs { __typename id attempt subscription { id } }';
const HOUR_MS = 3_600_000;
/** What the platform answers to a post, and so the state of the delivery: sent, failed, unconfirmed, and planned again for later. */
const OUTCOMES: readonly object[] = [
  { outcome: 'SENT', messageId: '1700000000.000100' },
  { outcome: 'FAILED', reason: 'msg_too_long' },
  { outcome: 'UNCONFIRMED' },
  { outcome: 'RETRY', retryAfterMs: HOUR_MS / 2, reason: 'busy' },
  { outcome: 'GONE' },
];

/** The first of the posts is about this entity. */
export async function scheduleInSlack(mutate: Mutate, about: string): Promise<void> {
  const actor = { platform: 'slack', workspace: 'T1', user: 'U1', isAdmin: true };
  const add = async (channel: string, more: object = {}): Promise<string> => {
    const input = { actor, channel, time: '09:00', zone: 'Europe/Berlin', ...more };
    const { subscription } = await mutate<{ subscription: { id: string } }>('addSubscription', input, 'subscription { id }');
    return subscription.id;
  };
  const change = (name: string, id: string) => mutate(name, { actor, id }, 'subscription { state }');
  const [skipped, paused, removed] = [await add('C2'), await add('C2', { days: ['MONDAY', 'FRIDAY'] }), await add('C2')];
  await change('skipSlot', skipped);
  await change('pauseSubscription', paused);
  await change('removeSubscription', removed);
  await add('C2', { thread: '1700000000.000200', pingRole: 'S0614TZR7', topics: ['limits'] });
  const posted: string[] = [];
  for (const index of OUTCOMES.keys()) posted.push(await add('C3', index === 0 ? { topics: [about] } : {}));
  for (const id of posted) await change('postNow', id);
  const { jobs } = await mutate<{ jobs: readonly Job[] }>('claimDailyJobs', { platform: 'slack', limit: 50 }, JOBS);
  for (const [index, id] of posted.entries()) {
    const job = jobs.find(({ subscription }) => subscription.id === id);
    if (job === undefined) throw new Error(`no job for ${id}`);
    const delivery = { id: job.id, attempt: job.attempt };
    await mutate('beginDelivery', delivery, 'leaseMs');
    await mutate('completeDelivery', { ...delivery, ...OUTCOMES[index] }, 'delivery { state }');
  }
}

/** Asks for a post that the product itself will make; returns its delivery. */
export async function postNow(
  mutate: Mutate,
  platform: 'slack' | 'discord',
  place: { workspace: string; channel: string },
): Promise<string> {
  const actor = { platform, workspace: place.workspace, user: 'U1', isAdmin: true };
  const user = platform === 'discord' ? '4000000000000000001' : 'U1';
  const input = { actor: { ...actor, user }, channel: place.channel, time: '09:00', zone: 'Europe/Berlin' };
  const { subscription } = await mutate<{ subscription: { id: string } }>('addSubscription', input, 'subscription { id }');
  const { delivery } = await mutate<{ delivery: { id: string } }>(
    'postNow',
    { actor: { ...actor, user }, id: subscription.id },
    'delivery { id }',
  );
  return delivery.id;
}
