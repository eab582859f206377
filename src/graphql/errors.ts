/** What a client learns of an error: our own words as they are, everything else as an id to look up in the log. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { BadInput, Forbidden, NotFound, TooSlow } from '../errors.ts';

/** Maps an error of ours to its code; undefined for what nobody foresaw. */
function known(error: unknown): { code: string; message: string; more?: object } | undefined {
  if (error instanceof NotFound) {
    const suggestions = error.suggestions.map(({ id, name }) => ({ id, name }));
    return { code: 'NOT_FOUND', message: error.message, more: { suggestions } };
  }
  if (error instanceof BadInput) return { code: 'BAD_USER_INPUT', message: error.message };
  if (error instanceof Forbidden) return { code: 'FORBIDDEN', message: error.message };
  if (error instanceof TooSlow) return { code: 'TOO_SLOW', message: error.message };
  return undefined;
}

/** Where in the request it happened, for the client's own error message. */
const positionOf = (error: unknown) => (error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {});

/** What a resolver threw, without GraphQL's wrapping; undefined when GraphQL itself refuses the request. */
const causeOf = (error: unknown): unknown => (error instanceof GraphQLError ? error.originalError : error);

/** For Yoga's `maskedErrors.maskError`. Errors of GraphQL itself (syntax, validation) keep their words. */
export const maskErrors =
  (log: Logger) =>
  (error: unknown): Error => {
    const cause = causeOf(error);
    const ours = known(cause);
    if (ours !== undefined) return new GraphQLError(ours.message, { ...positionOf(error), extensions: { code: ours.code, ...ours.more } });
    if (error instanceof GraphQLError && error.path === undefined) return refused(error);
    return unexpected(error, cause, log);
  };

/** What GraphQL refuses before any resolver runs (syntax, validation, variables), with a code in every case. */
function refused(error: GraphQLError): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  return new GraphQLError(error.message, { ...positionOf(error), extensions: { code: 'BAD_USER_INPUT', ...error.extensions } });
}

function unexpected(error: unknown, cause: unknown, log: Logger): GraphQLError {
  const id = randomUUID();
  log.error({ err: cause, id }, 'unexpected error in a resolver');
  return new GraphQLError(`Something went wrong on our side. The operator finds it in the log as ${id}.`, {
    ...positionOf(error),
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  });
}
