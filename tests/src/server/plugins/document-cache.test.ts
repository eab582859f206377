import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { describe, expect, it, vi } from 'vitest';
import { createDocumentCache } from '../../../../src/server/plugins/document-cache.ts';

const count = { type: GraphQLInt, resolve: () => 1 };
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { count } }) });

/** Yoga with the cache alone; counts how often it parses and validates. */
function cachedYoga() {
  const { plugin, size } = createDocumentCache();
  const [parsed, validated] = [vi.fn(), vi.fn()];
  const watch: Plugin = {
    onParse: ({ parseFn, setParseFn }) => setParseFn(parsed.mockImplementation(parseFn)),
    onValidate: ({ validateFn, setValidationFn }) => setValidationFn(validated.mockImplementation(validateFn)),
  };
  const yoga = createYoga({ schema, logging: false, parserAndValidationCache: false, plugins: [watch, plugin] });
  const ask = async (query: string) => {
    const headers = { 'content-type': 'application/json' };
    return (await yoga.fetch('http://localhost/graphql', { method: 'POST', headers, body: JSON.stringify({ query }) })).json();
  };
  return { ask, size, parsed, validated };
}

describe('the cache of documents', () => {
  it('parses and validates a valid document once', async () => {
    const { ask, size, parsed, validated } = cachedYoga();
    const answers = [await ask('{ count }'), await ask('{ count }'), await ask('{ count }')];
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ data: { count: 1 } })));
    expect([parsed.mock.calls.length, validated.mock.calls.length, size().documents]).toEqual([1, 1, 1]);
  });

  it.each([
    ['name what is not there', (index: number) => `{ n${index} ${'a '.repeat(90)} }`],
    ['have a syntax error', (index: number) => `{ n${index}`],
    ['use an unknown variable', (index: number) => `{ count @include(if: $n${index}) }`],
  ])('keeps nothing of documents that %s', async (_what, document) => {
    const { ask, size } = cachedYoga();
    for (let index = 0; index < 20; index += 1) expect(await ask(document(index))).toHaveProperty('errors');
    expect(size()).toEqual({ documents: 0, bytes: 0 });
  });

  it('keeps a thousand documents at most', async () => {
    const { ask, size } = cachedYoga();
    for (let index = 0; index < 1_010; index += 1) await ask(`{ n${index}: count }`);
    expect(size().documents).toBe(1_000);
  });

  it('weighs a document by its tokens, so that large ones leave room for few others', async () => {
    const { ask, size } = cachedYoga();
    const fields = 'count '.repeat(1_900);
    for (let index = 0; index < 80; index += 1) await ask(`{ n${index}: count ${fields} }`);
    expect(size().documents).toBeLessThan(80);
    expect(size().bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
  });
});
