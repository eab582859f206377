import type { ServerResponse } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous, type Viewer } from '../../../../src/access/scopes.ts';
import { Unauthenticated } from '../../../../src/errors.ts';
import { createRateLimit } from '../../../../src/server/request/rate-limit.ts';
import { fixtureApi } from '../../../support/api/paper.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts';

describe('a bucket', () => {
  const allowedIn = (limit: ReturnType<typeof createRateLimit>, times: number, who = 'a') =>
    Array.from({ length: times }, () => limit.take(who)).filter(({ wait }) => wait === null).length;

  it('is full at first, drained by requests, and refilled evenly over a minute', () => {
    const clock = manualClock();
    const limit = createRateLimit(60, clock);
    expect(allowedIn(limit, 100)).toBe(60);
    clock.advance(999);
    expect(allowedIn(limit, 1)).toBe(0);
    clock.advance(1);
    expect(allowedIn(limit, 2)).toBe(1);
    clock.advance(30_000);
    expect(allowedIn(limit, 100)).toBe(30);
    clock.advance(3_600_000);
    expect(allowedIn(limit, 100)).toBe(60);
  });

  it('reports what is left, when it will be full, and how long to wait', () => {
    const clock = manualClock();
    const limit = createRateLimit(2, clock);
    expect(limit.take('a')).toEqual({ quota: { limit: 2, remaining: 1, resetAt: new Date(30_000) }, wait: null });
    clock.advance(10_000);
    expect(limit.take('a')).toEqual({ quota: { limit: 2, remaining: 0, resetAt: new Date(60_000) }, wait: null });
    expect(limit.take('a')).toEqual({
      quota: { limit: 2, remaining: 0, resetAt: new Date(60_000) },
      wait: { ms: 20_000, until: new Date(30_000) },
    });
    clock.advance(20_000);
    expect(limit.take('a').wait).toBeNull();
  });

  it('belongs to a single client', () => {
    const limit = createRateLimit(1, manualClock());
    expect([allowedIn(limit, 2, 'a'), allowedIn(limit, 2, 'b')]).toEqual([1, 1]);
  });

  it('is dropped after very many other clients, so that memory is bounded', () => {
    const limit = createRateLimit(1, manualClock());
    for (let index = 0; index <= 50_000; index += 1) limit.take(`address ${index}`);
    expect(limit.take('address 50000').wait).not.toBeNull();
    expect(limit.take('address 0').wait).toBeNull();
  });

  it('accepts what a token bucket would, for any limit and any pauses', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), pauses, (perMinute, list) => {
        const clock = manualClock();
        const limit = createRateLimit(perMinute, clock);
        // In units of which a request takes 60,000 and a millisecond brings one for each request per minute.
        let tokens = perMinute * 60_000;
        for (const pause of list) {
          clock.advance(pause);
          tokens = Math.min(perMinute * 60_000, tokens + pause * perMinute);
          const allowed = tokens >= 60_000;
          if (allowed) tokens -= 60_000;
          const { quota, wait } = limit.take('a');
          expect([wait === null, quota.remaining]).toEqual([allowed, Math.floor(tokens / 60_000)]);
        }
      }),
    );
  });
});

