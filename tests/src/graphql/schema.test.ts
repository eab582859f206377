import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import {
  buildClientSchema,
  buildSchema,
  type GraphQLNamedType,
  introspectionFromSchema,
  isInterfaceType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../../src/env.ts';
import { kindNames, kinds, relationRule, relationTypeNames } from '../../../src/graph/ontology.ts';
import { printCompact } from '../../../src/graphql/base/print-compact.ts';
import { publicSchemaOf } from '../../../src/graphql/base/public-schema.ts';
import { schema } from '../../../src/graphql/schema.ts';
import { connectionsOf, fieldsOf, lacksOf, partsOf, wordRules } from '../../support/api/schema-rules.ts';

const sorted = lexicographicSortSchema(schema);
const committed = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
describe('the committed files', () => {
  it('schema.graphql is the public part of what the code makes', () => {
    expect(committed('schema.graphql'), 'run "npm run schema"').toBe(printCompact(publicSchemaOf(schema)));
  });

  it('bots/api/schema.graphql is all that the code makes, without descriptions', () => {
    const whole = buildClientSchema(introspectionFromSchema(sorted, { descriptions: false }));
    expect(committed('bots/api/schema.graphql'), 'run "npm run schema"').toBe(printCompact(whole));
  });

  it('bots/api/graphql-env.d.ts is what the code makes', () => {
    const introspection = minifyIntrospection(introspectionFromSchema(sorted));
    const text = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
    expect(committed('bots/api/graphql-env.d.ts'), 'run "npm run schema"').toBe(text);
  });
});

describe('descriptions', () => {
  it('are looked at in every type, field, argument, input field and enum value', () => {
    const paths = partsOf(schema).map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['Model', 'Model.slug', 'Query.models(first:)', 'ModelFilter.accepts', 'Kind.MODEL', 'Entity.name', 'Date']),
    );
    expect(paths.length).toBeGreaterThan(700);
  });

  it.each(Object.entries(wordRules))('%s', (_demand, rule) => {
    expect(rule(schema)).toEqual([]);
  });
});

describe('the rules find what is wrong', () => {
  const wrong = buildSchema(`
    """Everything that anybody can ask of this small schema."""
    type Query {
      "Too short."
      thing: Thing
      "the things of a kind, as they come one after the other"
      all: Thing
      undescribed: Int
      "The model, a value of the given type of this."
      model: Thing
      "When it was released, and on which."
      releasedOn: String
      "How large the whole thing has become over time."
      size: Int
      "How large the whole thing is, with all of its tokens."
      tokens(
        "How far the reading should go on from there."
        depth: Float
      ): Int
      "What was there before, and is still answered for now."
      old: String @deprecated(reason: "No longer there.")
      "What was there before, and is still answered for now."
      older: String @deprecated(reason: "Use \`all\`; goes away on 2027-06-01.")
      "Some pages of things that somebody might want."
      pages("Where the page begins, from an earlier answer." after: String): ThingConnection
    }
    """Something of which little else is said."""
    type Thing { "What people call it, in its usual spelling." name: String }
    """Some of the things, with their number."""
    type ThingConnection {
      "The entries of this page with their cursors."
      edges: [ThingEdge]
      "How many entries there are, not only here."
      totalCount: Int!
    }
    """A thing of a page, and the place where it stands."""
    type ThingEdge { "The thing itself, alone and by itself." node: Thing! }
  `);

  it.each([
    ['have at least 15 characters', ['Query.thing', 'Query.undescribed']],
    ['are sentences', ['Query.all', 'Query.undescribed']],
    ['say more than the name in other words', ['Query.undescribed', 'Query.model', 'Query.releasedOn']],
    ['name the unit of a number', ['Query.undescribed', 'Query.size', 'Query.tokens(depth:)']],
    ['say by when and instead of what something is deprecated', ['Query.old']],
  ])('when descriptions do not %s', (demand, paths) => {
    expect(wordRules[demand]?.(wrong).map((problem) => problem.split(': ')[0])).toEqual(paths);
  });

  it('when pages lack something', () => {
    const [pages, ...others] = connectionsOf(wrong);
    expect([pages?.name, others]).toEqual(['Query.pages', []]);
    expect(pages && lacksOf(pages.field)).toEqual(['before', 'first', 'last', 'edges', 'nodes', 'pageInfo', 'node']);
  });
});

describe('connections', () => {
  const connections = connectionsOf(schema);

  it('are all over the graph', () => {
    expect(connections.length).toBeGreaterThan(50);
  });

  it.each(connections)('$name pages both ways, counts, and has no holes', ({ field }) => {
    expect(lacksOf(field)).toEqual([]);
  });
});

it('says by what each scalar of ours is specified', () => {
  const scalars = types.filter((type) => isScalarType(type)).filter((type) => !isSpecifiedScalarType(type));
  expect(scalars.map(({ name }) => name).sort()).toEqual(['AttributeValue', 'BigInt', 'Date', 'DateTime', 'JSON', 'PartialDate']);
  for (const { specifiedByURL } of scalars) expect(specifiedByURL).toMatch(/^https:\/\//);
});

it('has one type for each kind, an entity and a node', () => {
  const entity = schema.getType('Entity');
  const possible = isInterfaceType(entity) ? schema.getPossibleTypes(entity) : [];
  expect(possible.map(({ name }) => name).sort()).toEqual(kindNames.map((kind) => kinds[kind].type).sort());
  for (const type of possible)
    expect(
      type
        .getInterfaces()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['Entity', 'Node']);
});

it.each(relationTypeNames)('has a field for "%s" on both sides', (type) => {
  const rule = relationRule(type);
  const has = (kind: (typeof kindNames)[number], name: string) =>
    fieldsOf(schema.getType(kinds[kind].type) as GraphQLNamedType).some((field) => field.name === name);
  for (const kind of rule.from) expect(has(kind, rule.out)).toBe(true);
  for (const kind of rule.to) expect(has(kind, rule.in)).toBe(true);
});
