import {
  GraphQLInputObjectType,
  GraphQLInt,
  GraphQLList,
  GraphQLObjectType,
  GraphQLString,
  isInputObjectType,
  isObjectType,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { BadInput } from '../../../../src/errors.ts';
import { bounds, boundsOf, checkArguments, defaultBounds } from '../../../../src/graphql/limits/argument-limits.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import { need } from '../../../support/need.ts';

const Input: GraphQLInputObjectType = new GraphQLInputObjectType({
  name: 'Input',
  fields: () => ({
    word: { type: GraphQLString, extensions: bounds({ characters: 3 }) },
    words: { type: new GraphQLList(GraphQLString), extensions: bounds({ entries: 2, characters: 3 }) },
    inputs: { type: new GraphQLList(Input) },
  }),
});
const { field } = new GraphQLObjectType({
  name: 'Query',
  fields: { field: { type: GraphQLInt, args: { text: { type: GraphQLString }, input: { type: Input }, number: { type: GraphQLInt } } } },
}).getFields();
const check = (values: Record<string, unknown>) => checkArguments(need(field).args, values, 'field');

describe('the limits of arguments', () => {
  it.each([
    [
      'a text',
      { text: 'x'.repeat(defaultBounds.characters) },
      { text: 'x'.repeat(defaultBounds.characters + 1) },
      ['text'],
      'TOO_LONG',
      1_000,
    ],
    ['a text of an input', { input: { word: 'abc' } }, { input: { word: 'abcd' } }, ['input', 'word'], 'TOO_LONG', 3],
    ['a list', { input: { words: ['a', 'b'] } }, { input: { words: ['a', 'b', 'c'] } }, ['input', 'words'], 'TOO_MANY', 2],
    ['a text in a list', { input: { words: ['abc'] } }, { input: { words: ['a', 'abcd'] } }, ['input', 'words', '1'], 'TOO_LONG', 3],
    [
      'an input in itself',
      { input: { inputs: [{ inputs: [{ word: 'abc' }] }] } },
      { input: { inputs: [{}, { inputs: [{ word: 'abcd' }] }] } },
      ['input', 'inputs', '1', 'inputs', '0', 'word'],
      'TOO_LONG',
      3,
    ],
  ])('hold for %s, at the limit and one above', (_what, within, above, at, reason, limit) => {
    expect(() => check(within)).not.toThrow();
    expect(thrownBy(() => check(above))).toMatchObject({ at, details: { reason, limit } });
  });

  it('refuse what no database could keep, wherever it stands', () => {
    expect(() => check({ input: { words: ['a\0'] } })).toThrow(
      '"input.words[0]" of "field" holds the character NUL (U+0000) as character 2.',
    );
    expect(() => check({ text: 'a\ud800' })).toThrow('one half of a surrogate pair');
  });

  it('leave out what is missing, null or a number', () => {
    expect(() => check({ text: null, input: { words: [null], inputs: null }, number: 1 })).not.toThrow();
  });
});

it('the exceptions are few, and are all in this table', () => {
  const declared = Object.values(schema.getTypeMap()).flatMap((type) => {
    if (isInputObjectType(type)) return Object.values(type.getFields()).map((one) => [`${type.name}.${one.name}`, boundsOf(one)] as const);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap(({ name, args }) =>
      args.map((one) => [`${type.name}.${name}(${one.name}:)`, boundsOf(one)] as const),
    );
  });
  const exceptions = declared.filter(
    ([place, { entries, characters }]) => (entries ?? characters) !== undefined && !/\((after|before):\)$/.test(place),
  );
  // Inputs of mutations check their texts themselves, and may say it better up to twice as many characters.
  expect(Object.fromEntries(exceptions)).toEqual({
    'Query.nodes(ids:)': { entries: 100 },
    'Query.assistedAsk(context:)': { characters: 2_048 },
    'Query.assistedAsk(question:)': { characters: 500 },
    'Query.check(statement:)': { characters: 500 },
    'Query.ask(context:)': { characters: 2_048 },
    'Query.ask(question:)': { characters: 500 },
    'CommandCallOptionInput.text': { characters: 8_000 },
    'RememberContextInput.context': { characters: 4_096 },
    'FeedbackClaimInput.sources': { characters: 4_000 },
    'FeedbackClaimInput.text': { characters: 8_000 },
    'OrganizationInput.url': { characters: 4_000 },
    'SourceInput.url': { characters: 4_000 },
    'SubmitFeedbackInput.claims': { entries: 200 },
    'SubmitFeedbackInput.question': { characters: 8_000 },
    'RecordPraiseInput.question': { characters: 8_000 },
    'SubmitFeedbackInput.text': { characters: 8_000 },
    'SuggestInput.text': { characters: 4_000 },
    'SuggestInput.url': { characters: 4_000 },
  });
});

function thrownBy(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
  throw new Error('it was accepted');
}
