/** The schema as seen by callers without the bots' scope, and the answers when they try bot fields. */
import { executeSync, getIntrospectionQuery, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Scope, scopeNames, type Viewer } from '../../../../src/access/scopes.ts';
import { publicSchemaOf } from '../../../../src/graphql/base/public-schema.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import type { AnsweredError } from '../../../support/api/ask.ts';
import { authenticate, fixtureApi } from '../../../support/api/paper.ts';
import { serve, type TestServer } from '../../../support/api/server.ts';

const viewerOf = (scope: Scope): Viewer => ({ key: { id: scope, name: scope }, scopes: new Set([scope]), exempt: false });
const viewers = new Map<string, Viewer>(scopeNames.map((scope) => [`Bearer ${scope}`, viewerOf(scope)]));
const outsiders = [undefined, 'read', 'curate'];
const insiders = ['bot', 'admin'];
/** A caller must not get an answer that was cached for another. */
const inEveryOrder = [undefined, 'bot', 'read', undefined, 'admin', 'curate', 'bot', undefined];

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly AnsweredError[];
}

let running: TestServer;
beforeAll(async () => {
  const api = fixtureApi({ authenticate: async (header) => viewers.get(header ?? '') ?? authenticate(header) });
  running = await serve({ api });
});
afterAll(() => running.close());

async function ask(key: string | undefined, query: string, variables: object = {}, operationName?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  const answer = await fetch(running.url, { method: 'POST', headers, body: JSON.stringify({ query, variables, operationName }) });
  return (await answer.json()) as Answer;
}

async function get(key: string | undefined, query: string): Promise<Answer> {
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  return (await (await fetch(`${running.url}?query=${encodeURIComponent(query)}`, { headers })).json()) as Answer;
}

const isInsider = (key: string | undefined) => key !== undefined && insiders.includes(key);
const CHANNEL = '{ channelSetting(platform: "slack", workspace: "", channel: "C1") { visibility } }';

describe('introspection', () => {
  const query = getIntrospectionQuery({ schemaDescription: true, specifiedByUrl: true, inputValueDeprecation: true, oneOf: true });
  const [whole, open] = [schema, publicSchemaOf(schema)].map((one) =>
    JSON.parse(JSON.stringify(executeSync({ schema: one, document: parse(query) }).data)),
  );

  it.each([
    ['POST', ask],
    ['GET', get],
  ])('by %s shows hidden parts only to bots and admins, in any order', async (_method, send) => {
    for (const key of inEveryOrder) expect((await send(key, query)).data, String(key)).toEqual(isInsider(key) ? whole : open);
  });

  it.each(['ClaimDailyJobsInput', 'DailySubscription', 'SlotConnection', 'Weekday', 'ChannelSetting'])(
    'by name finds %s for them alone',
    async (name) => {
      for (const key of inEveryOrder) {
        const { data } = await ask(key, 'query ($name: String!) { __type(name: $name) { name } }', { name });
        expect(data, String(key)).toEqual({ __type: isInsider(key) && schema.getType(name) !== undefined ? { name } : null });
      }
    },
  );

  it('and other fields are both answered', async () => {
    const text = '{ meta { revision } __type(name: "Query") { fields { name } } model(slug: "flava") { __typename } }';
    for (const key of inEveryOrder) {
      const { data, errors } = await ask(key, text);
      expect(errors).toBeUndefined();
      expect(data).toMatchObject({ meta: { revision: 1 }, model: { __typename: 'Model' } });
      const { fields } = (data as { __type: { fields: { name: string }[] } }).__type;
      expect(fields.some(({ name }) => name === 'channelSetting')).toBe(isInsider(key));
    }
  });
});

describe('suggestions', () => {
  it.each([
    ['fields', '{ chanelSetting { visibility } }', {}, 'channelSetting'],
    ['mutations', 'mutation { claimDailyJob(input: {}) { revision } }', {}, 'claimDailyJobs'],
    ['types', 'query ($x: ClaimDailyJobInput!) { meta(x: $x) { revision } }', {}, 'ClaimDailyJobsInput'],
  ])('of %s name hidden ones only to bots and admins', async (_what, query, variables, name) => {
    for (const key of inEveryOrder) {
      const { errors = [] } = await ask(key, query, variables);
      expect(
        errors.some(({ message }) => message.includes(`"${name}"`)),
        String(key),
      ).toBe(isInsider(key));
      expect(errors.every(({ extensions }) => extensions.code === 'GRAPHQL_VALIDATION_FAILED')).toBe(true);
    }
  });

  it('stay if they name public fields', async () => {
    for (const key of inEveryOrder) expect((await ask(key, '{ modle }')).errors?.[0]?.message).toMatch(/Did you mean "model"/);
  });
});

describe('a hidden field', () => {
  const advice = (key: string | undefined) =>
    key === undefined ? /^"\w+" needs an API key\. Send it as/ : /^Your API key does not allow "\w+"\./;

  it('is refused in place, and the fields next to it are answered', async () => {
    for (const key of outsiders) {
      const { data, errors } = await ask(key, `{ meta { revision } ...F } fragment F on Query ${CHANNEL}`);
      expect(data).toEqual({ meta: { revision: 1 }, channelSetting: null });
      expect(errors).toMatchObject([
        { message: expect.stringMatching(advice(key)), extensions: { code: 'FORBIDDEN' }, path: ['channelSetting'] },
      ]);
    }
  });

  const SAVE = 'mutation ($input: SaveContinuationInput!) { saveContinuation(input: $input) { revision } }';
  it.each([
    ['with a wrong field below it', CHANNEL.replace('visibility', 'visibilty'), {}],
    ['with a wrong argument', CHANNEL.replace('workspace', 'worksapce'), {}],
    ['without what it requires', 'mutation { claimDailyJobs { revision } }', {}],
    ['with a wrong value', CHANNEL.replace('workspace: ""', 'workspace: 1'), {}],
    ['with wrong variables', SAVE, { input: { platfrom: 'SLACK' } }],
    ['beside introspection', `{ ...F __schema { types { name } } } fragment F on Query ${CHANNEL}`, {}],
    ['beside introspection in another operation', `query A ${CHANNEL} query B { __type(name: "Slot") { name } }`, {}, 'B'],
  ])('%s is refused by its scope, and reveals nothing about hidden parts', async (_what, query, variables, operation?: string) => {
    // It must make no difference whether a bot got an answer before.
    await ask('bot', query, variables, operation);
    for (const key of [...outsiders, ...outsiders]) {
      const { data, errors } = await ask(key, query, variables, operation);
      expect([data ?? undefined, errors?.length]).toEqual([undefined, 1]);
      expect(errors).toMatchObject([{ message: expect.stringMatching(advice(key)), extensions: { code: 'FORBIDDEN' } }]);
    }
  });

  it('is answered to bots, with helpful errors', async () => {
    const typo = await ask('bot', CHANNEL.replace('visibility', 'visibilty'));
    expect(typo.errors?.[0]?.message).toMatch(/Did you mean "visibility"/);
    const variables = await ask('bot', SAVE, { input: { platfrom: 'SLACK' } });
    expect(variables.errors?.some(({ message }) => /Did you mean "platform"/.test(message))).toBe(true);
  });
});
