/** Answers that hang, fail or continue, with a schema made for this test. */
import { GraphQLInt, GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous } from '../../../../src/access/scopes.ts';
import { fixtureApi } from '../../../support/api/paper.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';
import { type ManualClock, manualClock } from '../../../support/manual-clock.ts';
import { need } from '../../../support/need.ts';

const never = new Promise<never>(() => {});
let goOn: () => void;
let ended: boolean;

/** Two ticks, the second when the test releases it, and then nothing more; a generator couldn't be ended while it waits. */
function ticks(): AsyncIterableIterator<{ ticks: number }> {
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const results = [Promise.resolve({ ticks: 1 }), held.then(() => ({ ticks: 2 })), never];
  return {
    next: async () => ({ done: false, value: await need(results.shift()) }),
    return: async () => {
      ended = true;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const field = (resolve: () => unknown) => ({ type: GraphQLString, resolve });
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      quick: field(() => 'here'),
      large: field(() => 'x'.repeat(1024 * 1024)),
      hangs: field(() => never),
      fails: field(() => {
        throw new Error(`PrismaClientKnownRequestError in ${import.meta.filename}`);
      }),
    },
  }),
  subscription: new GraphQLObjectType({ name: 'Subscription', fields: { ticks: { type: GraphQLInt, subscribe: ticks } } }),
});

describe('an answer', () => {
  const lines: { msg: string; level: number; id?: string }[] = [];
  let clock: ManualClock;
  let running: TestServer;

  beforeAll(async () => {
    clock = manualClock();
    const log = pino({ level: 'info' }, { write: (line: string) => lines.push(JSON.parse(line)) });
    const authenticate = async (header?: string) => (header === 'Bearer slow' ? never : anonymous);
    running = await serve({ api: fixtureApi({ clock, log, authenticate, schema }) });
  });
  afterAll(() => running.close());
  beforeEach(() => {
    lines.length = 0;
    ended = false;
  });

  const ask = (query: string, init: RequestInit = {}) => fetch(`${running.url}?query=${encodeURIComponent(query)}`, init);
  const bodyOf = async (answer: Response) => [answer.status, await answer.json()];

  it.each([
    ['runs too long', '{ hangs }', {}],
    ['waits too long for who asks', '{ quick }', { authorization: 'Bearer slow' }],
  ])('that %s is refused, and reported to the operator', async (_what, query, headers) => {
    const asked = ask(query, { headers });
    await clock.tick();
    expect(await bodyOf(await asked)).toEqual([
      504,
      {
        errors: [
          {
            message: 'The answer took longer than 10 s. Ask for less at once, or try again in a moment.',
            extensions: { code: 'TIMEOUT' },
          },
        ],
      },
    ]);
    expect(lines).toMatchObject([{ msg: 'request timed out without a response', level: 40 }]);
  });

  it('shows an id when it fails, and no reason', async () => {
    const answer = await ask('{ fails quick }');
    const body = await answer.text();
    const [error] = JSON.parse(body).errors;
    expect([answer.status, error.extensions.code, JSON.parse(body).data]).toEqual([
      200,
      'INTERNAL_SERVER_ERROR',
      { fails: null, quick: 'here' },
    ]);
    expect(body).not.toMatch(/prisma|exchange|stack/i);
    expect(lines.map(({ id }) => id)).toEqual([error.extensions.id]);
  });

  it("isn't an error when no one waits for it any longer", async () => {
    const leaving = new AbortController();
    const asked = ask('{ hangs }', { signal: leaving.signal });
    await expect.poll(() => running.server.getConnections((_error, count) => count)).toBeTruthy();
    leaving.abort();
    await expect(asked).rejects.toThrow();
    expect((await ask('{ quick }')).status).toBe(200);
    expect(lines).toEqual([]);
  });

  it.each([
    ['GET', undefined],
    ['POST', JSON.stringify({ query: 'subscription { ticks }' })],
  ])('in parts by %s is neither cached nor cut, and ends when its reader leaves', async (method, body) => {
    const leaving = new AbortController();
    const headers = { accept: 'text/event-stream', ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
    const init = { method, headers, signal: leaving.signal, ...(body === undefined ? {} : { body }) };
    const answer = await (body === undefined ? ask('subscription { ticks }', init) : fetch(running.url, init));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect([answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual(['no-cache', null]);
    const heard = listen(answer);
    await expect.poll(heard).toContain('data: {"data":{"ticks":1}}');
    // Wakes the sleepers: if the time limit still ran, it would cut the stream now.
    await clock.tick();
    goOn();
    await expect.poll(heard).toContain('data: {"data":{"ticks":2}}');
    expect(ended).toBe(false);
    leaving.abort();
    await expect.poll(() => ended).toBe(true);
    expect(lines).toEqual([]);
  });

  it("isn't acceptable as JSON if it can only come in parts", async () => {
    const [status, body] = await bodyOf(await ask('subscription { ticks }', { headers: { accept: 'application/json' } }));
    expect([status, body.errors[0].extensions.code]).toEqual([406, 'NOT_ACCEPTABLE']);
  });

  /** Reads in the background; returns what has arrived so far. */
  function listen({ body }: Response): () => string {
    let text = '';
    const read = async () => {
      for await (const part of need(body)) text += Buffer.from(part).toString();
    };
    // Rejects when the reader leaves.
    read().catch(() => {});
    return () => text;
  }

  it('that is larger than a megabyte is refused', async () => {
    const [status, body] = await bodyOf(await ask('{ large }'));
    const message = 'The answer would be larger than 1 MB. Ask for smaller pages ("first") or for fewer fields.';
    expect([status, body]).toEqual([400, { errors: [{ message, extensions: { code: 'ANSWER_TOO_LARGE' } }] }]);
  });
});
