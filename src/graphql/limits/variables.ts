/** Variables: coerced once for each request, with a bound on the errors that a wrong one makes. */
import { type GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

/** Each error repeats its value and compares names with all that the type has, so a large wrong value must not get one for each part. */
const MAX_ERRORS = 5;

/** Coerced variables by name, or why they don't fit. */
export type CoercedVariables =
  | { readonly values: Readonly<Record<string, unknown>>; readonly errors?: never }
  | { readonly errors: readonly GraphQLError[]; readonly values?: never };

export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  given: Readonly<Record<string, unknown>>,
): CoercedVariables {
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: MAX_ERRORS });
  return coerced === undefined ? { errors: errors ?? [] } : { values: coerced };
}
