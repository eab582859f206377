/** Bounds the errors of every answer, wherever they come from: validation, GraphQL's executor or a resolver. */
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { boundErrors } from '../../graphql/limits/errors.ts';

export const useBoundedErrors = (): Plugin => ({
  onExecutionResult: ({ result, setResult }) => {
    if (result === undefined || Array.isArray(result) || isAsyncIterable(result) || result.errors === undefined) return;
    setResult({ ...result, errors: boundErrors(result.errors) });
  },
});
