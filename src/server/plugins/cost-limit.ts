/** Measures the cost of an operation: rejects operations that cost too much, and reports the cost in every response. */
import { type ExecutionArgs, type ExecutionResult, type FragmentDefinitionNode, type GraphQLError, getOperationAST, Kind } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from '../../graphql/base/builder.ts';
import { type Cost, costError, costOf, MAX_COMPLEXITY } from '../../graphql/limits/cost.ts';
import { coerceVariables } from '../../graphql/limits/variables.ts';
import { documentError } from '../request-error.ts';
import type { ServerContext } from './request-context.ts';

type PluginContext = ServerContext & Partial<Context>;

export const useCostLimit = (maskError: (error: unknown) => GraphQLError): Plugin<PluginContext, ServerContext> => ({
  onExecute: ({ args, context, extendContext, setResultAndStopExecution }) => {
    const { cost, refusal } = measure(args, maskError);
    if (refusal !== undefined) return setResultAndStopExecution(cost === undefined ? refusal : withCost(refusal, cost));
    if (cost === undefined) return;
    const { quota = null } = context.requestContext ?? {};
    if (quota !== null) extendContext({ meter: { quota, cost: cost.complexity } });
    return { onExecuteDone: ({ result, setResult }) => void (isAsyncIterable(result) || setResult(withCost(result, cost))) };
  },
  onSubscribe: ({ args, extendContext, setResultAndStopExecution }) => {
    const { cost, refusal } = measure(args, maskError);
    if (refusal !== undefined) setResultAndStopExecution(refusal);
    else if (cost !== undefined) extendContext({ eventCost: cost.complexity });
  },
});

interface Measured {
  readonly cost?: Cost;
  /** The answer to a request that may not run. */
  readonly refusal?: ExecutionResult;
}

/** Refuses wrong variables itself: GraphQL would collect an error for each wrong part of them. */
function measure(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  maskError: (error: unknown) => GraphQLError,
): Measured {
  const operation = getOperationAST(document, operationName);
  // GraphQL rejects a request for an unknown operation.
  if (operation == null) return {};
  const variables = coerceVariables(schema, operation, variableValues ?? {});
  if (variables.errors !== undefined) return { refusal: { errors: variables.errors.map(maskError) } };
  const cost = costOf({ schema, operation, fragments: fragmentsOf(document), variables: variables.values });
  const excess = costError(cost);
  return excess === undefined ? { cost } : { cost, refusal: { errors: [documentError(excess.message)] } };
}

const fragmentsOf = ({ definitions }: ExecutionArgs['document']): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])));

/** The same names as Shopify's API, which clients may know. */
const withCost = (result: ExecutionResult, { complexity }: Cost): ExecutionResult => ({
  ...result,
  extensions: { ...result.extensions, cost: { requestedQueryCost: complexity, maximumQueryCost: MAX_COMPLEXITY } },
});
