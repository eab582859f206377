/** Documents that a schema accepts, with only what it requires: for calling fields whose answer doesn't matter. */
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';

const scalars: Readonly<Record<string, string>> = {
  Int: '1',
  Float: '1',
  BigInt: '1',
  Boolean: 'true',
  Date: '"2026-11-23"',
  PartialDate: '"2026"',
};

export function minimalDocument(operation: 'query' | 'mutation', { name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((argument) => fieldText(argument));
  const parts = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  return `${operation} { ${name}${given.length === 0 ? '' : `(${given.join(', ')})`}${parts} }`;
}

/** Texts are names that nothing has, unless `text` is given: a literal with its quotes. */
export function literalOf(type: GraphQLInputType, text = '"model/nothing"'): string {
  if (isNonNullType(type)) return literalOf(type.ofType, text);
  if (isListType(type)) return `[${literalOf(type.ofType, text)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return scalars[type.name] ?? text;
  const fields = Object.values(type.getFields());
  // A oneof input takes exactly one field, though none is marked as required.
  return `{ ${(type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField)).map((field) => fieldText(field, text)).join(', ')} }`;
}

const fieldText = ({ name, type }: GraphQLArgument | GraphQLInputField, text?: string): string => `${name}: ${literalOf(type, text)}`;
