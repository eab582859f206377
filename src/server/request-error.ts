/** Request error: a request that is rejected before GraphQL runs it, as an HTTP status and an error with a code. */
import { GraphQLError } from 'graphql';

export type RequestErrorCode =
  | 'ANSWER_TOO_LARGE'
  | 'BAD_USER_INPUT'
  | 'FORBIDDEN'
  | 'METHOD_NOT_ALLOWED'
  | 'NOT_ACCEPTABLE'
  | 'PAYLOAD_TOO_LARGE'
  | 'RATE_LIMITED'
  | 'TIMEOUT'
  | 'UNSUPPORTED_MEDIA_TYPE';

export type Headers = Readonly<Record<string, string>>;

export const requestError = (status: number, code: RequestErrorCode, message: string, headers: Headers = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status, headers: { ...headers } } } });

/** A document that GraphQL could run but that isn't allowed: plain JSON keeps status 200, as for every other error in a document. */
export const documentError = (message: string, code: RequestErrorCode = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { spec: true, status: 400 } } });
