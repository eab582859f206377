/**
 * The errors meant for users: each message says what is wrong and what to do next.
 * The place in the input is in `at`, because GraphQL takes an error's `path` for its place in the answer.
 */

/** All codes of the API's errors, as docs/api.md explains them. */
export const errorCodes = [
  ...(['BAD_USER_INPUT', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'NOT_FOUND', 'CONFLICT', 'CURATED_ROW'] as const),
  ...(['UNAUTHENTICATED', 'FORBIDDEN', 'METHOD_NOT_ALLOWED', 'NOT_ACCEPTABLE', 'PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const),
  ...(['ANSWER_TOO_LARGE', 'PERSISTED_QUERY_NOT_SUPPORTED', 'RATE_LIMITED', 'TIMEOUT', 'TOO_SLOW', 'SERVICE_UNAVAILABLE'] as const),
  ...(['INTERNAL_SERVER_ERROR'] as const),
] as const;
export type ErrorCode = (typeof errorCodes)[number];

/** All reasons why a value can't be used or a change can't be made, where the code of the error leaves it open. */
export const errorReasons = [
  'TOO_SHORT',
  'TOO_LONG',
  'TOO_MANY',
  'OUT_OF_RANGE',
  'SUSPENDED',
  'NO_FACT',
  'NO_CHANGES',
  'NO_TOPICS',
  'SAME_TIME',
] as const;
export type ErrorReason = (typeof errorReasons)[number];

/** What an error tells programs, besides its code and its place: enough for a sentence of their own. */
export interface ErrorDetails {
  /** The value that was given, shortened. */
  readonly given?: string;
  readonly reason?: ErrorReason;
  /** The number that was exceeded or not reached. */
  readonly limit?: number;
  /** Values that can be used instead. */
  readonly known?: readonly string[];
}

/** The input names something that the graph doesn't have; `suggestions` are the nearest names it has. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly suggestions: readonly { readonly id: string; readonly name: string }[];
  /** The path of the name in the input; empty if there is no input object. */
  readonly at: readonly string[];
  readonly details: ErrorDetails;
  constructor(
    message: string,
    suggestions: readonly { readonly id: string; readonly name: string }[] = [],
    at: readonly string[] = [],
    details: ErrorDetails = {},
  ) {
    super(message);
    this.suggestions = suggestions;
    this.at = at;
    this.details = details;
  }
}

/** A given value can't be used. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  /** The path of the value in the input; empty if there is no input object. */
  readonly at: readonly string[];
  readonly details: ErrorDetails;
  constructor(message: string, { at = [], cause, ...details }: ErrorOptions & ErrorDetails & { readonly at?: readonly string[] } = {}) {
    super(message, { cause });
    this.at = at;
    this.details = details;
  }
}

/** The row already exists, or another write came after the revision that the caller expected. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly at: readonly string[];
  /** For a conflict of revisions: the graph's revision and the one the writer expected. */
  readonly revisions: { readonly has: bigint; readonly expected: bigint } | null;
  readonly details: ErrorDetails;
  constructor(
    message: string,
    at: readonly string[],
    revisions: { readonly has: bigint; readonly expected: bigint } | null = null,
    details: ErrorDetails = {},
  ) {
    super(message);
    this.at = at;
    this.revisions = revisions;
    this.details = details;
  }
}

/** The row belongs to the project's files or to a catalog, and only they can change it. */
export class CuratedRow extends Error {
  override readonly name = 'CuratedRow';
  readonly origin: string;
  /** The file to edit; for a catalog's row, the file to create. */
  readonly file: string;
  readonly at: readonly string[];
  readonly details: ErrorDetails = {};
  constructor(message: string, row: { readonly origin: string; readonly file: string }, at: readonly string[]) {
    super(message);
    this.origin = row.origin;
    this.file = row.file;
    this.at = at;
  }
}

/** The caller lacks the scope. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** A subscriber read events more slowly than they came and was disconnected. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  constructor(limit: number) {
    super(`You read too slowly: more than ${limit} changes were waiting. Subscribe again, then reload the data you keep.`);
  }
}

/** A problem of the setup that keeps LMM Atlas from starting or continuing; printed without a stack trace, exit code 1. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
