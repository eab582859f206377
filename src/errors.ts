/** The errors that people may read: each message says what is wrong and what to do next. */

/** Something was asked for by a name that the graph does not have; `suggestions` are the nearest names it has. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly suggestions: readonly { readonly id: string; readonly name: string }[];
  constructor(message: string, suggestions: readonly { readonly id: string; readonly name: string }[] = []) {
    super(message);
    this.suggestions = suggestions;
  }
}

/** A value that was given cannot be used. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** Whoever asks may not do this. */
export class Forbidden extends Error {
  override readonly name = 'Forbidden';
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
