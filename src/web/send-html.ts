/** Sends a page. The only way to send HTML: what is sent comes from the escaping tag, and with a content security policy. */
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
