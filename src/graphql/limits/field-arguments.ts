/** Arguments of fields: those that no variable is in are worked out once for a document, and not for each request. */
import { BREAK, type FieldNode, type GraphQLField, getArgumentValues, visit } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** A field of an interface and the same field of a type are two. */
const constants = new WeakMap<FieldNode, Map<GraphQLField<unknown, unknown>, Values>>();
const variableNodes = new WeakMap<FieldNode, boolean>();

/** Frozen if they are the same for all requests, which share them. Throws a GraphQLError if an argument doesn't fit. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): Values {
  const known = constants.get(node)?.get(field);
  if (known !== undefined) return known;
  if (hasVariables(node)) return getArgumentValues(field, node, variables);
  const values = frozen(getArgumentValues(field, node, {}));
  constants.set(node, (constants.get(node) ?? new Map()).set(field, values));
  return values;
}

/** Whether a variable is in the arguments, so that they may differ from request to request. */
export function hasVariables(node: FieldNode): boolean {
  const known = variableNodes.get(node);
  if (known !== undefined) return known;
  let found = false;
  const find = {
    Variable: () => {
      found = true;
      return BREAK;
    },
  };
  for (const argument of node.arguments ?? []) visit(argument, find);
  variableNodes.set(node, found);
  return found;
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
