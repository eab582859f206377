/** Routes of texts for programs, such as feeds: cached and counted as pages are. */
import type { IncomingMessage } from 'node:http';
import { pathOf, type Route } from '../../routing/route.ts';
import { sendText } from '../../routing/send-text.ts';
import { renderText, sendRendered } from './page-cache.ts';
import { type PageContext, todayOf } from './page-context.ts';
import type { PageSettings } from './page-route.ts';

export interface TextDefinition {
  readonly path: string;
  readonly mediaType: string;
  /** `origin` is where the caller reaches this server: links in feeds must be complete. */
  readonly write: (options: TextOptions) => Promise<string>;
}

export interface TextOptions {
  readonly context: PageContext;
  readonly origin: string;
  readonly today: string;
}

export const textRoute = ({ path, mediaType, write }: TextDefinition, { context, cache }: PageSettings): Route => ({
  method: 'GET',
  path,
  handle: async (request, response) => {
    const [today, origin] = [todayOf(context), originOf(request, context.publicUrl)];
    const key = `${context.revision()} ${today} ${origin}${pathOf(request)}`;
    const headers = { 'content-type': `${mediaType}; charset=utf-8`, 'cache-control': 'no-cache' };
    const rendered = cache.get(key) ?? (await renderText(await write({ context, origin, today }), headers));
    cache.set(key, rendered);
    sendRendered(request, response, rendered);
  },
  refuse: (_request, response, seconds) => sendText(response, 429, `Too many requests. Try again in ${seconds} s.`),
});

/** Without a public address, the one that the client names: it is part of the cache's key, and no other client gets it. */
function originOf({ headers: { host = '' } }: IncomingMessage, publicUrl: string | undefined): string {
  if (publicUrl !== undefined) return publicUrl;
  return `http://${/^[\w.-]{1,200}(:\d{1,5})?$/.test(host) ? host : 'localhost'}`;
}
