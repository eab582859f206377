/** The bots' only way to knowledge: one GraphQL document in, typed data or a typed error out. */
import { NotFound, Refused, type Suggestion, Unavailable } from './errors.ts';
import { type Document, textOf } from './graphql.ts';

export type Query = <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => Promise<Result>;

interface ApiError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly suggestions?: readonly Suggestion[] };
}

interface ApiAnswer<Result> {
  readonly data?: Result;
  readonly errors?: readonly ApiError[];
}

export interface ClientOptions {
  readonly url: string;
  readonly fetch: typeof fetch;
  /** After this many milliseconds without an answer the API counts as unavailable. */
  readonly timeoutMs: number;
  /** By what the API knows our bots; without it only questions are answered. */
  readonly key?: string;
}

/** Makes the function by which commands ask the API at `url`. */
export function createClient({ url, fetch, timeoutMs, key }: ClientOptions): Query {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
  };
  return async <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => {
    const body = JSON.stringify({ query: textOf(document), variables });
    const response = await send(fetch, url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeoutMs) });
    const { data, errors } = await read<Result>(response);
    if (errors?.[0] !== undefined) throw toError(errors[0]);
    if (data === undefined || data === null) throw new Unavailable(`the API answered ${response.status} without data`);
    return data;
  };
}

async function send(fetcher: typeof fetch, url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetcher(url, request);
  } catch (error) {
    throw new Unavailable(`no answer from ${url}`, { cause: error });
  }
}

async function read<Result>(response: Response): Promise<ApiAnswer<Result>> {
  try {
    return (await response.json()) as ApiAnswer<Result>;
  } catch (error) {
    throw new Unavailable(`the API answered ${response.status} with something that is no JSON`, { cause: error });
  }
}

function toError({ message, extensions }: ApiError): Error {
  switch (extensions?.code) {
    case 'NOT_FOUND':
      return new NotFound(message, extensions.suggestions ?? []);
    case 'BAD_USER_INPUT':
      return new Refused(message);
    default:
      return new Unavailable(message);
  }
}
