/** Policy headers: what browsers must not do with our responses. No other file sets them. */
import type { ServerResponse } from 'node:http';

/** For every response of the server, by name. */
export const policyHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Before anything else writes to the response. */
export function setPolicyHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(policyHeaders)) response.setHeader(name, value);
}

/** The sources that a page needs beyond its own text, by directive. */
export type PageSources = Readonly<
  Partial<Record<'script-src' | 'style-src' | 'img-src' | 'font-src' | 'connect-src' | 'worker-src' | 'form-action', string>>
>;

/** A page loads and sends nothing and can't be framed, unless its sources allow it. */
export const contentSecurityPolicy = (sources: PageSources): string =>
  Object.entries({
    'default-src': "'none'",
    ...sources,
    'base-uri': "'none'",
    'form-action': sources['form-action'] ?? "'none'",
    'frame-ancestors': "'none'",
  })
    .map(([directive, value]) => `${directive} ${value}`)
    .join('; ');
