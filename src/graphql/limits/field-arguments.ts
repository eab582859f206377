/** Arguments of fields: those that no variable is in are worked out once for a document, the others once for each request. */
import { BREAK, type FieldNode, type GraphQLField, getArgumentValues, visit } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** A field of an interface and the same field of a type are two. */
type ByField = Map<GraphQLField<unknown, unknown>, Values>;

const constants = new WeakMap<FieldNode, ByField>();
/** By the variables of a request: its cost and its resolvers ask for the same arguments. */
const ofRequests = new WeakMap<Values, Map<FieldNode, ByField>>();
const variableNodes = new WeakMap<FieldNode, boolean>();

/** Frozen if they are the same for all requests, which share them. Throws a GraphQLError if an argument doesn't fit. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): Values {
  const isConstant = !hasVariables(node);
  const kept = isConstant ? constants : keptFor(variables);
  const known = kept.get(node)?.get(field);
  if (known !== undefined) return known;
  const values = isConstant ? frozen(getArgumentValues(field, node, {})) : getArgumentValues(field, node, variables);
  kept.set(node, (kept.get(node) ?? new Map<GraphQLField<unknown, unknown>, Values>()).set(field, values));
  return values;
}

function keptFor(variables: Values): Map<FieldNode, ByField> {
  const kept = ofRequests.get(variables) ?? new Map<FieldNode, ByField>();
  ofRequests.set(variables, kept);
  return kept;
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
