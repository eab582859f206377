import { type FieldNode, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLObjectType, GraphQLString, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { argumentsOf, hasVariables } from '../../../../src/graphql/limits/field-arguments.ts';
import { need } from '../../../support/need.ts';

const Filter = new GraphQLInputObjectType({ name: 'Filter', fields: { names: { type: new GraphQLList(GraphQLString) } } });
const args = { filter: { type: Filter }, size: { type: GraphQLInt, defaultValue: 20 } };
const types = ['One', 'Other'].map((name) => new GraphQLObjectType({ name, fields: { list: { type: GraphQLInt, args } } }));
const [one, other] = types.map((type) => need(type.getFields()['list']));

function nodeOf(list: string): FieldNode {
  const [operation] = parse(`{ ${list} }`).definitions;
  return (operation as unknown as { selectionSet: { selections: [FieldNode] } }).selectionSet.selections[0];
}

describe('arguments', () => {
  it('without variables are worked out once for each field, and frozen', () => {
    const node = nodeOf('list(filter: { names: ["a"] })');
    const values = argumentsOf(need(one), node, {});
    expect(values).toEqual({ filter: { names: ['a'] }, size: 20 });
    expect(argumentsOf(need(one), node, { size: 1 })).toBe(values);
    expect(argumentsOf(need(other), node, {})).not.toBe(values);
    const { names } = (values as { filter: { names: string[] } }).filter;
    expect([Object.isFrozen(values), Object.isFrozen(names), hasVariables(node)]).toEqual([true, true, false]);
  });

  it.each(['list(size: $size)', 'list(size: 1, filter: { names: ["a", $size] })'])(
    'with a variable are worked out once for each request: %s',
    (text) => {
      const node = nodeOf(text);
      expect(hasVariables(node)).toBe(true);
      const requests = [{ size: 1 }, { size: 2 }];
      const [first, second] = requests.map((variables) => argumentsOf(need(one), node, variables));
      expect(first).not.toEqual(second);
      expect(requests.map((variables) => argumentsOf(need(one), node, variables) === (variables.size === 1 ? first : second))).toEqual([
        true,
        true,
      ]);
    },
  );

  it("that don't fit are an error each time", () => {
    const node = nodeOf('list(size: "many")');
    for (let time = 0; time < 2; time += 1) expect(() => argumentsOf(need(one), node, {})).toThrow('has invalid value "many"');
  });
});
