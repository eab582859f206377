/** Route: one method and path, with its handler. Pages, callbacks and endpoints are all values of this type. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NotFound } from '../errors.ts';
import { GRAPHQL_PATH } from './graphql-path.ts';

/** `:name` stands for one segment of the path, and the handler receives its decoded text. The path `*` is any that no other route serves. */
export interface Route<Path extends string = string> {
  /** A route for GET answers HEAD too. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: Path;
  /**
   * Errors that it throws are logged and answered with status 500; `NotFound` is answered with status 404 and its message.
   * It is declared as a method so that a list can hold routes with different parameters.
   */
  handle(request: IncomingMessage, response: ServerResponse, params: PathParams<Path>): void | Promise<void>;
  /**
   * Only for routes that count against the rate limit of the caller's address: answers instead of `handle`, with status 429, once no
   * request is left. `retry-after` is set by then.
   */
  refuse?(request: IncomingMessage, response: ServerResponse, seconds: number): void;
}

/** The parameters that a path declares, by name. */
export type PathParams<Path extends string> = string extends Path
  ? Readonly<Record<string, string>>
  : { readonly [Name in ParamName<Path>]: string };

type ParamName<Path extends string> = Path extends `${string}/:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | ParamName<`/${More}`>
    : Rest
  : never;

/** RFC 9112, 3.2.2: clients behind a proxy send the whole address, and servers must accept it. */
const ABSOLUTE_FORM = /^https?:\/\/[^/?#]*/i;

/** The path of a request as it was sent: still encoded, without its query, and without a slash at its end. */
export function pathOf({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  const [path = ''] = url.replace(ABSOLUTE_FORM, '').split('?', 1);
  return path.replace(/(?<=.)\/$/, '') || '/';
}

/** For handlers whose path exists only for some parameters. */
export const notServed = (path: string): NotFound =>
  new NotFound(`There is nothing at ${path}. Start at /, or query the API at ${GRAPHQL_PATH}.`);
