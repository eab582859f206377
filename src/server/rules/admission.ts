/** Admission: which schema an operation runs on, its variables and what it costs, or the answer to one that may not run. */
import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationDefinitionNode,
} from 'graphql';
import type { Quota } from '../../access/quota.ts';
import type { Viewer } from '../../access/scopes.ts';
import { type Cost, costError, costOf, MAX_COMPLEXITY, type Meter } from '../../graphql/limits/cost.ts';
import { fragmentsOf } from '../../graphql/limits/fragments.ts';
import { coerceVariables } from '../../graphql/limits/variables.ts';
import { documentError } from '../request-error.ts';
import { remembered } from './remembered.ts';
import type { Visibility } from './visibility.ts';

export interface OperationRequest {
  /** Valid. */
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
}

export interface Admission {
  readonly schema: GraphQLSchema;
  /** The refusal of a hidden field that the document names, for when the operation doesn't run. */
  readonly hidden: GraphQLError | undefined;
  /** Absent if the operation doesn't exist or may not run. */
  readonly admitted?: Admitted;
  /** The answer to an operation that may not run. */
  readonly refusal?: ExecutionResult;
}

export interface Admitted {
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly cost: Cost;
}

export type Admit = (request: OperationRequest, viewer: Viewer) => Admission;

/** Refuses wrong variables itself: GraphQL would collect an error for each wrong part of them. */
export const createAdmit =
  ({ schemaFor, refusalOf }: Visibility, maskError: (error: unknown) => GraphQLError): Admit =>
  ({ document, operationName, variableValues }, viewer) => {
    const schema = schemaFor(document, viewer);
    const hidden = refusalOf(document, viewer);
    const refuse = (refusal: ExecutionResult): Admission => ({
      ...{ schema, hidden },
      refusal: hidden === undefined ? refusal : { errors: [hidden] },
    });
    const operation = getOperationAST(document, operationName);
    // GraphQL rejects a request for an unknown operation.
    if (operation == null) return { schema, hidden };
    const { values: variables, errors } = coerceVariables(schema, operation, variableValues ?? {});
    if (errors !== undefined) return refuse({ errors: errors.map(maskError) });
    const cost = costOf({ schema, operation, fragments: knownFragmentsOf(document), variables });
    const excess = costError(cost);
    if (excess !== undefined) return refuse(withCost({ errors: [documentError(excess.message)] }, cost));
    return { schema, hidden, admitted: { operation, variables, cost } };
  };

/** Once for each document: its cost is worked out in every request. */
const knownFragmentsOf = remembered(fragmentsOf);

/** For the context of resolvers; nothing for callers without a rate limit. */
export const meterFor = (quota: Quota | null, { cost }: Admitted): { readonly meter?: Meter } =>
  quota === null ? {} : { meter: { quota, cost: cost.complexity } };

/** The result with its cost. */
export function reportAdmission(result: ExecutionResult, { hidden, admitted }: Admission): ExecutionResult {
  // GraphQL rejected the operation; its error would say which one fits.
  if (hidden !== undefined && result.data === undefined) return { errors: [hidden] };
  return admitted === undefined ? result : withCost(result, admitted.cost);
}

/** The same names as Shopify's API, which clients may know. */
const withCost = (result: ExecutionResult, { complexity }: Cost): ExecutionResult => ({
  ...result,
  extensions: { ...result.extensions, cost: { requestedQueryCost: complexity, maximumQueryCost: MAX_COMPLEXITY } },
});
