/** Sends a page, always from the escaping tag and with a content security policy. No other function sends HTML. */
import type { ServerResponse } from 'node:http';
import { contentSecurityPolicy, type PageSources } from '../routing/policy-headers.ts';
import type { Html } from './html.ts';

export function sendHtml(response: ServerResponse, page: Html, sources: PageSources = {}): void {
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(sources),
    'cache-control': 'no-cache',
  });
  response.end(page.toString());
}
