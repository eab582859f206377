/** Measures the cost of an operation: rejects operations that cost too much, and reports the cost in every response. */
import { type ExecutionArgs, type ExecutionResult, GraphQLError, getOperationAST, Kind } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { Context } from '../../graphql/base/builder.ts';
import { type Cost, costError, costOf, MAX_COMPLEXITY } from '../../graphql/base/cost.ts';
import { documentError } from '../request-error.ts';
import type { ServerContext } from './request-context.ts';

type PluginContext = ServerContext & Partial<Context>;

export const useCostLimit = (): Plugin<PluginContext, ServerContext> => ({
  onExecute: ({ args, context, extendContext, setResultAndStopExecution }) => {
    const cost = measureCost(args);
    if (cost === undefined) return;
    const excess = costError(cost);
    if (excess !== undefined) return setResultAndStopExecution(withCost({ errors: [documentError(excess.message)] }, cost));
    const { quota = null } = context.requestContext ?? {};
    if (quota !== null) extendContext({ meter: { quota, cost: cost.complexity } });
    return { onExecuteDone: ({ result, setResult }) => void (isAsyncIterable(result) || setResult(withCost(result, cost))) };
  },
  onSubscribe: ({ args, setResultAndStopExecution }) => {
    const cost = measureCost(args);
    const excess = cost === undefined ? undefined : costError(cost);
    if (excess !== undefined) setResultAndStopExecution({ errors: [documentError(excess.message)] });
  },
});

/** Undefined if GraphQL will reject the request itself, for an unknown operation or for variables of the wrong type. */
function measureCost({ schema, document, operationName, variableValues, contextValue }: ExecutionArgs): Cost | undefined {
  const operation = getOperationAST(document, operationName);
  if (operation == null) return undefined;
  const fragments = document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
  try {
    return costOf({ schema, operation, fragments, variables: { ...variableValues }, context: contextValue as object });
  } catch (error) {
    if (error instanceof GraphQLError) return undefined;
    throw error;
  }
}

/** The same names as Shopify's API, which clients may know. */
const withCost = (result: ExecutionResult, { complexity }: Cost): ExecutionResult => ({
  ...result,
  extensions: { ...result.extensions, cost: { requestedQueryCost: complexity, maximumQueryCost: MAX_COMPLEXITY } },
});
