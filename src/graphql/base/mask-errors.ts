/** What a client sees of an error: our own messages unchanged, and for any other error an id that the log has. */
import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { z } from 'zod';
import { BadInput, Conflict, CuratedRow, type ErrorCode, errorCodes, Forbidden, NotFound, TooSlow, Unauthenticated } from '../../errors.ts';

/**
 * Yoga's sign for a request that never ran, which it keeps out of the body: plain JSON answers it with status 200 and GraphQL's own
 * media type with 400, as the GraphQL over HTTP specification says.
 */
const NEVER_RAN = { spec: true, status: 400 } as const;
const UNAUTHORIZED = { status: 401, headers: { 'WWW-Authenticate': 'Bearer' } } as const;

/** For programs, which cannot rely on words: the codes of our own errors, also where those stand in the data of a mutation. */
export const codes = {
  NotFound: 'NOT_FOUND',
  BadInput: 'BAD_USER_INPUT',
  Conflict: 'CONFLICT',
  CuratedRow: 'CURATED_ROW',
  Forbidden: 'FORBIDDEN',
  Unauthenticated: 'UNAUTHENTICATED',
  TooSlow: 'TOO_SLOW',
} as const satisfies Record<string, ErrorCode>;

/** Maps an error of ours to its code; undefined for unexpected errors. */
function toKnownError(error: unknown): { code: ErrorCode; message: string; more?: object; http?: object } | undefined {
  if (error instanceof NotFound) {
    const suggestions = error.suggestions.map(({ id, name }) => ({ id, name }));
    return { code: codes.NotFound, message: error.message, more: { ...detailsOf(error), suggestions } };
  }
  if (error instanceof BadInput || error instanceof Conflict || error instanceof CuratedRow) {
    return { code: codes[error.name], message: error.message, more: detailsOf(error) };
  }
  if (error instanceof Forbidden) return { code: codes.Forbidden, message: error.message };
  if (error instanceof Unauthenticated) return { code: codes.Unauthenticated, message: error.message, http: UNAUTHORIZED };
  if (error instanceof TooSlow) return { code: codes.TooSlow, message: error.message };
  return undefined;
}

/** The place in the arguments, where it is known, and what programs need for a sentence of their own. */
const detailsOf = ({ at, details }: NotFound | BadInput | Conflict | CuratedRow) => ({
  ...(at.length === 0 ? {} : { argument: at }),
  ...details,
});

function positionOf(error: unknown) {
  if (!(error instanceof GraphQLError)) return {};
  const { nodes = null, source = null, positions = null, path = null } = error;
  return { nodes, source, positions, path };
}

/** What a resolver threw, without GraphQL's wrapping; undefined when GraphQL itself refuses the request. */
const causeOf = (error: unknown): unknown => (error instanceof GraphQLError ? error.originalError : error);

/** For Yoga's `maskedErrors.maskError`. Errors of GraphQL itself (syntax, validation) keep their words. */
export const maskErrors =
  (log: Logger) =>
  (error: unknown): GraphQLError => {
    const cause = causeOf(error);
    const ours = toKnownError(cause);
    if (ours !== undefined) {
      const extensions = { code: ours.code, ...ours.more, ...(wasExecuted(error) ? {} : { http: ours.http ?? NEVER_RAN }) };
      return new GraphQLError(ours.message, { ...positionOf(error), extensions });
    }
    if (error instanceof GraphQLError && !wasExecuted(error)) return toRequestError(error);
    if (isDatabaseAway(cause)) return toUnavailableError(error, cause, log);
    return toUnexpectedError(error, cause, log);
  };

/** Errors of resolvers have a path in the answer. */
const wasExecuted = (error: unknown): boolean => error instanceof GraphQLError && error.path !== undefined;

/** What GraphQL refuses before any resolver runs (syntax, validation, variables), with a code in every case. */
function toRequestError(error: GraphQLError): GraphQLError {
  const { code = 'BAD_USER_INPUT', http, ...more } = error.extensions;
  // GraphQL's executor leaves the sign out when variables are wrong.
  const answered = http?.status === undefined || http.status === 400 ? NEVER_RAN : http;
  return new GraphQLError(error.message, {
    ...positionOf(error),
    extensions: { code: toErrorCode(code, answered.status), http: answered, ...more },
  });
}

/** Yoga has its own codes, such as `BAD_REQUEST` for everything that is wrong with a request. */
function toErrorCode(code: unknown, status: number | undefined): ErrorCode {
  const known = errorCodes.find((one) => one === code);
  return known ?? (status === 405 ? 'METHOD_NOT_ALLOWED' : 'BAD_USER_INPUT');
}

/** Codes of Prisma, of Node's sockets, and of a PostgreSQL server that is starting or stopping. */
const AWAY = /^(?:P1001|P1002|P1017|P2024|ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|EPIPE|57P0[1-3]|08\w{3})$/;

const HasCodes = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  meta: z
    .object({ driverAdapterError: z.object({ cause: z.object({ originalCode: z.string().optional() }) }) })
    .optional()
    .catch(undefined),
});

/** The connection is lost, so the same request can succeed later. */
function isDatabaseAway(cause: unknown): boolean {
  const { code, message, meta } = HasCodes.safeParse(cause).data ?? {};
  const codes = [code, meta?.driverAdapterError.cause.originalCode];
  return codes.some((one) => one !== undefined && AWAY.test(one)) || message?.startsWith('Connection terminated') === true;
}

const RETRY_AFTER_S = 5;

function toUnavailableError(error: unknown, cause: unknown, log: Logger): GraphQLError {
  log.error({ err: cause }, 'the database is not reachable');
  return new GraphQLError(`The database isn't reachable at the moment. Try again in ${RETRY_AFTER_S} s.`, {
    ...positionOf(error),
    extensions: {
      code: 'SERVICE_UNAVAILABLE' satisfies ErrorCode,
      http: { status: 503, headers: { 'Retry-After': String(RETRY_AFTER_S) } },
    },
  });
}

function toUnexpectedError(error: unknown, cause: unknown, log: Logger): GraphQLError {
  const id = randomUUID();
  log.error({ err: cause, id }, 'unexpected error in a resolver');
  return new GraphQLError(`Something went wrong on our side. The operator can find it in the log under ${id}.`, {
    ...positionOf(error),
    extensions: { code: 'INTERNAL_SERVER_ERROR' satisfies ErrorCode, id },
  });
}
