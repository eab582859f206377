/** Query.check over HTTP, as a client would use it. */
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

const DOCUMENT = `query ($statement: String!, $today: Date) {
  check(statement: $statement, today: $today) {
    verdict refusal text corrections { from to }
    parts { text verdict reason explanation claims { text citations { source { url } locator } } near { kind slug } }
  }
}`;

interface Check {
  readonly verdict: string | null;
  readonly refusal: string | null;
  readonly text: string;
  readonly corrections: readonly { readonly from: string; readonly to: string }[];
  readonly parts: readonly {
    readonly text: string;
    readonly verdict: string;
    readonly reason: string | null;
    readonly claims: readonly { readonly text: string; readonly citations: readonly { readonly source: { readonly url: string } }[] }[];
    readonly near: readonly { readonly kind: string; readonly slug: string }[];
  }[];
}

const today = '2026-12-01';
const checked = async (statement: string): Promise<Check> => dataOf(await request<{ check: Check }>(DOCUMENT, { statement, today })).check;

describe('a statement', () => {
  it('is checked part by part, with what is recorded instead', async () => {
    const { verdict, text, parts } = await checked('Flamingo was made by OpenAI in 2022 and is pink');
    expect([verdict, parts.map((part) => part.verdict)]).toEqual(['CONTRADICTED', ['CONTRADICTED', 'BACKED', 'NOT_RECORDED']]);
    expect(text).toContain('Flamingo was made by Google DeepMind.');
    expect(parts.map(({ reason }) => reason)).toEqual([null, null, 'UNREAD']);
    expect(parts[0]).toMatchObject({ text: 'Flamingo was made by OpenAI', near: [{ kind: 'MODEL', slug: 'flamingo' }] });
    for (const { claims } of parts.slice(0, 2)) expect(claims[0]?.citations[0]?.source.url).toMatch(/^https:/);
  });

  it.each([
    ['CLIP was made by OpenAI', 'BACKED'],
    ['CLIP was made by Meta', 'CONTRADICTED'],
    ['CLIP is pink', 'NOT_RECORDED'],
    ['CLIP is open and is pink', 'PARTLY_BACKED'],
    ['Flamingo uses RLHF', 'NOT_RECORDED'],
  ])('has one verdict: %s', async (statement, verdict) => {
    expect((await checked(statement)).verdict).toBe(verdict);
  });

  it('says which word was misspelt', async () => {
    const { corrections, verdict } = await checked('flammingo was made by openai');
    expect([corrections, verdict]).toEqual([[{ from: 'flammingo', to: 'flamingo' }], 'CONTRADICTED']);
  });

  it.each([
    ['who made flamingo', 'QUESTION'],
    ['hi', 'SMALL_TALK'],
    ['the capital of france is paris', 'OFF_TOPIC'],
    ['Flamingo wurde von OpenAI gemacht und war offen', 'LANGUAGE'],
    ['', 'EMPTY'],
  ])('is refused with what to do: %s', async (statement, refusal) => {
    expect(await checked(statement)).toMatchObject({ verdict: null, refusal, parts: [], text: expect.stringMatching(/\w{4}/) });
  });

  it('may have 500 characters', async () => {
    expect((await checked('a '.repeat(250))).parts.length).toBeLessThanOrEqual(1);
    const { errors } = await request(DOCUMENT, { statement: 'a'.repeat(501), today });
    expect(errors[0]?.message).toMatch(/500 are allowed/);
  });

  it('is about today by default', async () => {
    const { check } = dataOf(await request<{ check: Check }>(DOCUMENT, { statement: 'CLIP was released in 2021' }));
    expect(check.verdict).toBe('BACKED');
  });
});

describe('the cache', () => {
  it.each([
    ['{ check(statement: "CLIP is open", today: "2026-12-01") { text } }', true],
    ['{ check(statement: "CLIP is open") { text } }', false],
  ])('keeps %s: %s', (document, expected) => {
    expect(isCacheable(schema, parse(document))).toBe(expected);
  });
});
