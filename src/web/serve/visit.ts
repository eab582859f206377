/** Visit: one request for a page, and what can come of it. */
import type { IncomingMessage } from 'node:http';
import type { Page } from '../base/layout.ts';

export interface Visit {
  /** The path as it was sent, without `.md`. */
  readonly path: string;
  /** The decoded parameters of the path. */
  readonly params: Readonly<Record<string, string>>;
  readonly search: URLSearchParams;
  /** The day in UTC, as pages show it. */
  readonly today: string;
}

export type Outcome =
  | { readonly kind: 'page'; readonly page: Page; readonly status?: number }
  /** For good: an entity that has another id now. */
  | { readonly kind: 'moved'; readonly to: string }
  /** For this time: such as a form whose answer has an address of its own. */
  | { readonly kind: 'elsewhere'; readonly to: string };

export const pageOutcome = (page: Page, status?: number): Outcome => ({ kind: 'page', page, ...(status === undefined ? {} : { status }) });

const MAX_SEARCH_LENGTH = 4_000;

/** Longer queries are cut: what pages read of them is far shorter. */
export function searchOf({ url = '' }: Pick<IncomingMessage, 'url'>): URLSearchParams {
  const start = url.indexOf('?');
  return new URLSearchParams(start === -1 ? '' : url.slice(start + 1, start + 1 + MAX_SEARCH_LENGTH));
}

/** A value of the query, without white space around it; empty if it's missing. */
export const fieldOf = (search: URLSearchParams, name: string, maxLength = 200): string =>
  (search.get(name) ?? '').trim().slice(0, maxLength);
