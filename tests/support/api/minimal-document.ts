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
  const given = args.filter(isRequiredArgument).map(fieldText);
  const parts = isLeafType(getNamedType(type)) ? '' : ' { __typename }';
  return `${operation} { ${name}${given.length === 0 ? '' : `(${given.join(', ')})`}${parts} }`;
}

const fieldText = ({ name, type }: GraphQLArgument | GraphQLInputField): string => `${name}: ${literalOf(type)}`;

function literalOf(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literalOf(type.ofType);
  if (isListType(type)) return `[${literalOf(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return scalars[type.name] ?? '"model/nothing"';
  const fields = Object.values(type.getFields());
  // A oneof input takes exactly one field, though none is marked as required.
  return `{ ${(type.isOneOf ? fields.slice(0, 1) : fields.filter(isRequiredInputField)).map(fieldText).join(', ')} }`;
}
