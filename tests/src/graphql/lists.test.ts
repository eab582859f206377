/** One rule about lists, as docs/api.md says it: what can keep growing has pages, and a plain list has a bound that is known. */
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isInterfaceType,
  isListType,
  isObjectType,
} from 'graphql';
import { beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../../../src/app.ts';
import { publicSchemaOf } from '../../../src/graphql/base/public-schema.ts';
import { schema } from '../../../src/graphql/schema.ts';
import { type Ask, asker, dataOf } from '../../support/api/ask.ts';
import { fieldsOf } from '../../support/api/schema-rules.ts';
import { freshApps } from '../../support/app.ts';

const open = publicSchemaOf(schema);

/** The three short lists of the root that stay plain. */
const SHORT = ['Query.limitations', 'Query.modalities', 'Query.training'];
/** Arguments that bound a list. */
const BOUNDS = ['first', 'limit', 'ids'];
/** Plain lists of things that have an id, each with what bounds it. */
const bounded: Readonly<Record<string, string>> = {
  'Answer.entities': 'the argument `limit` of the field',
  'Answer.near': 'what is offered next, a few at most',
  'Change.entities': 'what one statement is about',
  'CheckPart.near': 'what the part is about, or close names, three at most',
  'Entity.limitations': 'its own limitations and those of its classes, in the order of their sources',
  'Fact.about': 'the subjects of one sentence, 10 at most',
  'Fact.contradicts': 'named one by one by the curator of the fact',
  'Limitation.appliesTo': 'there are few model classes',
  'Path.entities': 'the longest path has 8 relations',
  'QuestionGroup.examples': 'three questions at most',
  'Subgraph.nodes': 'the argument `limit` of the subgraph',
  'TimelineEvent.entities': 'what one sentence is about',
};

interface ListField {
  readonly path: string;
  readonly type: GraphQLNamedType;
  readonly field: GraphQLField<unknown, unknown>;
}

const isList = (type: GraphQLOutputType): boolean => isListType(getNullableType(type));
const hasId = (type: GraphQLNamedType): boolean => fieldsOf(type).some(({ name }) => name === 'id') && type.name !== 'SuggestedName';
/** Fields that an interface declares are looked at there. */
const isInherited = (type: GraphQLNamedType, name: string): boolean =>
  isObjectType(type) && type.getInterfaces().some((one) => one.getFields()[name] !== undefined);

const plainLists: readonly ListField[] = Object.values(open.getTypeMap())
  .filter((type) => (isObjectType(type) || isInterfaceType(type)) && !/^__|Connection$/.test(type.name))
  .flatMap((type) =>
    fieldsOf(type)
      .filter((field) => isList(field.type) && !isInherited(type, field.name))
      .map((field) => ({ path: `${type.name}.${field.name}`, type, field })),
  );

describe('a plain list', () => {
  it('is found where there is one', () => {
    expect(plainLists.map(({ path }) => path)).toEqual(expect.arrayContaining(['Entity.citations', 'Query.nodes', ...SHORT]));
  });

  it('of the root is one of the three short ones, or an argument bounds it', () => {
    const unbounded = plainLists
      .filter(({ type }) => type === open.getQueryType())
      .filter(({ field }) => !field.args.some(({ name }) => BOUNDS.includes(name)));
    expect(unbounded.map(({ path }) => path).sort()).toEqual(SHORT);
  });

  it('of things with an id has a bound that is named here', () => {
    const lists = plainLists.filter(({ type, field }) => type !== open.getQueryType() && hasId(getNamedType(field.type)));
    expect(lists.map(({ path }) => path).sort()).toEqual(Object.keys(bounded).sort());
  });
});

describe('in our knowledge', () => {
  const fresh = freshApps('pglite');
  let app: App;
  const ask: Ask = asker(() => app.api);
  beforeAll(async () => {
    app = await fresh();
  });

  it('plain lists fit on a page of the default size', async () => {
    type Page<Node> = { nodes: Node[] };
    type Data = { entities: Page<{ limitations: object[]; values: object[] }>; facts: Page<{ about: object[]; contradicts: object[] }> };
    const { entities, facts } = dataOf(
      await ask<Data>(
        '{ entities(first: 100) { nodes { limitations { id } values { attribute } } } facts(first: 100) { nodes { about { id } contradicts { id } } } }',
      ),
    );
    const lists = [
      ...entities.nodes.flatMap(({ limitations, values }) => [limitations, values]),
      ...facts.nodes.flatMap(({ about, contradicts }) => [about, contradicts]),
    ];
    expect(Math.max(...lists.map(({ length }) => length))).toBeLessThanOrEqual(20);
  });

  it('the three short lists and their pages say the same', async () => {
    type Data = Record<string, { id: string }[]> & Record<'all' | 'stages', { nodes: { id: string }[] }>;
    const text =
      '{ modalities { id } training { id } all: modalitiesConnection(first: 100) { nodes { id } } stages(first: 100) { nodes { id } } }';
    const data = dataOf(await ask<Data>(text));
    expect([data['modalities'], data['training']]).toEqual([data.all.nodes, data.stages.nodes]);
  });
});
