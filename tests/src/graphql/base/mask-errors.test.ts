import { pino } from 'pino';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../../src/app.ts';
import { systemClock } from '../../../../src/clock.ts';
import type { Graph } from '../../../../src/graph/graph.ts';
import type { GraphStore } from '../../../../src/graph/store/store.ts';
import { createApi } from '../../../../src/server/api.ts';
import { type Ask, asker, dataOf } from '../../../support/api/ask.ts';
import { askAs } from '../../../support/api/editors.ts';
import { freshApps } from '../../../support/app.ts';
import { need } from '../../../support/need.ts';

const fresh = freshApps('pglite');
let app: App;
const ask: Ask = asker(() => app.api);
beforeAll(async () => {
  app = await fresh();
});

describe('an unknown name', () => {
  it.each([
    ['model', '{ model(slug: "flamigo") { name } }', 'No model is called "flamigo".', 'model/flamingo'],
    ['entity', '{ entity(kind: MODALITY, slug: "vidoe") { name } }', 'No modality is called "vidoe".', 'modality/video'],
    ['compare', '{ compare(left: "lmm", right: "lmn") { rows { name } } }', 'No entry is called "lmn".', 'model-class/llm'],
  ])('in "%s" is null, and an error with the three nearest names', async (field, query, message, nearest) => {
    const { data, errors } = await ask(query);
    expect(data).toEqual({ [field]: null });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ message, path: [field], extensions: { code: 'NOT_FOUND' } });
    expect(errors[0]?.extensions.suggestions).toHaveLength(3);
    expect(errors[0]?.extensions.suggestions?.map(({ id }) => id)).toContain(nearest);
  });
});

describe('what programs need for a sentence of their own', () => {
  it.each([
    ['{ model(slug: "flamigo") { name } }', { code: 'NOT_FOUND', argument: ['slug'], given: 'flamigo' }],
    ['{ compare(left: "lmm", right: "lmn") { rows { name } } }', { code: 'NOT_FOUND', argument: ['right'], given: 'lmn' }],
    ['{ models(filter: { accepts: ["vidoe"] }) { totalCount } }', { code: 'NOT_FOUND', argument: ['filter', 'accepts'], given: 'vidoe' }],
    [
      '{ models(filter: { organization: "opnai" }) { totalCount } }',
      { code: 'NOT_FOUND', argument: ['filter', 'organization'], given: 'opnai' },
    ],
    [
      '{ models(filter: { citing: "clip-papr" }) { totalCount } }',
      { code: 'NOT_FOUND', argument: ['filter', 'citing'], given: 'clip-papr' },
    ],
    [
      '{ facts(topic: "limit") { totalCount } }',
      { code: 'NOT_FOUND', argument: ['topic'], given: 'limit', known: expect.arrayContaining(['limits']) },
    ],
    ['{ facts(about: { kind: MODEL, slug: "clpi" }) { totalCount } }', { code: 'NOT_FOUND', argument: ['about', 'slug'], given: 'clpi' }],
    ['{ source(slug: "clip-papr") { title } }', { code: 'NOT_FOUND', argument: ['slug'], given: 'clip-papr' }],
    ['{ search(text: " ") { totalCount } }', { code: 'BAD_USER_INPUT', argument: ['text'], reason: 'TOO_SHORT', limit: 1 }],
    [
      '{ neighbours(of: { kind: MODEL, slug: "clip" }, depth: 9) { totalCount } }',
      { code: 'BAD_USER_INPUT', argument: ['depth'], given: '9', reason: 'OUT_OF_RANGE', limit: 3 },
    ],
    ['{ models(first: 101) { totalCount } }', { argument: ['first'], given: '101', reason: 'OUT_OF_RANGE', limit: 100 }],
    ['{ models(first: 1, last: 1) { totalCount } }', { argument: ['last'] }],
    ['{ models(after: "zzz") { totalCount } }', { argument: ['after'], given: 'zzz' }],
    ['{ models(before: "zzz") { totalCount } }', { argument: ['before'], given: 'zzz' }],
    [
      '{ models(filter: { minParameters: 2, maxParameters: 1 }) { totalCount } }',
      { code: 'BAD_USER_INPUT', argument: ['filter', 'minParameters'], given: '2' },
    ],
    ['{ entities(kinds: []) { totalCount } }', { argument: ['kinds'] }],
    ['{ compare(left: "lmm", right: "llm", dimensions: []) { rows { name } } }', { argument: ['dimensions'] }],
    ['{ timeline(since: "2026", until: "2020") { totalCount } }', { argument: ['since'], given: '2026' }],
    ['{ subgraph(around: []) { nodes { slug } } }', { argument: ['around'], reason: 'TOO_SHORT', limit: 1 }],
    [`{ nodes(ids: [${'"model/clip",'.repeat(101)}]) { id } }`, { argument: ['ids'], reason: 'TOO_MANY', limit: 100 }],
    ['{ node(id: "zzz") { id } }', { code: 'BAD_USER_INPUT', given: 'zzz' }],
  ])('is in the extensions of %s', async (query, extensions) => {
    const { errors } = await ask(query);
    expect(errors).toMatchObject([{ extensions }]);
  });

  it('is in the errors of a mutation', async () => {
    const query = `mutation ($input: SuggestInput!) {
      suggest(input: $input) { errors { code reason path given limit ... on NotFoundError { suggestions { id } } } }
    }`;
    const suggest = askAs(() => app, 'bot');
    const errorsOf = async (input: object) => dataOf(await suggest<{ suggest: { errors: unknown } }>(query, { input })).suggest.errors;
    expect(await errorsOf({ text: 'hm' })).toEqual([
      { code: 'BAD_USER_INPUT', reason: 'TOO_SHORT', path: ['text'], given: null, limit: 3 },
    ]);
    expect(await errorsOf({ text: 'CLIP is old.', about: 'clpi' })).toMatchObject([
      { code: 'NOT_FOUND', reason: null, path: ['about'], given: 'clpi', suggestions: expect.arrayContaining([{ id: 'model/clip' }]) },
    ]);
  });
});

