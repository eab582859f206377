/** Requests of hostile or careless clients: each gets a clear answer that reveals nothing internal. */
import { describe, expect, it } from 'vitest';
import { document, get, type Probe, probes, send as sendTo } from '../../support/api/probes.ts';
import { servedApp } from '../../support/api/server.ts';
import { playgroundRoutes } from '../../support/web/pages.ts';

const MAX_ERRORS_BYTES = 10_000;
/** GraphQL rejects these before anything runs. */
const neverRun = probes.filter(({ status, code }) => status === 200 && code !== undefined && code !== 'NOT_FOUND');

/** Internal words, and lines of a stack trace. */
const INSIDE = /prisma|postgres|pglite|sqlstate|node_modules|\.[cm]?[jt]s\b|\\n +at |"stack|tracing|\/(src|dist|home|work)\//i;

const routes = await playgroundRoutes();

describe('the API on the network', () => {
  const served = servedApp('pglite', { routes });
  const send = (probe: Probe) => sendTo(served().url, probe);

  it.each(probes)('answers $what', async ({ probe, status, code }) => {
    const answer = await send(probe);
    const text = await answer.text();
    expect([answer.status, text === '' ? undefined : JSON.parse(text).errors?.[0]?.extensions?.code]).toEqual([status, code]);
    expect(text).not.toMatch(INSIDE);
    // An error doesn't repeat a large request.
    if (code !== undefined) expect(text.length).toBeLessThan(MAX_ERRORS_BYTES);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  it.each(neverRun)("shows in the status of GraphQL's own media type whether $what ran", async ({ probe, code }) => {
    const answer = await send({ ...probe, accept: 'application/graphql-response+json' });
    const { errors, data } = (await answer.json()) as { errors: readonly { extensions: { code: string } }[]; data?: unknown };
    expect([answer.status, errors[0]?.extensions.code]).toEqual([data === undefined ? 400 : 200, code]);
    expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
  });

  it('still answers after all of them', async () => {
    expect(await (await send(document('{ __typename }'))).json()).toMatchObject({ data: { __typename: 'Query' } });
  });

  it('shows browsers the playground', async () => {
    const page = await send({ method: 'GET', accept: 'text/html' });
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('names the methods and the media type it accepts', async () => {
    const refused = await send({ method: 'DELETE' });
    expect(refused.headers.get('allow')).toBe('GET, HEAD, POST');
    expect(await refused.text()).toContain('Use GET, HEAD or POST, not DELETE.');
    expect((await send(get('mutation { createEntity { id } }'))).headers.get('allow')).toBe('POST');
    expect((await send({ type: 'text/plain', body: 'x' })).headers.get('accept')).toBe('application/json');
    expect((await send({ headers: { authorization: 'x' }, body: '{}' })).headers.get('www-authenticate')).toBe('Bearer');
  });

  it.each(['https://example.org', 'null'])('lets pages of %s send requests, without credentials', async (origin) => {
    const asked = { 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type, authorization' };
    const preflight = await send({ method: 'OPTIONS', headers: { origin, ...asked } });
    expect([preflight.status, await preflight.text()]).toEqual([204, '']);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('*, Authorization');
    for (const { headers } of [
      preflight,
      await send({ ...document('{ __typename }'), headers: { origin } }),
      await send({ headers: { origin } }),
    ]) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('is healthy and ready', async () => {
    for (const path of ['/health', '/ready']) expect((await fetch(served().address + path)).status).toBe(200);
  });
});
