/** How many subscriptions may be open, and what their events cost. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Changes } from '../../../../src/graph/store/changes.ts';
import { createFeed } from '../../../../src/graph/store/feed.ts';
import { createSubscriptionLimit } from '../../../../src/server/request/subscription-limit.ts';
import { subscribe } from '../../../support/api/event-stream.ts';
import { fixtureApi } from '../../../support/api/paper.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';
import { entity, graphOf } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

describe('the number of open subscriptions', () => {
  it('is bounded for each caller and in all, and falls when they close', () => {
    const { open } = createSubscriptionLimit(2, 3);
    const [first] = [open('a'), open('a'), open('b')];
    expect(() => open('a')).toThrow('You have 2 open subscriptions');
    expect(() => open('c')).toThrow('This server has as many open subscriptions as it can take');
    first?.();
    // Closing twice counts once.
    first?.();
    open('c');
    expect(() => open('b')).toThrow('This server has as many');
  });
});

describe('a subscription', () => {
  const graph = graphOf({ entities: [entity('model/clip')] });
  let feed: ReturnType<typeof createFeed<Changes>>;
  let running: TestServer;

  beforeEach(async () => {
    feed = createFeed<Changes>();
    const { subscribe: listen, subscriberCount, end } = feed;
    const store = { current: () => graph, refresh: async () => graph, follow: async () => {}, subscribe: listen, subscriberCount, end };
    running = await serve({ api: fixtureApi({ store }), limits: { requestsPerMinute: 30, trustedProxies: 0 } });
  });
  afterEach(() => running.close());

  const QUERY = 'subscription { entityChanged { slug } }';
  const change = () => feed.publish({ graph, entities: [{ type: 'updated', entity: need(graph.entities.get('model/clip')) }], facts: [] });

  it('is refused beyond ten for one address, and possible again when one is closed', async () => {
    const open = await Promise.all(Array.from({ length: 10 }, () => subscribe(running.url, QUERY)));
    const refused = await subscribe(running.url, QUERY);
    expect(await refused.next()).toMatchObject({ data: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] } });
    expect(feed.subscriberCount()).toBe(10);
    open[0]?.leave();
    await expect.poll(() => feed.subscriberCount()).toBe(9);
    const again = await subscribe<{ entityChanged: { slug: string } }>(running.url, QUERY);
    change();
    expect(await again.data()).toEqual({ entityChanged: { slug: 'clip' } });
  });

  it('takes requests for its events by their cost, and ends when none is left', async () => {
    const expensive = `subscription { entityChanged { entity { facts(first: 100) { nodes { ${'text slug '.repeat(10)} } } } } }`;
    const { next } = await subscribe(running.url, expensive);
    const seen = [];
    for (let count = 0; count < 30; count += 1) {
      change();
      const event = await next();
      seen.push(event?.event === 'next' && event.data.errors?.[0]?.extensions.code);
      if (event?.event === 'complete') break;
    }
    // Each costs about two requests, and there are 29 after the one that subscribed.
    expect(seen.indexOf('RATE_LIMITED')).toBeGreaterThan(10);
    expect(seen.indexOf('RATE_LIMITED')).toBeLessThan(20);
    expect(seen.length).toBe(seen.indexOf('RATE_LIMITED') + 2);
    expect(feed.subscriberCount()).toBe(0);
  });
});
