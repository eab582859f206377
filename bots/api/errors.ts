/** API errors as the bots tell them apart: by what the user can do about each. Their messages are the API's, and only for the log. */

export interface Suggestion {
  readonly id: string;
  readonly name: string;
}

/** What the API says about an error as data. The bots make their own sentence of it. */
export interface ErrorData {
  readonly code: string;
  /** Why, where the code leaves it open: `TOO_LONG`, `SUSPENDED`. */
  readonly reason?: string | undefined;
  /** The path of the argument or of the field of the input; empty if it isn't known. */
  readonly argument: readonly string[];
  /** The value of the argument, shortened. */
  readonly given?: string | undefined;
  readonly limit?: number | undefined;
  readonly suggestions: readonly Suggestion[];
}

class ErrorWithData extends Error {
  readonly data: ErrorData;
  constructor(message: string, data: Partial<ErrorData> & Pick<ErrorData, 'code'>) {
    super(message);
    this.data = { argument: [], suggestions: [], ...data };
  }
}

export class NotFound extends ErrorWithData {
  override readonly name = 'NotFound';
}

export class Refused extends ErrorWithData {
  override readonly name = 'Refused';
}

/** The API gave no usable response: it is down, too slow, or broken. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
