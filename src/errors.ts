/**
 * The errors that people may read: each message says what is wrong and what to do next.
 * Where in an input it is stands in `at`: GraphQL takes an error that has a `path` for one whose place in the answer is known.
 */

/** Something was asked for by a name that the graph does not have; `suggestions` are the nearest names it has. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly suggestions: readonly { readonly id: string; readonly name: string }[];
  /** Where in the input the name stands; empty outside of an input. */
  readonly at: readonly string[];
  constructor(message: string, suggestions: readonly { readonly id: string; readonly name: string }[] = [], at: readonly string[] = []) {
    super(message);
    this.suggestions = suggestions;
    this.at = at;
  }
}

/** A value that was given cannot be used. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  /** Where in the input the value stands; empty outside of an input. */
  readonly at: readonly string[];
  constructor(message: string, { at = [], ...options }: ErrorOptions & { readonly at?: readonly string[] } = {}) {
    super(message, options);
    this.at = at;
  }
}

/** The row exists already, or another write came after the revision that the caller expected. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly at: readonly string[];
  /** What the graph has and what the writer expected, when it is about revisions. */
  readonly revisions: { readonly has: bigint; readonly expected: bigint } | null;
  constructor(message: string, at: readonly string[], revisions: { readonly has: bigint; readonly expected: bigint } | null = null) {
    super(message);
    this.at = at;
    this.revisions = revisions;
  }
}

/** The row belongs to the files of the project or to a catalog, and only they change it. */
export class CuratedRow extends Error {
  override readonly name = 'CuratedRow';
  readonly origin: string;
  /** The file to edit or, for the row of a catalog, to write. */
  readonly file: string;
  readonly at: readonly string[];
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

/** The caller's key is not valid. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** A subscriber read events more slowly than they came, and was disconnected. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  constructor(limit: number) {
    super(`You read too slowly: more than ${limit} changes were waiting. Subscribe again, and then ask anew for what you keep.`);
  }
}

/** The setup keeps the product from starting or going on; printed without a stack, exit code 1. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
