/** What can go wrong between a bot and the API, by what a person can do about it. */

/** An entity that could be meant by a name that was not found. */
export interface Suggestion {
  readonly id: string;
  readonly name: string;
}

/** The API knows no such entity. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  readonly suggestions: readonly Suggestion[];
  constructor(message: string, suggestions: readonly Suggestion[]) {
    super(message);
    this.suggestions = suggestions;
  }
}

/** The API understood the question and refuses it; the message says what to change. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The API gave no answer: it is down, too slow, or broken. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
