/** Query.ask over HTTP, as a client would use it. */
import { parse } from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { isCacheable } from '../../../../src/graphql/base/cacheable.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { freshApps } from '../../../support/app.ts';

const fresh = freshApps('pglite');
let app: App;
const request: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
});

const DOCUMENT = `query ($question: String!, $context: String, $today: Date!) {
  ask(question: $question, context: $context, today: $today) {
    outcome reason text reading command corrections { from to } entities { kind slug name } count
    table { columns rows } claims { text citations { source { title url } locator } } near { kind slug name } query context
  }
}`;

interface Answer {
  readonly outcome: string;
  readonly reason: string | null;
  readonly text: string;
  readonly entities: readonly { readonly kind: string; readonly slug: string }[];
  readonly claims: readonly { readonly citations: readonly { readonly source: { readonly url: string } }[] }[];
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly query: string | null;
  readonly context: string | null;
}

const today = '2026-12-01';
const answerTo = async (question: string, context: string | null = null): Promise<Answer> =>
  dataOf(await request<{ ask: Answer }>(DOCUMENT, { question, context, today })).ask;

describe('a question', () => {
  it('is answered with its set and sources', async () => {
    const answer = await answerTo('who made flamingo');
    expect(answer).toMatchObject({ outcome: 'ANSWERED', reason: null, text: 'Flamingo was made by Google DeepMind.' });
    expect(answer.entities).toEqual([{ kind: 'ORGANIZATION', slug: 'google-deepmind', name: 'Google DeepMind' }]);
    expect(answer.claims[0]?.citations[0]?.source.url).toMatch(/^https:/);
  });

  it('is answered by a query of its own too', async () => {
    const { query, entities } = await answerTo('which open models take audio');
    const { models } = dataOf(await request<{ models: { nodes: { slug: string }[] } }>(query ?? ''));
    expect(models.nodes.map(({ slug }) => slug).sort()).toEqual(entities.map(({ slug }) => slug).sort());
  });

  it('says which word was misspelt', async () => {
    expect((await answerTo('who made flammingo')).corrections).toEqual([{ from: 'flammingo', to: 'flamingo' }]);
  });

  it('leans on the question before', async () => {
    const { context } = await answerTo('when was clip released');
    expect((await answerTo('who made it?', context)).text).toBe('CLIP was made by OpenAI.');
    expect(await answerTo('who made it?')).toMatchObject({ outcome: 'ASK_BACK', reason: 'UNDERSPECIFIED' });
  });

  it.each([
    '',
    'x'.repeat(2_048),
    Buffer.from('{"v":1,"s":[{"type":"entity","id":"model/none"}],"q":{"form":"define"}}').toString('base64url'),
  ])('ignores a context that is none', async (context) => {
    expect((await answerTo('who made it?', context)).outcome).toBe('ASK_BACK');
  });

  it('is refused in the language that it is asked in', async () => {
    expect(await answerTo('Wer hat Flamingo gemacht und wann?')).toMatchObject({ outcome: 'ABSTAINED', reason: 'LANGUAGE' });
  });

  it('may have 500 characters', async () => {
    const { errors } = await request(DOCUMENT, { question: 'a'.repeat(501), today });
    expect(errors[0]?.message).toMatch(/500 are allowed/);
  });
});

describe('the cache', () => {
  it.each([
    ['{ ask(question: "hi", today: "2026-12-01") { text } }', true],
    ['query ($today: Date!) { ask(question: "hi", today: $today) { text } }', true],
    ['{ ask(question: "hi") { text } }', false],
    ['{ ask(question: "hi", today: null) { text } }', false],
    ['query ($today: Date) { ask(question: "hi", today: $today) { text } }', false],
  ])('keeps %s: %s', (document, expected) => {
    expect(isCacheable(schema, parse(document))).toBe(expected);
  });
});
