/** How pages read what the graph knows: as an anonymous client of the API in this process. */
import { BadInput, type ErrorDetails, NotFound } from '../../errors.ts';
import { type Document, textOf } from './graphql.ts';

export type Query = <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => Promise<Result>;

export interface ApiConnection {
  readonly url: string;
  readonly fetch: typeof fetch;
}

interface ApiError {
  readonly message: string;
  readonly extensions?: ErrorDetails & {
    readonly code?: string;
    readonly argument?: readonly string[];
    readonly suggestions?: NotFound['suggestions'];
  };
}

interface ApiResponse<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly ApiError[];
}

/** Its queries reject with NotFound or BadInput where the API says so. */
export function createQuery({ url, fetch }: ApiConnection): Query {
  return async <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => {
    const body = JSON.stringify({ query: textOf(document), variables });
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    const { data, errors } = (await response.json()) as ApiResponse<Result>;
    if (errors?.[0] !== undefined) throw toError(errors[0]);
    if (data === undefined || data === null) throw new Error(`The API answered ${response.status} without data.`);
    return data;
  };
}

function toError({ message, extensions = {} }: ApiError): Error {
  const { code, argument = [], suggestions = [] } = extensions;
  if (code === 'NOT_FOUND') return new NotFound(message, suggestions, argument);
  if (code === 'BAD_USER_INPUT') return new BadInput(message, { at: argument });
  return new Error(`The API refused a query of a page: ${message}`);
}
