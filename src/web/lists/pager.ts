/** Where a list goes on: pages by cursor, which hold while the graph changes. */
import { type Html, html } from '../base/html.ts';

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly endCursor: string | null;
}

/** `search` is what the list was asked for; the cursor goes with it. */
export function pager(path: string, search: URLSearchParams, { hasNextPage, hasPreviousPage, endCursor }: PageInfo): Html {
  const first = addressOf(path, search, null);
  const next = addressOf(path, search, endCursor);
  return html`${(hasNextPage || hasPreviousPage) && html`<nav class="pager web-only" aria-label="Pages">${hasPreviousPage && html`<a class="button" href="${first}">First page</a>`}${hasNextPage && html`<a class="button" href="${next}">Next page</a>`}</nav>`}`;
}

function addressOf(path: string, search: URLSearchParams, cursor: string | null): string {
  const next = new URLSearchParams([...search].filter(([name, value]) => name !== 'after' && value !== ''));
  if (cursor !== null) next.set('after', cursor);
  return next.size === 0 ? path : `${path}?${next}`;
}
