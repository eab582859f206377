/** API errors as the bots tell them apart: by what the user can do about each. */

/** An entity with a name close to one that wasn't found. */
export interface Suggestion {
  readonly id: string;
  readonly name: string;
}

/** The graph has no entity of that name. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly suggestions: readonly Suggestion[];
  constructor(message: string, suggestions: readonly Suggestion[]) {
    super(message);
    this.suggestions = suggestions;
  }
}

/** The API rejected the request; the message says what to change. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The API gave no usable response: it is down, too slow, or broken. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
