import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  introspectionFromSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/env.ts';
import { kindNames, kinds, relationRule, relationTypeNames } from '../../src/graph/ontology.ts';
import { schema } from '../../src/graphql/schema.ts';

const sorted = lexicographicSortSchema(schema);
const committed = (path: string) => readFileSync(join(packageRoot, path), 'utf8');
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const fieldsOf = (type: GraphQLNamedType): GraphQLField<unknown, unknown>[] =>
  isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
const connections = types
  .flatMap((type) => fieldsOf(type).map((field) => ({ name: `${type.name}.${field.name}`, field })))
  .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));

describe('the committed files', () => {
  it('schema.graphql is what the code makes', () => {
    expect(committed('schema.graphql'), 'run "npm run schema"').toBe(`${printSchema(sorted)}\n`);
  });

  it('bots/api/graphql-env.d.ts is what the code makes', () => {
    const introspection = minifyIntrospection(introspectionFromSchema(sorted));
    const text = outputIntrospectionFile(introspection, { fileType: '.d.ts', shouldPreprocess: true });
    expect(committed('bots/api/graphql-env.d.ts'), 'run "npm run schema"').toBe(text);
  });
});

interface Described {
  readonly name: string;
  readonly description?: string | null | undefined;
}

function parts(): { readonly path: string; readonly part: Described }[] {
  return types
    .filter((type) => !isSpecifiedScalarType(type))
    .flatMap((type) => {
      const fields = fieldsOf(type).flatMap((field) => [
        { path: `${type.name}.${field.name}`, part: field as Described },
        ...field.args.map((arg) => ({ path: `${type.name}.${field.name}(${arg.name}:)`, part: arg as Described })),
      ]);
      const inputs = isInputObjectType(type) ? Object.values(type.getFields()) : [];
      const values = isEnumType(type) ? type.getValues() : [];
      const more = [...inputs, ...values].map((part) => ({ path: `${type.name}.${part.name}`, part: part as Described }));
      return [{ path: type.name, part: type as Described }, ...fields, ...more];
    });
}

/** The words that say something: not those of the name, and none that any description has. */
function newWords({ name, description }: Described): string[] {
  const own = name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[\s_]+/);
  const empty = new Set(['the', 'a', 'an', 'of', 'this', 'its', 'it', 'is', 'one', ...own, ...own.map((word) => `${word}s`)]);
  return (description ?? '')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '' && !empty.has(word));
}

describe('descriptions', () => {
  const described = parts();

  it('stand at every type, field, argument, input field and enum value', () => {
    expect(described.length).toBeGreaterThan(300);
    expect(described.filter(({ part }) => !part.description).map(({ path }) => path)).toEqual([]);
  });

  it('have at least 20 characters', () => {
    const short = described.filter(({ part }) => (part.description ?? '').length < 20);
    expect(short.map(({ path, part }) => `${path}: ${part.description}`)).toEqual([]);
  });

  it('say more than the name in other words', () => {
    expect(described.filter(({ part }) => newWords(part).length < 2).map(({ path, part }) => `${path}: ${part.description}`)).toEqual([]);
  });

  it('are sentences', () => {
    expect(described.filter(({ part }) => !/^["`A-Z].*\.$/s.test(part.description ?? '')).map(({ path }) => path)).toEqual([]);
  });
});

describe('connections', () => {
  it('are all over the graph', () => {
    expect(connections.length).toBeGreaterThan(20);
  });

  it.each(connections)('$name pages both ways', ({ field }) => {
    expect(field.args.map(({ name }) => name).sort()).toEqual(expect.arrayContaining(['after', 'before', 'first', 'last']));
    const names = fieldsOf(getNamedType(field.type)).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['edges', 'nodes', 'pageInfo', 'totalCount']));
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
