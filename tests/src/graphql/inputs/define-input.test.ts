import { isInputObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addFactInput, citeInput, columnInput, createEntityInput, updateEntityInput } from '../../../../src/curation/editor/inputs.ts';
import { defineInput } from '../../../../src/graphql/inputs/define-input.ts';
import { schema } from '../../../../src/graphql/schema.ts';
import { inputObject } from '../../../../src/rules/inputs.ts';

function fieldsOf(name: string): Readonly<Record<string, string>> {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is not an input`);
  return Object.fromEntries(Object.entries(type.getFields()).map(([field, { type: of }]) => [field, String(of)]));
}

describe('an input made of a schema', () => {
  it.each([
    ['CreateEntityInput', createEntityInput],
    ['UpdateEntityInput', updateEntityInput],
    ['AddFactInput', addFactInput],
    ['CiteInput', citeInput],
    ['ModelInput', columnInput('model')],
  ])('has the fields of %s, and demands those that the schema does', (name, { shape }) => {
    const fields = fieldsOf(name);
    expect(Object.keys(fields).sort()).toEqual(Object.keys(shape).sort());
    const demanded = Object.entries<z.ZodType>(shape).filter(([, part]) => !part.safeParse(undefined).success);
    expect(Object.keys(fields).filter((field) => fields[field]?.endsWith('!'))).toEqual(demanded.map(([field]) => field).sort());
  });

  it('takes the scalars of the schema, and the enums and inputs that are named', () => {
    expect(fieldsOf('UpdateEntityInput')).toMatchObject({ id: 'ID!', aliases: '[String!]', expectedRevision: 'BigInt', ordinal: 'Int' });
    expect(fieldsOf('AddFactInput')).toMatchObject({
      about: '[ID!]!',
      asOf: 'PartialDate',
      checkedOn: 'Date',
      topic: 'Topic',
      daily: 'Boolean',
    });
    expect(fieldsOf('CreateEntityInput')).toMatchObject({ citations: '[CitationInput!]!', limitation: 'LimitationInput' });
    expect(fieldsOf('ModelInput')).toMatchObject({
      parameters: 'BigInt',
      releasedOn: 'PartialDate',
      license: 'String',
      openWeights: 'Boolean',
    });
    expect(fieldsOf('ResolveSuggestionInput')).toMatchObject({ id: 'ID!', outcome: 'SuggestionOutcome!' });
  });

  it.each([
    ['a description', inputObject('Nothing.', { name: z.string() }), 'OddInput.name has no description'],
    ['a type', inputObject('Nothing.', { names: z.array(z.enum(['a'])).describe('Names.') }), 'OddInput.names needs a type'],
    ['fields', z.string(), 'OddInput is not an object'],
  ])('is refused without %s', (_what, odd, message) => {
    expect(() => defineInput('OddInput', odd)).toThrow(message);
  });
});
