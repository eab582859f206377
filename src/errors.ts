/** The errors that people may read: each message says what is wrong and what to do next. */

/** Something was asked for by a name that the graph does not have; `suggestions` are the nearest names it has. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly suggestions: readonly { readonly id: string; readonly name: string }[];
  /** Where in the input the name stands; empty outside of an input. */
  readonly path: readonly string[];
  constructor(message: string, suggestions: readonly { readonly id: string; readonly name: string }[] = [], path: readonly string[] = []) {
    super(message);
    this.suggestions = suggestions;
    this.path = path;
  }
}

/** A value that was given cannot be used. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
  /** Where in the input the value stands; empty outside of an input. */
  readonly path: readonly string[];
  constructor(message: string, { path = [], ...options }: ErrorOptions & { readonly path?: readonly string[] } = {}) {
    super(message, options);
    this.path = path;
  }
}

/** What is to be written is there already, or somebody wrote since the revision that the writer knew. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
  readonly path: readonly string[];
  /** What the graph has and what the writer expected, when it is about revisions. */
  readonly revisions: { readonly has: bigint; readonly expected: bigint } | null;
  constructor(message: string, path: readonly string[], revisions: { readonly has: bigint; readonly expected: bigint } | null = null) {
    super(message);
    this.path = path;
    this.revisions = revisions;
  }
}

/** The row belongs to the files of the project or to a catalog, and only they change it. */
export class CuratedRow extends Error {
  override readonly name = 'CuratedRow';
  readonly origin: string;
  /** The file to edit or, for the row of a catalog, to write. */
  readonly file: string;
  readonly path: readonly string[];
  constructor(message: string, row: { readonly origin: string; readonly file: string }, path: readonly string[]) {
    super(message);
    this.origin = row.origin;
    this.file = row.file;
    this.path = path;
  }
}

/** Whoever asks may not do this. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

/** Whoever asks shows a key that does not count. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';
}

/** Somebody reads what happens more slowly than it happens, and was cut off. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
  constructor(limit: number) {
    super(`You read too slowly: more than ${limit} changes were waiting. Subscribe again, and then ask anew for what you keep.`);
  }
}

/** The product cannot start or go on as it is set up; printed without a stack, exit code 1. */
export class SetupError extends Error {
  override readonly name = 'SetupError';
}
