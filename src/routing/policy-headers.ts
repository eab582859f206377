/** Policy headers: what browsers must not do with our responses. No other file sets them. */
import type { ServerResponse } from 'node:http';

/** For every response of the server, before anything else writes to it. */
export function setPolicyHeaders(response: ServerResponse): void {
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
}

/** The sources that a page needs beyond its own text, by directive. */
export type PageSources = Readonly<
  Partial<Record<'script-src' | 'style-src' | 'img-src' | 'font-src' | 'connect-src' | 'worker-src', string>>
>;

/** A page loads and sends nothing and can't be framed, unless its sources allow it. */
export const contentSecurityPolicy = (sources: PageSources): string =>
  Object.entries({
    'default-src': "'none'",
    ...sources,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
