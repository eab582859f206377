import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '../../../../src/access/scopes.ts';
import type { Api } from '../../../../src/server/api.ts';
import { closedPlayground } from '../../../../src/web/playground/playground.ts';
import type { AnsweredError } from '../../../support/api/ask.ts';
import { authenticate as authenticateBot, fixtureApi } from '../../../support/api/paper.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';

const admin: Viewer = { key: { id: 'a', name: 'an administrator' }, scopes: new Set(['admin']), exempt: false };
const reader: Viewer = { ...admin, scopes: new Set(['read']) };

describe('closed introspection', () => {
  let api: Api;
  let running: TestServer;
  beforeAll(async () => {
    const viewers = new Map([
      ['Bearer admin', admin],
      ['Bearer reader', reader],
    ]);
    const authenticate = async (header?: string) => viewers.get(header ?? '') ?? authenticateBot(header);
    api = fixtureApi({ authenticate, introspection: false });
    running = await serve({ api, routes: [closedPlayground] });
  });
  afterAll(() => running.close());

  const ask = async (query: string, key?: string, variables: object = {}) => {
    const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
    const answer = await fetch(running.url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
    return (await answer.json()) as { data?: Record<string, unknown>; errors?: readonly AnsweredError[] };
  };

  it.each([
    ['the whole schema', getIntrospectionQuery()],
    ['a type', '{ __type(name: "Query") { name } }'],
    ['the schema behind an alias in a fragment', '{ ...F } fragment F on Query { x: __schema { types { name } } }'],
  ])('allows %s only to administrators, in any order', async (_what, query) => {
    for (const key of [undefined, 'admin', 'reader', 'admin', undefined]) {
      const { data, errors } = await ask(query, key);
      if (key === 'admin') expect([data === undefined, errors]).toEqual([false, undefined]);
      else expect([data, errors?.map(({ extensions }) => extensions.code)]).toEqual([undefined, ['FORBIDDEN']]);
    }
  });

  it('allows __typename to all callers', async () => {
    expect(await ask('{ __typename meta { __typename } }')).toMatchObject({ data: { __typename: 'Query', meta: { __typename: 'Meta' } } });
  });

  it.each([
    ['of a field', '{ modle }', {}],
    ['of an argument', '{ model(slgu: "x") { name } }', {}],
    ['of a value in a variable', 'query ($k: Kind!) { entity(kind: $k, slug: "x") { name } }', { k: 'MODLE' }],
  ])('suggests no names for %s, except to administrators', async (_what, query, variables) => {
    const messageFor = async (key?: string) => (await ask(query, key, variables)).errors?.[0]?.message;
    expect(await messageFor()).not.toMatch(/did you mean/i);
    expect(await messageFor('admin')).toMatch(/did you mean/i);
    expect(await messageFor('reader')).toBe(await messageFor());
  });

  it("still suggests the nearest entities, which aren't secret", async () => {
    expect((await ask('{ model(slug: "flamigo") { name } }')).errors?.[0]?.extensions.suggestions).toHaveLength(3);
  });

  it('has no playground, and says so', async () => {
    const page = await fetch(running.url, { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([
      404,
      'The playground of this API is off. Programs can send POST requests to this URL.\n',
    ]);
    expect((await fetch(`${running.address}/assets/1/graphiql.js`)).status).toBe(404);
  });

  it('also applies to calls from inside this process, where a key counts too', async () => {
    const from = (key?: string) =>
      api.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
        body: JSON.stringify({ query: '{ __type(name: "Query") { name } }' }),
      });
    expect(await (await from()).json()).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] });
    expect(await (await from('admin')).json()).toMatchObject({ data: { __type: { name: 'Query' } } });
    const guessed = await from('guessed');
    expect([guessed.status, guessed.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  });
});
