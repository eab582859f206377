import { buildSchema, type GraphQLInterfaceType, type GraphQLObjectType, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { isCacheable } from '../../../../src/graphql/base/cacheable.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import { need } from '../../../support/need.ts';

const marked = buildSchema(`
  interface Animal { name: String mood: String }
  type Cat implements Animal { name: String mood: String }
  type Dog implements Animal { name: String mood: String }
  type Row { id: ID }
  type Query { animal: Animal cat: Cat dog: Dog row: Row }
`);
const fieldOf = (type: string, field: string) =>
  need((marked.getType(type) as GraphQLObjectType | GraphQLInterfaceType).getFields()[field]);
fieldOf('Dog', 'mood').extensions = { uncacheable: true };
// As Pothos marks the types of operational rows.
need(marked.getType('Row')).extensions = { pothosPrismaModel: 'Row' };

describe('a document', () => {
  it.each([
    ['{ dog { name } cat { mood } }', true],
    ['{ animal { name ... on Cat { mood } } }', true],
    ['{ __typename __schema { types { name } } }', true],
    ['{ dog { mood } }', false],
    ['{ dog { aName: mood @include(if: false) } }', false],
    ['{ dog { ...F } } fragment F on Dog { name mood }', false],
    ['{ animal { ... on Dog { mood } } }', false],
    // It is marked in one of the types that the interface stands for.
    ['{ animal { mood } }', false],
    ['query A { cat { name } } query B { dog { mood } }', false],
    ['{ row { id } }', false],
    // The name alone says nothing: text is not looked at.
    ['{ mood: cat { name } }', true],
    ['query mood { cat { name } }', true],
  ])('%s may be kept: %s', (text, expected) => {
    expect(isCacheable(marked, parse(text))).toBe(expected);
  });
});

describe('our schema', () => {
  it.each([
    ['{ rateLimit { remaining } }', false],
    ['{ meta { revision } model(slug: "clip") { name facts { nodes { text } } } }', true],
  ])('lets %s be kept: %s', (text, expected) => {
    expect(isCacheable(schema, parse(text))).toBe(expected);
  });
});
