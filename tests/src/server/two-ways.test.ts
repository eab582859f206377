/** The endpoint answers queries itself, and Yoga answers the rest: whichever of them answers, a client must not see a difference. */
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, scopeNames, type Viewer } from '../../../src/access/scopes.ts';
import type { Api } from '../../../src/server/api.ts';
import { createApi } from '../../../src/server/api.ts';
import { viewerWith } from '../../support/api/editors.ts';
import { document, get, type Probe, probes, send } from '../../support/api/probes.ts';
import { serve, type TestServer } from '../../support/api/server.ts';
import { freshApps } from '../../support/app.ts';
import { silentLog } from '../../support/silent-log.ts';

const NAMES = '{ limitations(of: LMM) { slug name appliesTo { slug } citations { locator source { title published } } } }';
const TYPES = `query ($all: Boolean = false, $no: Boolean!) { entities(first: 5) { nodes { __typename id ... on Model { parameters }
  ... @include(if: $all) { name } ...F } totalCount @skip(if: $no) } } fragment F on Entity { kind alias: slug }`;
const CHANNEL = 'channelSetting(platform: "slack", workspace: "", channel: "C1") { visibility }';

const queries: readonly (readonly [what: string, probe: Probe])[] = [
  ['a list', document(NAMES)],
  ['a list by GET', get(NAMES)],
  ['fragments, types and directives', document(TYPES, { no: false })],
  ['fragments, types and other directives', document(TYPES, { all: true, no: true })],
  ['a missing variable', document(TYPES)],
  [
    'one entity',
    document('query ($slug: String!) { model(slug: $slug) { name makers(first: 2) { edges { cursor node { name } } } } }', {
      slug: 'clip',
    }),
  ],
  ['an unknown entity', document('{ model(slug: "clop") { name } modalities { name } }')],
  ['an unknown entity where null is not allowed', document('{ compare(left: "clop", right: "bert") { left { id } } modalities { name } }')],
  ['errors in a list', document('{ modalities { slug producedBy { nodes { citations { locator } } } facts(topic: "x") { totalCount } } }')],
  ['an alias of a prototype', document('{ __proto__: __typename meta { revision } }')],
  ['introspection', document(getIntrospectionQuery())],
  ['introspection by name', document('query ($n: String!) { __type(name: $n) { name fields { name } } }', { n: 'Model' })],
  ['introspection of a hidden type', document('{ __type(name: "Slot") { name } __typename }')],
  ['a hidden field', document(`{ meta { revision } ${CHANNEL} }`)],
  ['a hidden field with a wrong argument', document(`{ ${CHANNEL.replace('"slack"', '1')} }`)],
  ['a hidden field beside introspection', document(`{ ${CHANNEL} __schema { types { name } } }`)],
  ['a hidden field in another operation', document(`query A { meta { revision } } query B { ${CHANNEL} }`)],
  ['rows of the database', document('{ suggestions(first: 3) { totalCount nodes { id } } }')],
  ['what is left to whom', document('{ rateLimit { limit } }')],
  ['a mutation', document('mutation { retractFact(input: {}) { revision } }')],
  ['a syntax error', document('{ model(slug: ) }')],
  ['a wrong cursor', document('{ models(after: "x") { totalCount } }')],
  ['two operations', { body: JSON.stringify({ query: 'query A { __typename } query B { meta { revision } }', operationName: 'B' }) }],
];

const viewers = new Map<string, Viewer>(scopeNames.map((scope: Scope) => [`Bearer ${scope}`, viewerWith(scope)]));
const types = [
  'application/json',
  'application/graphql-response+json',
  '*/*',
  'application/graphql-response+json;q=0.9, application/json',
  'image/png',
];

describe.each([
  ['open', true],
  ['closed', false],
])('both ways to an answer, with %s introspection', (_what, introspection) => {
  const fresh = freshApps('pglite');
  const running: TestServer[] = [];
  beforeAll(async () => {
    const { store, client, api: given } = await fresh();
    const authenticate = async (header?: string) => viewers.get(header ?? '') ?? given.authenticate(header);
    const api = createApi({ store, client, clock: given.clock, log: silentLog, authenticate, introspection });
    const byYoga: Api = { ...api, answerQuery: () => undefined };
    running.push(await serve({ api }), await serve({ api: byYoga }));
  });
  afterAll(() => running.forEach(({ close }) => void close()));

  async function answersTo(probe: Probe) {
    return Promise.all(
      running.map(async ({ url }) => {
        const response = await send(url, probe);
        const { date: _, ...headers } = Object.fromEntries(response.headers);
        return { status: response.status, headers, body: await response.text() };
      }),
    );
  }

  it.each(probes)('are the same for $what', async ({ probe }) => {
    for (const accept of ['*/*', 'application/graphql-response+json']) {
      const [own, yoga] = await answersTo({ ...probe, accept: probe.accept ?? accept });
      expect(own).toEqual(yoga);
    }
  });

  it('are the same for a subscription that could only come as JSON', async () => {
    const [own, yoga] = await answersTo({ ...document('subscription { factPublished { text } }'), accept: 'application/json' });
    expect(own).toEqual(yoga);
  });

  it.each(queries)('are the same for %s, at every sight', async (_name, probe) => {
    for (const accept of types)
      for (const key of [undefined, 'read', 'bot', 'admin']) {
        const headers: Record<string, string> = key === undefined ? {} : { authorization: `Bearer ${key}` };
        const [own, yoga] = await answersTo({ ...probe, accept, headers });
        expect(own, `${accept} ${key}`).toEqual(yoga);
      }
  });
});