describe('the limit over HTTP', () => {
  const viewer = (id: string, exempt = false): Viewer => ({ key: { id, name: id }, scopes: new Set(['read']), exempt });
  const keys = new Map([
    ['Bearer one', viewer('one')],
    ['Bearer two', viewer('two')],
    ['Bearer bots', viewer('bots', true)],
  ]);
  let clock: ManualClock;
  let running: TestServer;
  beforeEach(async () => {
    clock = manualClock();
    const authenticate = async (header: string | undefined) => {
      const known = header === undefined ? anonymous : keys.get(header);
      if (known === undefined) throw new Unauthenticated('No such key.');
      return known;
    };
    running?.close();
    const api = fixtureApi({ authenticate, clock });
    running = await serve({ api, limits: { requestsPerMinute: 3, trustedProxies: 1 } });
  });
  afterAll(() => running.close());

  const ask = (headers: Record<string, string> = {}, query = '{ meta { facts } }') =>
    fetch(`${running.url}?query=${encodeURIComponent(query)}`, { headers });
  const statuses = async (times: number, headers: Record<string, string> = {}) => {
    const found: number[] = [];
    for (let time = 0; time < times; time += 1) found.push((await ask(headers)).status);
    return found;
  };
  const told = ({ headers }: Response) =>
    ['x-ratelimit-limit', 'x-ratelimit-remaining', 'retry-after', 'x-ratelimit-reset'].map((name) => headers.get(name));

  it('is reported with every answer, counts cached answers too, and ends in a refusal that says when to retry', async () => {
    const left = ['2', '1', '0'];
    for (const remaining of left) expect(told(await ask())).toEqual(['3', remaining, null, null]);
    clock.advance(4_500);
    const refused = await ask();
    expect([refused.status, ...told(refused)]).toEqual([429, '3', '0', '16', '20']);
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: 'You have reached the limit of 3 requests a minute for one address or key. Try again in 16 s.',
          extensions: { code: 'RATE_LIMITED' },
        },
      ],
    });
    clock.advance(15_500);
    expect(await statuses(2)).toEqual([200, 429]);
  });

  it('counts rejected requests, but not the preflights of browsers', async () => {
    await fetch(running.url, { method: 'OPTIONS' });
    const form = await fetch(running.url, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'x' });
    expect([form.status, ...told(form)]).toEqual([415, '3', '2', null, null]);
    const etag = (await ask()).headers.get('etag') ?? '';
    const same = await ask({ 'if-none-match': etag });
    expect([same.status, ...told(same)]).toEqual([304, '3', '0', null, null]);
  });

  it('applies to each address that the trusted proxy names', async () => {
    for (const address of ['192.0.2.1', '192.0.2.2']) {
      expect(await statuses(4, { 'x-forwarded-for': `203.0.113.9, ${address}` })).toEqual([200, 200, 200, 429]);
    }
  });

  it('applies to each key, independently of its address', async () => {
    expect(await statuses(4)).toEqual([200, 200, 200, 429]);
    for (const key of ['one', 'two']) expect(await statuses(4, { authorization: `Bearer ${key}` })).toEqual([200, 200, 200, 429]);
  });

  it("doesn't apply to our own bots", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask({ authorization: 'Bearer bots' })));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(told(await ask({ authorization: 'Bearer bots' }))).toEqual([null, null, null, null]);
  });

  it('counts the addresses of one IPv6 site together as well', async () => {
    running.close();
    running = await serve({ api: fixtureApi({ clock }), limits: { requestsPerMinute: 3, trustedProxies: 1 } });
    const from = (index: number, site = '1') => ask({ 'x-forwarded-for': `2001:db8:${site}:${index}::7` });
    const answers = [];
    for (let index = 0; index < 31; index += 1) answers.push((await from(index)).status);
    expect(answers).toEqual([...Array.from({ length: 30 }, () => 200), 429]);
    expect((await from(0, '2')).status).toBe(200);
  });

  it('counts requests that other routes refuse, and then refuses all of that address for a while', async () => {
    const handle = (_request: unknown, response: ServerResponse) => void response.writeHead(401).end();
    running.close();
    const routes = [{ method: 'POST', path: '/bot', handle } as const];
    running = await serve({ api: fixtureApi({ clock }), routes, limits: { requestsPerMinute: 3, trustedProxies: 1 } });
    const send = async (address: string) =>
      (await fetch(`${running.address}/bot`, { method: 'POST', headers: { 'x-forwarded-for': address } })).status;
    const seen = [];
    for (let count = 0; count < 5; count += 1) seen.push(await send('192.0.2.7'));
    expect(seen).toEqual([401, 401, 401, 429, 429]);
    expect(await send('192.0.2.8')).toBe(401);
    clock.advance(20_000);
    expect(await send('192.0.2.7')).toBe(401);
  });

  it('counts failed key attempts', async () => {
    expect(await statuses(4, { authorization: 'Bearer guess' })).toEqual([401, 401, 401, 429]);
  });

  const RATE_LIMIT = '{ rateLimit { limit remaining used resetAt cost } models(first: 10) { nodes { name } } }';
  it('can be queried, with the cost of the request', async () => {
    await ask();
    clock.advance(10_000);
    const answer = await (await ask({}, RATE_LIMIT)).json();
    const rateLimit = { limit: 3, remaining: 1, used: 2, resetAt: '1970-01-01T00:00:40.000Z', cost: 27 };
    expect(answer).toMatchObject({ data: { rateLimit }, extensions: { cost: { requestedQueryCost: 27, maximumQueryCost: 6000 } } });
  });

  it("is null for callers that aren't counted", async () => {
    expect(await (await ask({ authorization: 'Bearer bots' }, RATE_LIMIT)).json()).toMatchObject({ data: { rateLimit: null } });
    running.close();
    running = await serve({ api: fixtureApi() });
    const free = await ask({}, RATE_LIMIT);
    expect([await free.json(), told(free)]).toMatchObject([{ data: { rateLimit: null } }, [null, null, null, null]]);
  });
});
