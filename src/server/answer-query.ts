/**
 * Answers queries without Yoga, by the same rules: this is the way of nearly all requests that aren't answered from the cache. Yoga
 * gets the rest: mutations, subscriptions, streams, other media types, and documents that plans can't do.
 */
import { type DocumentNode, type ExecutionResult, type GraphQLError, getOperationAST, OperationTypeNode } from 'graphql';
import type { Context } from '../graphql/base/builder.ts';
import type { Plans } from './executor/plans.ts';
import type { Cancellation } from './executor/run.ts';
import type { RequestContext } from './plugins/request-context.ts';
import type { RequestHead } from './request/head.ts';
import type { BufferedResponse } from './response/cache.ts';
import { jsonResponse } from './response/json-response.ts';
import { mediaTypeFor } from './response/media-type.ts';
import { type Admission, meterFor, reportAdmission } from './rules/admission.ts';
import type { Rules } from './rules/rules.ts';

/** Undefined for what Yoga answers. */
export type AnswerQuery = (
  request: RequestContext,
  head: RequestHead,
  cancellation: Cancellation,
) => BufferedResponse | Promise<BufferedResponse> | undefined;

export interface AnswerQueryOptions {
  readonly rules: Rules;
  readonly plans: Plans;
  readonly contextOf: (request: RequestContext) => Context;
  readonly maskError: (error: unknown) => GraphQLError;
}

export function createAnswerQuery({ rules, plans, contextOf, maskError }: AnswerQueryOptions): AnswerQuery {
  const masked = (result: ExecutionResult): ExecutionResult =>
    result.errors === undefined ? result : { ...result, errors: result.errors.map(maskError) };

  /** The result of a query, or what refuses it; undefined for what a plan can't do. */
  function execute(request: RequestContext, document: DocumentNode, cancellation: Cancellation) {
    const { parameters, viewer, quota } = request;
    const errors = rules.documents.validate(document, viewer);
    if (errors.length > 0) return { errors };
    const admission = rules.admit({ document, operationName: parameters.operationName, variableValues: parameters.variables }, viewer);
    const { admitted, refusal, schema } = admission;
    if (refusal !== undefined || admitted === undefined) return refusal;
    const plan = plans.planFor(schema, document, admitted.operation);
    if (plan === undefined) return undefined;
    const context = { ...contextOf(request), ...meterFor(quota, admitted) };
    const result = plan.run({ context, variables: admitted.variables, cancellation });
    const finish = (done: ExecutionResult) => finished(request, document, admission, done);
    return result instanceof Promise ? result.then(finish) : finish(result);
  }

  function finished(request: RequestContext, document: DocumentNode, admission: Admission, result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) request.cacheable = rules.isCacheable(admission.schema, document);
    return masked(reportAdmission(result, admission));
  }

  /** Undefined unless the operation is a query. */
  function executeQuery(request: RequestContext, cancellation: Cancellation) {
    const { query, operationName } = request.parameters;
    try {
      const document = rules.documents.parse(query);
      request.document = document;
      const isQuery = getOperationAST(document, operationName)?.operation === OperationTypeNode.QUERY;
      return isQuery ? execute(request, document, cancellation) : undefined;
    } catch (error) {
      return { errors: [maskError(error)] };
    }
  }

  return (request, { accept, mayStream }, cancellation) => {
    const type = mayStream ? undefined : mediaTypeFor(accept);
    if (type === undefined) return undefined;
    const respond = (result: ExecutionResult) => jsonResponse(rules.toAnswer(result, request.viewer), type);
    const result = executeQuery(request, cancellation);
    return result instanceof Promise ? result.then(respond) : result && respond(result);
  };
}
