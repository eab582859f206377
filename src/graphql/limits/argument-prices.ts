/**
 * Prices of arguments, which every field pays without declaring anything: a text may be a name that has to be looked for in the whole
 * graph, and each entry of a list is one more.
 */
import { type GraphQLArgument, type GraphQLInputField, type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from 'graphql';

/** What it costs to look for a name, with the similar names that an error suggests. */
export const NAME_POINTS = 100;

/** For texts that name an exact place, such as a cursor. */
export const exactText = { exactText: true } as const;

/** What these values of a field's arguments cost, in points; `namePoints` is 0 where texts are kept and not looked for. */
export function pointsOfArguments(args: readonly GraphQLArgument[], values: Readonly<Record<string, unknown>>, namePoints: number): number {
  return args.reduce((sum, argument) => sum + pointsOf(argument, values[argument.name], namePoints), 0);
}

const pointsOf = ({ type, extensions }: GraphQLArgument | GraphQLInputField, value: unknown, namePoints: number): number =>
  value == null ? 0 : pointsOfValue(type, value, extensions['exactText'] === true ? 0 : namePoints);

function pointsOfValue(type: GraphQLInputType, value: unknown, namePoints: number): number {
  if (isNonNullType(type)) return pointsOfValue(type.ofType, value, namePoints);
  if (isListType(type)) return pointsOfList(type.ofType, value as readonly unknown[], namePoints);
  if (!isInputObjectType(type)) return type.name === 'String' || type.name === 'ID' ? namePoints : 0;
  const object = value as Readonly<Record<string, unknown>>;
  return Object.values(type.getFields()).reduce((sum, field) => sum + pointsOf(field, object[field.name], namePoints), 0);
}

/** Of a list of names, only the first unknown one is an error with suggestions. */
function pointsOfList(type: GraphQLInputType, list: readonly unknown[], namePoints: number): number {
  const inner = isNonNullType(type) ? type.ofType : type;
  if (isInputObjectType(inner))
    return list.reduce<number>((sum, entry) => sum + 1 + (entry === null ? 0 : pointsOfValue(inner, entry, namePoints)), 0);
  const [first = null] = list;
  return list.length + (first === null ? 0 : pointsOfValue(inner, first, namePoints));
}
