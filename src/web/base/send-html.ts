/** HTML as it is sent: always from the escaping tag and with a content security policy. No other file names its media type. */
import type { ServerResponse } from 'node:http';
import { contentSecurityPolicy, type PageSources } from '../../routing/policy-headers.ts';
import type { Html } from './html.ts';

/** Pages load nothing but our own files, and their forms send to us alone. */
export const ownSources: PageSources = {
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'self'",
  'form-action': "'self'",
};

export const htmlHeaders = (sources: PageSources): Record<string, string> => ({
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': contentSecurityPolicy(sources),
  'cache-control': 'no-cache',
});

export function sendHtml(response: ServerResponse, page: Html, sources: PageSources = {}, status = 200): void {
  response.writeHead(status, htmlHeaders(sources));
  response.end(page.toString());
}