describe('an id that is none', () => {
  it.each([
    ['a word', 'garbage'],
    ['nothing', ''],
    ['an id of an unknown type', 'planet/mars'],
    ['an id with too much in it', 'model/clip/paper'],
    ['an id of another API', Buffer.from('Model:model/clip').toString('base64')],
    ['a kind without a slug', 'model/'],
  ])('(%s) is refused with a code and a next step', async (_what, id) => {
    const { data, errors } = await ask('query ($id: ID!) { node(id: $id) { id } }', { id });
    expect(data).toEqual({ node: null });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(/isn't an id of this API\. Take ids from/);
  });
});

describe('a text that nothing can store', () => {
  it.each([
    ['model', '($it: String!) { model(slug: $it) { name } }', '"slug" of "model"'],
    ['node', '($it: ID!) { node(id: $it) { id } }', '"id" of "node"'],
    ['models', '($it: String!) { models(after: $it) { totalCount } }', '"after" of "models"'],
  ])('is refused by "%s", which names the argument', async (_field, query, where) => {
    for (const [text, what] of [
      ['a\0', 'the character NUL (U+0000) as character 2'],
      ['\ud83d', 'one half of a surrogate pair as character 1'],
      ['ab\ude00c', 'one half of a surrogate pair as character 3'],
    ]) {
      const { errors } = await ask(`query ${query}`, { it: text });
      expect(errors).toHaveLength(1);
      const argument = /"(\w+)"/.exec(where)?.slice(1);
      expect(errors[0]).toMatchObject({
        message: `${where} holds ${what}. Take it out.`,
        extensions: { code: 'BAD_USER_INPUT', argument },
      });
    }
  });

  it('is refused in the text of the request too, and not on its way to a resolver alone', async () => {
    const { errors } = await ask('{ model(slug: "clip") { makers(after: "\\u0000") { totalCount } } }');
    expect(errors.map(({ message }) => message)).toEqual([expect.stringMatching(/^"after" of "makers" holds the character NUL/)]);
  });

  it('is not one with whole pairs', async () => {
    const { errors } = await ask('query ($it: String!) { model(slug: $it) { name } }', { it: '\ud83d\ude00' });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['NOT_FOUND']);
  });
});

