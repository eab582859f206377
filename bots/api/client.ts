/** The bots' GraphQL client: one document in, typed data or a typed error out. */
import { type ErrorData, NotFound, Refused, Unavailable } from './errors.ts';
import { type Document, textOf } from './graphql.ts';

export type Query = <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => Promise<Result>;

interface ApiError {
  readonly message: string;
  readonly extensions?: Partial<ErrorData>;
}

interface ApiResponse<Result> {
  readonly data?: Result;
  readonly errors?: readonly ApiError[];
}

/** What the client needs of `fetch`. */
export type ApiFetch = (url: string, init: ApiRequest) => Promise<ApiReply>;

export interface ApiRequest {
  readonly method: 'POST';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

type ApiReply = Pick<Response, 'status' | 'json'>;

export interface ApiClientOptions {
  readonly url: string;
  readonly fetch: ApiFetch;
  /** Identifies the caller; without a key, requests are anonymous. */
  readonly key?: string | undefined;
  /** After this many milliseconds without a response the API counts as unavailable. */
  readonly timeoutMs: number;
}

export function createApiClient(options: ApiClientOptions): Query {
  return async <Result, Variables>(document: Document<Result, Variables>, variables: Variables) => {
    const response = await send(options, JSON.stringify({ query: textOf(document), variables }));
    const { data, errors } = await read<Result>(response);
    if (errors?.[0] !== undefined) throw toError(errors[0]);
    if (data === undefined || data === null) throw new Unavailable(`the API answered ${response.status} without data`);
    return data;
  };
}

async function send({ url, fetch, key, timeoutMs }: ApiClientOptions, body: string): Promise<ApiReply> {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' };
  try {
    return await fetch(url, {
      method: 'POST',
      headers: key === undefined ? headers : { ...headers, authorization: `Bearer ${key}` },
      body,
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (error) {
    throw new Unavailable(`no answer from ${url}`, { cause: error });
  }
}

async function read<Result>(response: ApiReply): Promise<ApiResponse<Result>> {
  try {
    return (await response.json()) as ApiResponse<Result>;
  } catch (error) {
    throw new Unavailable(`the API answered ${response.status} with something that isn't JSON`, { cause: error });
  }
}

function toError({ message, extensions }: ApiError): Error {
  const { code } = extensions ?? {};
  switch (code) {
    case 'NOT_FOUND':
      return new NotFound(message, { ...extensions, code });
    case 'BAD_USER_INPUT':
    case 'FORBIDDEN':
      return new Refused(message, { ...extensions, code });
    default:
      return new Unavailable(message);
  }
}
