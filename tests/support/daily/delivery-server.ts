/** An API for posters in other processes: over HTTP, with deliveries whose leases expire. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Job, JobOf } from '../../../bots/core/posting/documents.ts';
import { nameOf } from './api.ts';
import { recoveryJob } from './jobs.ts';

interface Delivery {
  readonly post: JobOf<'PostJob'>;
  state: 'PLANNED' | 'SENDING' | 'SENT' | 'UNCONFIRMED' | 'FAILED';
  attempt: number;
  leaseUntil: number;
  begunAt: number;
  messageId?: string;
}

interface Input {
  readonly id: string;
  readonly attempt: number;
  readonly limit: number;
  readonly platform: string;
  readonly outcome: string;
  readonly messageId?: string;
}

export interface DeliveryServer {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
}

export interface DeliveryServerOptions {
  readonly platform: string;
  readonly posts: readonly JobOf<'PostJob'>[];
  readonly leaseMs: number;
  /** Whether the platform accepts the same message only once. */
  readonly mayResend: boolean;
}

/** Serves until the end of the test. */
export async function startDeliveryServer({ posts, ...options }: DeliveryServerOptions): Promise<DeliveryServer> {
  const deliveries = posts.map((post): Delivery => ({ post, state: 'PLANNED', attempt: 0, leaseUntil: 0, begunAt: 0 }));
  const answer = answering(deliveries, options);
  const server = createServer(async (request, response) => {
    const { query, variables } = (await json(request)) as { readonly query: string; readonly variables: { readonly input: Input } };
    const name = nameOf(query);
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { [name]: { errors: [], ...answer(name, variables.input) } } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, deliveries };
}

function answering(deliveries: readonly Delivery[], { leaseMs, mayResend, platform }: Omit<DeliveryServerOptions, 'posts'>) {
  const claim = (limit: number): Job[] => {
    const free = deliveries.filter(({ state, leaseUntil }) => (state === 'PLANNED' || state === 'SENDING') && leaseUntil <= Date.now());
    return free.slice(0, limit).map((delivery) => {
      delivery.attempt += 1;
      delivery.leaseUntil = Date.now() + leaseMs;
      const { post, attempt, state, begunAt } = delivery;
      if (state === 'PLANNED') return { ...post, attempt };
      const { id, fact, subscription } = post;
      return { ...recoveryJob({ id, attempt, fact, mayResend, sendingSince: new Date(begunAt).toISOString() }), subscription };
    });
  };
  const begin = (delivery: Delivery) => {
    const begunAt = delivery.state === 'SENDING' ? delivery.begunAt : Date.now();
    Object.assign(delivery, { state: 'SENDING', begunAt, leaseUntil: Date.now() + leaseMs });
    return { leaseMs };
  };
  const complete = (delivery: Delivery, { outcome, messageId }: Input) => {
    if (outcome === 'SENT') Object.assign(delivery, { state: 'SENT', messageId });
    else if (outcome === 'RETRY') Object.assign(delivery, { state: 'PLANNED', leaseUntil: 0 });
    else if (outcome === 'UNCLEAR') delivery.leaseUntil = 0;
    else delivery.state = outcome === 'UNCONFIRMED' ? outcome : 'FAILED';
    return {};
  };
  return (name: string, input: Input): object => {
    if (name === 'claimDailyJobs') return { jobs: input.platform === platform ? claim(input.limit) : [] };
    const delivery = deliveries.find(({ post, attempt }) => post.id === input.id && attempt === input.attempt);
    if (delivery === undefined) return { errors: [{ code: 'CONFLICT', message: 'another poster has claimed it' }], leaseMs: null };
    return name === 'beginDelivery' ? begin(delivery) : complete(delivery, input);
  };
}
