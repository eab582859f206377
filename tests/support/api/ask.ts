/** Calls an API in process, as a client would over HTTP. */
import type { Api } from '../../../src/server/api.ts';

export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly extensions: { readonly code?: string; readonly id?: string; readonly suggestions?: readonly { id: string; name: string }[] };
}

export interface Answered<Data> {
  readonly status: number;
  readonly body: string;
  readonly data: Data | null;
  readonly errors: readonly AnsweredError[];
}

// The test's own query determines the shape of the answer.
export type Ask = <Data = Record<string, unknown>>(query: string, variables?: object) => Promise<Answered<Data>>;

export const asker =
  (api: () => Pick<Api, 'fetch'>): Ask =>
  async <Data>(query: string, variables: object = {}): Promise<Answered<Data>> => {
    const response = await api().fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const body = await response.text();
    const { data = null, errors = [] } = JSON.parse(body) as { data?: Data | null; errors?: AnsweredError[] };
    return { status: response.status, body, data, errors };
  };

/** The data of an answer that must have no errors. */
export function dataOf<Data>({ data, errors }: Answered<Data>): Data {
  if (data === null || errors.length > 0) throw new Error(`errors instead of data: ${JSON.stringify(errors)}`);
  return data;
}

/** A page of a list, as most tests request it. */
export interface List<Node> {
  readonly totalCount: number;
  readonly nodes: readonly Node[];
}

/** Returns the only field of a query. */
export const askerOfOne =
  (ask: Ask) =>
  async <Answer>(query: string, variables: object = {}): Promise<Answer> =>
    Object.values(dataOf(await ask<Record<string, Answer>>(query, variables)))[0] as Answer;

/** Returns the slugs of the page that is the only field of a query. */
export const askerOfSlugs =
  (ask: Ask) =>
  async (query: string, variables: object = {}): Promise<string[]> =>
    (await askerOfOne(ask)<List<{ slug: string }>>(query, variables)).nodes.map(({ slug }) => slug);
