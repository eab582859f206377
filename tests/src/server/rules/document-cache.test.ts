import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { anonymous } from '../../../../src/access/scopes.ts';
import { createDocuments } from '../../../../src/server/rules/documents.ts';
import { createVisibility } from '../../../../src/server/rules/visibility.ts';

const fields = { count: { type: GraphQLInt, resolve: () => 1 } };
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });

/** Counts how often documents are checked: each check looks for the schema. */
function cachedDocuments() {
  let checks = 0;
  const visibility = createVisibility(schema);
  const counting: typeof visibility.schemaFor = (...of) => {
    checks += 1;
    return visibility.schemaFor(...of);
  };
  const documents = createDocuments({ ...visibility, schemaFor: counting }, true);
  const errorsOf = (text: string): unknown[] => {
    try {
      return [...documents.validate(documents.parse(text), anonymous)];
    } catch (error) {
      return [error];
    }
  };
  return { ...documents, errorsOf, checks: () => checks };
}

describe('the cache of documents', () => {
  it('parses and validates a valid document once', () => {
    const { parse, errorsOf, size, checks } = cachedDocuments();
    expect([errorsOf('{ count }'), errorsOf('{ count }')]).toEqual([[], []]);
    expect(parse('{ count }')).toBe(parse('{ count }'));
    expect([checks(), size().documents]).toEqual([1, 1]);
  });

  it.each([
    ['name what is not there', (index: number) => `{ n${index} ${'a '.repeat(90)} }`],
    ['have a syntax error', (index: number) => `{ n${index}`],
    ['use an unknown variable', (index: number) => `{ count @include(if: $n${index}) }`],
  ])('keeps nothing of documents that %s', (_what, document) => {
    const { errorsOf, size } = cachedDocuments();
    for (let index = 0; index < 20; index += 1) expect(errorsOf(document(index)).length).toBeGreaterThan(0);
    expect(size()).toEqual({ documents: 0, bytes: 0 });
  });

  it('keeps a thousand documents at most', () => {
    const { errorsOf, size } = cachedDocuments();
    for (let index = 0; index < 1_010; index += 1) errorsOf(`{ n${index}: count }`);
    expect(size().documents).toBe(1_000);
  });

  it('weighs a document by its tokens, so that large ones leave room for few others', () => {
    const { errorsOf, size } = cachedDocuments();
    const more = 'count '.repeat(1_900);
    for (let index = 0; index < 80; index += 1) errorsOf(`{ n${index}: count ${more} }`);
    expect(size().documents).toBeLessThan(80);
    expect(size().bytes).toBeLessThanOrEqual(64 * 1024 * 1024);
  });
});