describe('a page that makes no sense', () => {
  it.each([
    ['first: 0', /"first" is 0; ask for 1 to 100/],
    ['first: -1', /"first" is -1/],
    ['first: 101', /"first" is 101/],
    ['first: 2000000', /"first" is 2000000/],
    ['last: 0', /"last" is 0/],
    ['first: 1, last: 1', /Give "first" or "last", not both/],
    ['after: "zzz"', /"zzz" isn't a cursor of this list/],
    [`after: "${Buffer.from('OffsetConnection:-1').toString('base64')}"`, /isn't a cursor of this list/],
  ])('(%s) is refused', async (args, message) => {
    for (const field of ['models', 'facts']) {
      const { errors } = await ask(`{ ${field}(${args}) { nodes { slug } } }`);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      expect(errors[0]?.message).toMatch(message);
    }
  });

  it('is empty beyond the end', async () => {
    const last = dataOf(await ask<{ models: { pageInfo: { endCursor: string } } }>('{ models(last: 1) { pageInfo { endCursor } } }'));
    const query = `{ models(after: "${last.models.pageInfo.endCursor}") { nodes { slug } pageInfo { hasNextPage hasPreviousPage } } }`;
    expect(dataOf(await ask(query))).toEqual({ models: { nodes: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } } });
  });

  it('is one from where another list was left', async () => {
    const { facts } = dataOf(await ask<{ facts: { pageInfo: { endCursor: string } } }>('{ facts { pageInfo { endCursor } } }'));
    const { errors } = await ask(`{ models(after: "${facts.pageInfo.endCursor}") { totalCount } }`);
    expect(errors[0]).toMatchObject({
      message: expect.stringMatching(/isn't a cursor of this list: it comes from another list, or from another order/),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

describe('a date that is none', () => {
  it.each(['2023-02-29', '2026-13-01', '26-1-1', '2026-11-23T00:00:00Z', '', '\0', 7, null])('(%j) is refused readably', async (date) => {
    const { status, data, errors } = await ask('query ($date: Date!) { factOfTheDay(date: $date) { text } }', { date });
    expect([status, data]).toEqual([200, null]);
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(errors[0]?.message).toMatch(date === null ? /"\$date" of non-null type/ : /isn't a day\. Write it as year-month-day/);
  });

  it('is refused in the text of the request too', async () => {
    const { errors } = await ask('{ factOfTheDay(date: "2023-02-29") { text } }');
    expect(errors[0]).toMatchObject({ message: expect.stringContaining("isn't a day"), locations: [{ line: 1, column: 22 }] });
  });
});

describe('a request that is too big', () => {
  const nested = (times: number) => `{ limitations(of: LMM) { ${'appliesTo { limitations { '.repeat(times)}name${' } }'.repeat(times)} } }`;
  const paged = '{ models(first: 100) { nodes { classes(first: 100) { nodes { models(first: 100) { nodes { name } } } } } } }';

  it.each([
    ['pages in pages', paged, /would cost 2020201, and 6000 is allowed\. Ask for smaller pages/],
    ['lists in lists', nested(3), /would cost \d+, and 6000 is allowed/],
    ['deep nesting', nested(10), /nests 22 levels deep, and 15 are allowed/],
    ...[401, 800, 1_998].map((count): [string, string, RegExp] => [
      `${count} fields`,
      `{ ${'__typename '.repeat(count)} }`,
      new RegExp(`asks for ${count} fields, and 400 are allowed\\. Ask for less in one request`),
    ]),
    [
      'many fields in a fragment that is not used',
      `{ __typename } fragment F on Query { ${'__typename '.repeat(900)} }`,
      /too many fields of the same name, or too many fragments, to be checked\. Ask for less/,
    ],
  ])('(%s) is refused before it is run, and says what to do', async (_what, query, message) => {
    const { data, errors } = await ask(query);
    expect(data).toBeNull();
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('is not one that tools send: the whole introspection', async () => {
    const { getIntrospectionQuery } = await import('graphql');
    expect(dataOf(await ask(getIntrospectionQuery()))).toHaveProperty('__schema.types');
  });
});

describe('what GraphQL itself refuses', () => {
  it.each([
    ['{', 'Syntax Error: Expected Name, found <EOF>.', 'GRAPHQL_PARSE_FAILED', { line: 1, column: 2 }],
    [
      '{ nope }',
      'Cannot query field "nope" on type "Query". Did you mean "node" or "nodes"?',
      'GRAPHQL_VALIDATION_FAILED',
      { line: 1, column: 3 },
    ],
  ])('keeps its message and its place: %s', async (query, message, code, location) => {
    const { errors } = await ask(query);
    expect(errors).toEqual([{ message, locations: [location], extensions: { code } }]);
  });
});

describe('an unexpected error', () => {
  const failing = async (store: Pick<GraphStore, 'current'>) => {
    const lines: { id?: string; msg: string; err?: { message: string; stack: string } }[] = [];
    const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
    const api = createApi({ ...app, clock: systemClock, store: { ...app.store, ...store }, log });
    return { lines, answer: await asker(() => api)('{ meta { facts } facts { totalCount } }') };
  };
  const fail = (): never => {
    throw new Error(`PrismaClientKnownRequestError in ${import.meta.filename}`);
  };
  const stores: readonly (readonly [what: string, current: () => Graph])[] = [
    [
      'in a resolver',
      () => ({
        ...app.store.current(),
        get currentFacts() {
          return fail();
        },
      }),
    ],
    ['before any resolver', fail],
  ];

  it.each(stores)('(%s) is shown as an id, and logged in full under it', async (_what, current) => {
    const { lines, answer } = await failing({ current });
    const error = need(answer.errors[0]);
    expect(error.message).toBe(`Something went wrong on our side. The operator can find it in the log under ${error.extensions.id}.`);
    expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(answer.body).not.toMatch(/prisma|stack|\.ts|node_modules/i);
    const logged = need(lines.find(({ id }) => id === error.extensions.id));
    expect(logged).toMatchObject({ level: 50, msg: 'unexpected error in a resolver', err: { message: expect.stringContaining('Prisma') } });
    expect(logged.err?.stack).toContain('errors.test.ts');
  });

  it('is not what clients do wrong: that is not logged', async () => {
    const lines: string[] = [];
    const api = createApi({ ...app, clock: systemClock, log: pino({}, { write: (line: string) => lines.push(line) }) });
    for (const query of [
      '{',
      '{ nope }',
      '{ model(slug: "x") { name } }',
      '{ node(id: "x") { id } }',
      '{ models(first: 0) { totalCount } }',
    ])
      expect((await asker(() => api)(query)).errors).toHaveLength(1);
    expect(lines).toEqual([]);
  });
});
