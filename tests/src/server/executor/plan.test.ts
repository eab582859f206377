/** Plans answer as GraphQL's own executor does: every case is run by both. */
import {
  execute,
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLError,
  type GraphQLFieldConfigMap,
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLInterfaceType,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
  getOperationAST,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { coerceVariables } from '../../../../src/graphql/limits/variables.ts';
import { planOf } from '../../../../src/server/executor/plan.ts';
import { createPlans } from '../../../../src/server/executor/plans.ts';
import { need } from '../../../support/need.ts';

const later = <Value>(value: Value): Promise<Value> => new Promise((resolve) => void setImmediate(() => resolve(value)));
const fails = (): never => {
  throw new Error('failed');
};
const failsLater = (): Promise<never> => later(undefined).then(fails);

const Upper = new GraphQLScalarType<string, string>({
  name: 'Upper',
  serialize: (value) => (value === 'bad' ? fails() : String(value).toUpperCase()),
  parseValue: (value) => `parsed ${String(value)}`,
});
const Color = new GraphQLEnumType({ name: 'Color', values: { RED: { value: 1 }, BLUE: { value: 2 } } });
const Filter = new GraphQLInputObjectType({
  name: 'Filter',
  fields: { color: { type: Color, defaultValue: 2 }, texts: { type: new GraphQLList(GraphQLString) } },
});
const Named = new GraphQLInterfaceType({
  name: 'Named',
  fields: { name: { type: GraphQLString } },
  resolveType: (value: { type?: string; late?: boolean }) => (value.late === true ? later(value.type) : value.type),
});

const required = (type: GraphQLObjectType | GraphQLScalarType) => new GraphQLNonNull(type);
const itemFields = (): GraphQLFieldConfigMap<{ name: string }, unknown> => ({
  name: { type: GraphQLString },
  method: { type: GraphQLString },
  path: {
    type: GraphQLString,
    resolve: (_source, _args, _context, { path, parentType, fieldName }) => JSON.stringify([path, parentType, fieldName]),
  },
  fails: { type: GraphQLString, resolve: fails },
  failsLater: { type: GraphQLString, resolve: failsLater },
  must: { type: required(GraphQLString), resolve: ({ name }) => (name === 'b' ? null : name) },
  mustLater: { type: required(GraphQLString), resolve: ({ name }) => later(name === 'b' ? undefined : name) },
  echo: {
    type: GraphQLString,
    args: { filter: { type: Filter, defaultValue: { color: 1 } }, upper: { type: Upper }, count: { type: GraphQLInt, defaultValue: 3 } },
    resolve: (_source, args) => JSON.stringify(args),
  },
  self: { type: Item, resolve: (source) => source },
  selfLater: { type: required(Item), resolve: later },
});
const Item: GraphQLObjectType = new GraphQLObjectType({ name: 'Item', interfaces: [Named], fields: itemFields });
const Checked = new GraphQLObjectType({
  name: 'Checked',
  interfaces: [Named],
  fields: { name: { type: GraphQLString }, size: { type: GraphQLInt } },
  isTypeOf: ({ size }: { size?: unknown }) => (size === 'later' ? later(true) : typeof size === 'number'),
});
const items = [{ name: 'a', method: () => 'called' }, { name: 'b' }, { name: 'c' }];
const named = [
  { type: 'Item', name: 'a' },
  { type: 'Checked', name: 'b', size: 1 },
  { type: 'Item', late: true, name: 'c' },
];

const schema = new GraphQLSchema({
  types: [Item, Checked],
  query: new GraphQLObjectType({
    name: 'Query',
    fields: {
      items: { type: new GraphQLList(Item), resolve: () => items },
      strict: { type: new GraphQLList(required(Item)), resolve: () => [items[0], null, items[2]] },
      promised: { type: new GraphQLList(Item), resolve: () => items.map((item) => later(item)) },
      mixed: { type: new GraphQLList(required(Item)), resolve: () => [failsLater(), later(items[0]), null] },
      rejected: { type: new GraphQLList(GraphQLString), resolve: () => ['a', failsLater(), new Error('an item')] },
      nested: { type: new GraphQLList(new GraphQLList(GraphQLInt)), resolve: () => [[1, 2], null, new Set([3])] },
      named: { type: new GraphQLList(Named), resolve: () => named },
      lost: {
        type: new GraphQLList(Named),
        resolve: () => [{ type: 'Color' }, { type: 'Checked', size: 'x' }, {}, { type: 'Checked', size: 'later' }],
      },
      noList: { type: new GraphQLList(GraphQLInt), resolve: () => 1 },
      uppers: { type: new GraphQLList(Upper), resolve: () => ['a', 'bad', null] },
      colors: { type: new GraphQLList(Color), resolve: () => [1, 3] },
      flag: { type: GraphQLBoolean, resolve: () => 1 },
      missing: { type: GraphQLString },
      failsWith: { type: GraphQLString, resolve: () => new GraphQLError('own', { extensions: { code: 'OWN' } }) },
      must: { type: required(Item), resolve: () => null },
    },
  }),
});

const cases: readonly (readonly [document: string, variables?: object])[] = [
  ['{ items { name method other: name __typename path self { path } } __typename missing flag }'],
  ['{ items { fails name } strict { name } failsWith }'],
  ['{ items { failsLater fails name } promised { name must } }'],
  ['{ items { must } }'],
  ['{ items { name mustLater self { name } } }'],
  ['{ strict { mustLater } promised { self { selfLater { must } } } }'],
  ['{ rejected }'],
  ['{ nested noList uppers colors }'],
  ['{ named { name __typename ... on Item { path } ... on Checked { size } } }'],
  ['{ lost { name __typename } }'],
  ['{ must { name } items { name } }'],
  ['{ items { name } must { name } promised { failsLater } }'],
  ['{ __schema { queryType { name } } __type(name: "Item") { fields { name } } }'],
  [
    '{ items { ...A ...B } items { self { name } } } fragment A on Item { name self { method } } fragment B on Named { name ...C } fragment C on Item { path }',
  ],
  [
    'query ($yes: Boolean!, $no: Boolean = false) { items @include(if: $yes) { name @skip(if: $no) ... @include(if: $no) { path } ...A @skip(if: $yes) } missing } fragment A on Item { must }',
    { yes: true },
  ],
  [
    'query ($yes: Boolean!, $no: Boolean = false) { items @include(if: $yes) { name @skip(if: $no) ... @include(if: $no) { path } ...A @skip(if: $yes) } missing } fragment A on Item { must }',
    { yes: false, no: true },
  ],
  [
    'query ($yes: Boolean!, $no: Boolean = false) { items @include(if: $yes) { name @skip(if: $no) ... @include(if: $no) { path } ...A @skip(if: $yes) } missing } fragment A on Item { must }',
    { yes: true, no: true },
  ],
  ['{ items { name @skip(if: true) path @include(if: true) } }'],
  [
    'query ($f: Filter, $u: Upper, $n: Int = 7) { items { a: echo b: echo(filter: $f, upper: $u, count: $n) c: echo(filter: { texts: ["x"] }, upper: "lit") d: echo(count: $n) } }',
    { f: { color: 'RED' }, u: 'v' },
  ],
  ['query ($f: Filter, $c: Color) { items { a: echo(filter: $f) b: echo(filter: { color: $c, texts: null }) } }', {}],
  ['query A { missing }'],
];

const asked = cases.map(([text, variables = {}]) => ({ text, variables: { ...variables } }));
const cancellation = { throwIfAborted: () => {} };

describe('a plan', () => {
  it.each(asked)('answers $text with $variables as GraphQL does', async ({ text, variables }) => {
    const document = parse(text);
    expect(validate(schema, document)).toEqual([]);
    const operation = need(getOperationAST(document));
    const plan = need(planOf(schema, document, operation));
    const expected = await execute({ schema, document, contextValue: {}, variableValues: variables });
    const { values = {} } = coerceVariables(schema, operation, variables);
    for (let time = 0; time < 2; time += 1) {
      const result = await plan.run({ context: {}, variables: values, cancellation });
      expect(JSON.parse(JSON.stringify(result.data))).toEqual(JSON.parse(JSON.stringify(expected.data)));
      expect(placesOf(result.errors)).toEqual(placesOf(expected.errors));
      expect(Object.keys(result.data ?? {})).toEqual(Object.keys(expected.data ?? {}));
    }
  });

  it.each(['{ __proto__: missing }', 'mutation { missing }', 'subscription { missing }', '{ items @unknown { name } }'])(
    'is not made for %s',
    (text) => {
      const document = parse(text);
      expect(planOf(schema, document, need(getOperationAST(document)))).toBeUndefined();
    },
  );

  it('forgets no promise of a list in which null is not allowed', async () => {
    const document = parse('{ mixed { name failsLater } }');
    const plan = need(planOf(schema, document, need(getOperationAST(document))));
    const { data, errors } = await plan.run({ context: {}, variables: {}, cancellation });
    expect([data, errors?.map(({ path }) => path)]).toEqual([{ mixed: null }, expect.arrayContaining([['mixed', 2]])]);
  });

  it('resolves nothing more once its run is aborted, and rejects', async () => {
    const document = parse('{ promised { selfLater { path fails } } }');
    const plan = need(planOf(schema, document, need(getOperationAST(document))));
    const reason = new Error('gone');
    const aborted = {
      throwIfAborted: () => {
        throw reason;
      },
    };
    await expect(plan.run({ context: {}, variables: {}, cancellation: aborted })).rejects.toBe(reason);
  });
});

describe('plans in use', () => {
  const planTwice = (plans: ReturnType<typeof createPlans>, text: string, of: GraphQLSchema = schema) => {
    const document = parse(text);
    const operation = need(getOperationAST(document));
    return () => need(plans.planFor(of, document, operation));
  };

  it('are kept from the third sight of a document on', () => {
    const plans = createPlans();
    const look = planTwice(plans, '{ missing }');
    const seen = [look(), look(), look(), look()];
    expect([new Set(seen).size, plans.size().plans]).toEqual([3, 1]);
    expect(seen[3]).toBe(seen[2]);
  });

  it('belong to one schema', () => {
    const plans = createPlans();
    const other = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { missing: { type: GraphQLString } } }) });
    const document = parse('{ missing }');
    const operation = need(getOperationAST(document));
    const look = (of: GraphQLSchema) => plans.planFor(of, document, operation);
    for (let sight = 0; sight < 3; sight += 1) for (const of of [schema, other]) look(of);
    expect(look(schema)).toBe(look(schema));
    expect(look(schema)).not.toBe(look(other));
    expect(plans.size().plans).toBe(1);
  });

  it('are bounded by number and by weight', () => {
    const plans = createPlans();
    const large = Array.from({ length: 300 }, (_, index) => `f${index}: missing`).join(' ');
    for (const content of ['missing', large])
      for (let index = 0; index < 1_100; index += 1) {
        const look = planTwice(plans, `query Q${index} { ${content} }`);
        for (let sight = 0; sight < 3; sight += 1) look();
        expect(plans.size().bytes).toBeLessThanOrEqual(16 * 1024 * 1024);
      }
    expect(plans.size().plans).toBeLessThan(100);
  });
});

/** Errors settle in any order. Messages of GraphQL's own are internal, and masked. */
const placesOf = (errors: readonly GraphQLError[] = []): unknown[] =>
  errors.map(({ path, locations, extensions }) => JSON.stringify([path, locations, extensions])).sort();
