/** Arguments of fields: those that no variable is in are worked out once for a document, and not for each request. */
import { BREAK, type FieldNode, type GraphQLField, getArgumentValues, visit } from 'graphql';

type Values = Readonly<Record<string, unknown>>;

/** A field of an interface and the same field of a type are two. Null where a variable is in the arguments. */
const constants = new WeakMap<FieldNode, Map<GraphQLField<unknown, unknown>, Values | null>>();

/** Throws a GraphQLError if an argument doesn't fit. */
export function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Values): Values {
  return constantArgumentsOf(field, node) ?? getArgumentValues(field, node, variables);
}

/** Frozen, because all requests share them; null if a variable is in them. */
export function constantArgumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): Values | null {
  const known = constants.get(node)?.get(field);
  if (known !== undefined) return known;
  const values = hasVariable(node) ? null : frozen(getArgumentValues(field, node, {}));
  constants.set(node, (constants.get(node) ?? new Map()).set(field, values));
  return values;
}

function hasVariable({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of given)
    visit(argument, {
      Variable: () => {
        found = true;
        return BREAK;
      },
    });
  return found;
}

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}
