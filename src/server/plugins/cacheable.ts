/** Marks requests whose response is the same for all callers at its revision. */
import { type DocumentNode, getOperationAST, OperationTypeNode } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { isCacheable } from '../../graphql/base/cacheable.ts';
import type { ServerContext } from './request-context.ts';

export function useCacheable(): Plugin<ServerContext, ServerContext> {
  const cacheableDocuments = new WeakMap<DocumentNode, boolean>();
  return {
    onExecute: ({ args: { schema, document, operationName }, context: { requestContext } }) => {
      if (requestContext === undefined || getOperationAST(document, operationName)?.operation !== OperationTypeNode.QUERY) return;
      const cacheable = cacheableDocuments.get(document) ?? isCacheable(schema, document);
      cacheableDocuments.set(document, cacheable);
      requestContext.cacheable = cacheable;
    },
    onExecutionResult: ({ result, context: { requestContext } }) => {
      const isComplete = result !== undefined && !isAsyncIterable(result) && (result.errors ?? []).length === 0;
      if (requestContext !== undefined && !isComplete) requestContext.cacheable = false;
    },
  };
}
