/** Request error: a request that is rejected before GraphQL runs it, as an HTTP status and an error with a code. */
import { GraphQLError } from 'graphql';
import type { ErrorCode } from '../errors.ts';

export type Headers = Readonly<Record<string, string>>;

export const requestError = (status: number, code: ErrorCode, message: string, headers: Headers = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { status, headers: { ...headers } } } });

/** A document that GraphQL could run but that isn't allowed: plain JSON keeps status 200, as for every other error in a document. */
export const documentError = (message: string, code: ErrorCode = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code, http: { spec: true, status: 400 } } });
