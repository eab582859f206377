/** Answers with the help of a language model: for bots alone, and the same as without one unless it helps. */
import { parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../../../src/access/scopes.ts';
import type { App } from '../../../../src/app.ts';
import { systemClock } from '../../../../src/clock.ts';
import { isCacheable } from '../../../../src/graphql/base/cacheable.ts';
import { publicSchemaOf } from '../../../../src/graphql/base/public-schema.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import { openAssistant } from '../../../../src/rewording/assistant.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { viewerWith } from '../../../support/api/editors.ts';
import { freshApps, silentLog } from '../../../support/app.ts';
import { answerOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { type Endpoint, fails, repeatsFacts, says, startEndpoint } from '../../../support/rewording/endpoint.ts';

const fresh = freshApps('pglite');
let app: App;
let endpoint: Endpoint;
beforeAll(async () => {
  [app, endpoint] = await Promise.all([fresh(), startEndpoint()]);
});
afterAll(() => endpoint.close());
beforeEach(() => endpoint.respond(repeatsFacts));

const DOCUMENT = `query ($question: String!, $context: String, $today: Date!) {
  ask(question: $question, context: $context, today: $today) { outcome text reading query context }
  assistedAsk(question: $question, context: $context, today: $today) {
    isRead sentences { text citations { source { url } } } answer { outcome text reading query context }
  }
  meta { hasLanguageModel }
}`;

interface Answer {
  readonly outcome: string;
  readonly text: string;
}

interface Data {
  readonly ask: Answer;
  readonly meta: { readonly hasLanguageModel: boolean };
  readonly assistedAsk: {
    readonly answer: Answer;
    readonly isRead: boolean;
    readonly sentences: readonly { readonly text: string; readonly citations: readonly unknown[] }[] | null;
  };
}

const today = '2026-12-01';
const QUESTION = 'when was t5 released and how big is it';

async function apiWith(hasModel: boolean, ...scopes: readonly Scope[]) {
  const { store, client } = app;
  const settings = { url: endpoint.url, model: 'scripted', key: 'sk-test' };
  const assist = hasModel ? await openAssistant(settings, { clock: systemClock, log: silentLog }) : undefined;
  return createApi({ store, client, clock: systemClock, log: silentLog, authenticate: async () => viewerWith(...scopes), assist });
}

async function requestWith(hasModel: boolean, ...scopes: readonly Scope[]): Promise<Ask> {
  const api = await apiWith(hasModel, ...scopes);
  return asker(() => api);
}

describe('without a model', () => {
  it('the answer is the plain one, and nobody is asked', async () => {
    const before = endpoint.requests.length;
    const request = await requestWith(false, 'bot');
    const { ask, assistedAsk, meta } = dataOf(await request<Data>(DOCUMENT, { question: QUESTION, today }));
    expect(assistedAsk).toEqual({ answer: ask, isRead: false, sentences: null });
    expect(meta).toEqual({ hasLanguageModel: false });
    expect(endpoint.requests.length).toBe(before);
  });
});

describe('with a model', () => {
  it('an answer with several facts is worded, each sentence with its sources, and `ask` stays plain', async () => {
    const request = await requestWith(true, 'bot');
    const { ask, assistedAsk, meta } = dataOf(await request<Data>(DOCUMENT, { question: QUESTION, today }));
    expect([meta.hasLanguageModel, assistedAsk.answer, assistedAsk.isRead]).toEqual([true, ask, false]);
    expect(assistedAsk.sentences?.map(({ text }) => text).join(' ')).toBe(ask.text);
    expect(assistedAsk.sentences?.every(({ citations }) => citations.length > 0)).toBe(true);
  });

  it('the answer is the plain one when the model fails', async () => {
    endpoint.respond(fails(500));
    const request = await requestWith(true, 'bot');
    const { ask, assistedAsk } = dataOf(await request<Data>(DOCUMENT, { question: QUESTION, today }));
    expect(assistedAsk).toEqual({ answer: ask, isRead: false, sentences: null });
  });

  it.each<[Scope[]]>([[[]], [['read']], [['curate']]])('callers with the scopes %j are refused, and no model is asked', async (scopes) => {
    const before = endpoint.requests.length;
    const request = await requestWith(true, ...scopes);
    const { errors } = await request(DOCUMENT, { question: QUESTION, today });
    expect(errors[0]?.extensions.code).toMatch(/FORBIDDEN|UNAUTHENTICATED|GRAPHQL_VALIDATION_FAILED/);
    expect(endpoint.requests.length).toBe(before);
  });
});

describe('the field', () => {
  it('is never cached, and stands in no public schema', () => {
    expect(isCacheable(schema, parse('{ assistedAsk(question: "a", today: "2026-12-01") { isRead } }'))).toBe(false);
    const open = publicSchemaOf(schema);
    expect([open.getQueryType()?.getFields()['assistedAsk'], open.getType('AssistedAnswer')]).toEqual([undefined, undefined]);
  });
});

describe('a bot', () => {
  const asked = async (hasModel: boolean, text = QUESTION) => {
    const api = await apiWith(hasModel, 'bot');
    return answerOf({ api, botKey: app.botKey })({ input: { kind: 'text', text }, place: somewhere });
  };
  const notesOf = ({ blocks }: Awaited<ReturnType<typeof asked>>) => blocks.flatMap((block) => (block.kind === 'note' ? block.text : []));

  it('says who worded the answer, and shows the same sources', async () => {
    const [plain, worded] = [await asked(false), await asked(true)];
    expect(notesOf(plain).join()).not.toContain('language model');
    expect(notesOf(worded)).toContain('Worded by a language model from the sources below.');
    expect(worded.lead.text).toBe(plain.lead.text);
    expect(worded.sources).toEqual(plain.sources);
    expect(worded.lead.sources).toEqual(plain.lead.sources);
  });

  it('says that a model read the question, and what as', async () => {
    const maker = { op: 'related', relation: 'made-by', side: 'out', ids: ['organization/meta'] };
    const filter = { op: 'joined', relation: 'uses', side: 'in', kind: 'model', filter: maker };
    endpoint.respond(says(JSON.stringify({ question: { form: 'list', kind: 'technique', filter } })));
    const question = 'which techniques do models by Meta use';
    expect(notesOf(await asked(false, question)).join()).not.toContain('language model');
    const read = await asked(true, question);
    expect(read.lead.text).toMatch(/^\d+ techniques: /);
    expect(notesOf(read)).toContain('I read this, with a language model’s help, as: techniques: is used by models: was made by Meta.');
    expect(read.sources.length).toBeGreaterThan(0);
  });

  it('answers the same when the model fails', async () => {
    endpoint.respond(fails(429));
    const [plain, failed] = [await asked(false), await asked(true)];
    expect({ ...failed, actions: [] }).toEqual({ ...plain, actions: [] });
  });
});
