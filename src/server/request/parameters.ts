/** The parameters of a GraphQL request, read from a JSON body or from the query string of a URL. */
import { z } from 'zod';
import { requestError } from '../request-error.ts';
import { jsonExcess } from './json-limits.ts';

const jsonObject = (name: string) => z.record(z.string(), z.unknown(), { error: `"${name}" must be a JSON object.` }).nullish();

/** Unknown members are ignored, as GraphQL over HTTP (September 2026) asks of servers: clients add some of their own. */
const RequestParameters = z.object(
  {
    query: z.string({ error: '"query" must be a GraphQL document, for example "{ meta { revision } }".' }),
    operationName: z.string({ error: '"operationName" must be a string.' }).nullish(),
    variables: jsonObject('variables'),
    extensions: jsonObject('extensions'),
  },
  {
    error: 'The request must be a JSON object, for example {"query": "{ meta { revision } }"}.',
  },
);

/** Yoga's parameters, where missing ones are absent. */
export interface RequestParameters {
  readonly query: string;
  readonly operationName?: string;
  readonly variables?: Record<string, unknown>;
  readonly extensions?: Record<string, unknown>;
}

export function parametersOfBody(body: Buffer): RequestParameters {
  const value = parseJson(decode(body), 'The body', 1);
  if (Array.isArray(value)) throw badInput("Batched requests aren't supported. Send them one by one.");
  return check(value);
}

export function parametersOfQuery(query: string): RequestParameters {
  const values = new URLSearchParams(query);
  const json = (name: string) => {
    const text = values.get(name);
    return text === null || text === '' ? undefined : parseJson(text, `"${name}"`);
  };
  return check({
    query: values.get('query') ?? undefined,
    operationName: values.get('operationName') || undefined,
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

function check(value: unknown): RequestParameters {
  if (isUsual(value)) return value;
  const result = RequestParameters.safeParse(value);
  if (!(result.success && result.data.query !== '') && PersistedQuery.safeParse(value).success) throw persistedQueryError();
  if (!result.success) throw badInput(result.error.issues.map(({ message }) => message).join(' '));
  const values = Object.entries(result.data).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(values) as unknown as RequestParameters;
}

/** Whether nothing needs to be said or left out, as in nearly all requests. To check these by hand takes a tenth of the time. */
function isUsual(value: unknown): value is RequestParameters {
  return isPlainObject(value) && typeof value['query'] === 'string' && value['query'] !== '' && Object.entries(value).every(isUsualPart);
}

const isUsualPart = ([name, part]: readonly [string, unknown]): boolean =>
  name === 'query' || name === 'operationName'
    ? typeof part === 'string'
    : (name === 'variables' || name === 'extensions') && isPlainObject(part);

/** The parser makes an entry of what assignments would make the prototype. */
const isPlainObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Object.hasOwn(value, '__proto__');

/** Only the hash of a document. Clients know the answer, and send the document itself next. */
const PersistedQuery = z.object({ query: z.literal('').nullish(), extensions: z.object({ persistedQuery: z.object({}) }) });

const persistedQueryError = () => requestError(200, 'PERSISTED_QUERY_NOT_SUPPORTED', 'PersistedQueryNotSupported');

const badInput = (message: string) => requestError(400, 'BAD_USER_INPUT', message);

const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw badInput("The body isn't valid UTF-8. Send JSON in UTF-8.");
  }
}

function parseJson(text: string, what: string, freeTexts = 0): unknown {
  const excess = jsonExcess(text, freeTexts);
  if (excess !== undefined) throw badInput(`${what} ${excess}. Ask for less in one request.`);
  try {
    return JSON.parse(text);
  } catch {
    throw badInput(`${what} isn't valid JSON.`);
  }
}
