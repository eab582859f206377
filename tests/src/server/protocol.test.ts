/** HTTP and GraphQL over HTTP as their texts say, for clients that use other parts of them than ours do. */
import { once } from 'node:events';
import { request, type Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { maskErrors } from '../../../src/graphql/base/mask-errors.ts';
import { createHttp, listen } from '../../../src/server/http.ts';
import { freshApps } from '../../support/app.ts';
import { silentLog } from '../../support/silent-log.ts';
import { pagesOf } from '../../support/web/pages.ts';

const fresh = freshApps('pglite');
let server: Server;
let address = '';
beforeAll(async () => {
  const { api } = await fresh();
  server = createHttp({ api, routes: await pagesOf(api), ready: async () => {} });
  address = await listen(server, 0, '127.0.0.1');
});
afterAll(() => void server.close());

const QUERY = '{ limitations(of: LMM) { name } }';
const post = (body: object, path = '/graphql') =>
  fetch(address + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const names = { data: { limitations: expect.arrayContaining([{ name: 'Data requirements and bias' }]) } };

/** Sends this request target as it is, which fetch would change. */
async function send(method: string, path: string, headers: Record<string, string> = {}) {
  const sent = request({ host: '127.0.0.1', port: new URL(address).port, method, path, headers }).end();
  const [response] = await once(sent, 'response');
  let body = '';
  for await (const chunk of response) body += chunk;
  return { status: response.statusCode as number, type: String(response.headers['content-type']), body };
}

describe('members of a request', () => {
  it.each([
    ['an id', { id: 'abc' }],
    ['the type of the operation, as Apollo Client adds it', { operationType: 'query' }],
    ['a key of any kind', { key: [1], '': null }],
  ])('may include %s', async (_what, more) => {
    const answer = await post({ query: QUERY, ...more });
    expect([answer.status, await answer.json()]).toMatchObject([200, names]);
  });

  const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
  const refusal = { errors: [{ message: 'PersistedQueryNotSupported', extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' } }] };

  it('may be a hash alone, and asks clients to send the query', async () => {
    const answer = await post({ extensions: { persistedQuery } });
    expect([answer.status, await answer.json()]).toEqual([200, refusal]);
    const url = `/graphql?extensions=${encodeURIComponent(JSON.stringify({ persistedQuery }))}`;
    expect(JSON.parse((await send('GET', url)).body)).toEqual(refusal);
  });

  it('may have a hash beside the query', async () => {
    expect(await (await post({ query: QUERY, extensions: { persistedQuery } })).json()).toMatchObject(names);
  });
});

describe('Accept', () => {
  const url = `/graphql?query=${encodeURIComponent(QUERY)}`;
  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'text/html'],
    ['text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2', 'text/html'],
    ['application/json, text/html;q=0.1', 'application/json'],
    ['application/graphql-response+json, text/html;q=0.9', 'application/graphql-response+json'],
    ['application/json, text/html', 'application/json'],
    ['text/html;q=0, */*', 'application/json'],
    ['*/*', 'application/json'],
    ['TEXT/HTML', 'text/html'],
  ])('%s is answered with %s', async (accept, type) => {
    expect(await send('GET', url, { accept })).toMatchObject({ status: 200, type: expect.stringContaining(type) });
  });

  it('that allows no stream gets a hint for subscriptions', async () => {
    const subscription = `/graphql?query=${encodeURIComponent('subscription { factPublished { text } }')}`;
    const { status, body } = await send('GET', subscription, { accept: 'application/json' });
    expect([status, body]).toEqual([406, expect.stringContaining('subscriptions an event stream (text/event-stream)')]);
  });
});

describe('a request target', () => {
  const query = `?query=${encodeURIComponent(QUERY)}`;
  it('may be a whole address', async () => {
    expect(JSON.parse((await send('GET', `${address}/graphql${query}`)).body)).toMatchObject(names);
    expect(await send('GET', `${address}/health`)).toMatchObject({ status: 200 });
    expect(await send('GET', 'HTTP://other.example?x')).toMatchObject({ status: 200 });
  });

  it('may end with a slash', async () => {
    expect(await (await post({ query: QUERY }, '/graphql/')).json()).toMatchObject(names);
    expect(await send('GET', '/graphql/', { accept: 'text/html' })).toMatchObject({ status: 200, type: expect.stringContaining('html') });
    expect(await send('GET', '/health/')).toMatchObject({ status: 200 });
    expect(await send('GET', '//')).toMatchObject({ status: 200 });
  });

  it('is asked for by HEAD wherever GET is served', async () => {
    for (const path of [`/graphql${query}`, '/health', '/ready', '/']) {
      const [get, head] = [await send('GET', path), await send('HEAD', path)];
      expect(head).toEqual({ ...get, body: '' });
    }
    const subscription = `/graphql?query=${encodeURIComponent('subscription { factPublished { text } }')}`;
    expect(await send('HEAD', subscription, { accept: 'text/event-stream' })).toMatchObject({ status: 200, body: '' });
  });
});

describe('a database that is away', () => {
  const adapterError = (originalCode: string) => ({ name: 'DriverAdapterError', cause: { originalCode } });
  it.each([
    ['cannot be reached', Object.assign(new Error("Can't reach database server"), { code: 'P1001' })],
    ['refuses connections', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
    ['has closed the connection', new Error('Connection terminated unexpectedly')],
    ['is shutting down', Object.assign(new Error('x'), { code: 'P2010', meta: { driverAdapterError: adapterError('57P01') } })],
  ])('is reported as such when it %s', (_what, error) => {
    const { extensions } = maskErrors(silentLog)(error);
    expect(extensions).toEqual({ code: 'SERVICE_UNAVAILABLE', http: { status: 503, headers: { 'Retry-After': '5' } } });
  });

  it.each([
    ['a rule of the database', Object.assign(new Error('x'), { code: 'P2002' })],
    ['a table that is missing', Object.assign(new Error('x'), { code: 'P2021', meta: { driverAdapterError: adapterError('42P01') } })],
    ['our mistake', new TypeError('x is not a function')],
    ['something that is not an error', 'away'],
  ])('is not confused with %s', (_what, error) => {
    expect(maskErrors(silentLog)(error).extensions['code']).toBe('INTERNAL_SERVER_ERROR');
  });
});
