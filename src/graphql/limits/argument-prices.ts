/**
 * Prices of arguments, which every field pays without declaring anything: a text may be a name that has to be looked for in the whole
 * graph, and each entry of a list is one more.
 */
import { type GraphQLArgument, type GraphQLInputField, type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** What it costs to look for a name, with the similar names that an error suggests. */
export const NAME_POINTS = 10;

/** For texts that name an exact place, such as a cursor. */
export const exactText = { exactText: true } as const;

/** What these values of a field's arguments cost, in points. */
export function pointsOfArguments(args: readonly GraphQLArgument[], values: Readonly<Record<string, unknown>>): number {
  return args.reduce((sum, argument) => sum + pointsOf(argument, values[argument.name]), 0);
}

const pointsOf = ({ type, extensions }: GraphQLArgument | GraphQLInputField, value: unknown): number =>
  value == null || extensions['exactText'] === true ? 0 : pointsOfValue(type, value);

function pointsOfValue(type: GraphQLInputType, value: unknown): number {
  if (isNonNullType(type)) return pointsOfValue(type.ofType, value);
  if (isListType(type)) return pointsOfList(type.ofType, value as readonly unknown[]);
  if (!isInputObjectType(type)) return type.name === 'String' || type.name === 'ID' ? NAME_POINTS : 0;
  const object = value as Readonly<Record<string, unknown>>;
  return Object.values(type.getFields()).reduce((sum, field) => sum + pointsOf(field, object[field.name]), 0);
}

/** Of a list of names, only the first unknown one is an error with suggestions. */
function pointsOfList(type: GraphQLInputType, list: readonly unknown[]): number {
  return list.length + Math.max(0, ...list.map((entry) => (entry === null ? 0 : pointsOfValue(type, entry))));
}
