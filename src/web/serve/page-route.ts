/** Routes of pages: each answers as HTML and, under the same path with `.md`, as Markdown; both are cached by revision and day. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { BadInput, NotFound } from '../../errors.ts';
import { pathOf, type Route } from '../../routing/route.ts';
import { layout } from '../base/layout.ts';
import { htmlHeaders, ownSources, sendHtml } from '../base/send-html.ts';
import { badInputPage, missingPage, tooManyPage } from '../errors/error-pages.ts';
import { type PageCache, type Rendered, renderText, sendRendered } from './page-cache.ts';
import { type PageContext, todayOf } from './page-context.ts';
import { type Outcome, pageOutcome, searchOf, type Visit } from './visit.ts';

export interface PageSettings {
  readonly context: PageContext;
  readonly cache: PageCache;
}

export interface PageDefinition {
  /** A parameter may be the last segment, and then the Markdown is at the same route. */
  readonly path: string;
  readonly open: (visit: Visit, context: PageContext) => Promise<Outcome>;
  /** For pages that show more than the graph and the day, such as the state of the server. */
  readonly isVolatile?: boolean;
}

const TWIN = '.md';

export function pageRoutes(definition: PageDefinition, settings: PageSettings): readonly Route[] {
  const route = (path: string): Route => ({
    method: 'GET',
    path,
    handle: (request, response, params) => answer(request, response, params, definition, settings),
    refuse: (_request, response, seconds) => sendHtml(response, layout(tooManyPage(seconds), settings.context.frame), ownSources, 429),
  });
  const { path } = definition;
  if (/:\w+$/.test(path)) return [route(path)];
  return [route(path), route(path === '/' ? `/index${TWIN}` : `${path}${TWIN}`)];
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  params: Readonly<Record<string, string>>,
  definition: PageDefinition,
  { context, cache }: PageSettings,
): Promise<void> {
  const search = searchOf(request);
  const [today, path] = [todayOf(context), pathOf(request)];
  const key = `${context.revision()} ${today} ${path}?${search}`;
  const cached = definition.isVolatile === true ? undefined : cache.get(key);
  if (cached !== undefined) return sendRendered(request, response, cached);
  const isTwin = path.endsWith(TWIN);
  const visit = { path: withoutTwin(path).replace(/^\/index$/, '/'), params: paramsOf(params), search, today };
  const outcome = await openOr(definition, visit, context);
  if (outcome.kind !== 'page') {
    const to = isTwin ? outcome.to.replace(/(?=\?|$)/, TWIN) : outcome.to;
    response.writeHead(outcome.kind === 'moved' ? 301 : 303, { location: to, 'cache-control': 'no-cache' }).end();
    return;
  }
  const rendered = await render(outcome, isTwin, context);
  // Wrong addresses are without number, so that they would displace the right ones.
  if (rendered.status === 200 && definition.isVolatile !== true) cache.set(key, rendered);
  sendRendered(request, response, rendered);
}

const withoutTwin = (text: string): string => (text.endsWith(TWIN) ? text.slice(0, -TWIN.length) : text);

function paramsOf(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const last = Object.keys(params).at(-1);
  return last === undefined ? params : { ...params, [last]: withoutTwin(params[last] ?? '') };
}

/** What the graph doesn't have, and input that it can't use, have pages too. */
async function openOr({ open }: PageDefinition, visit: Visit, context: PageContext): Promise<Outcome> {
  try {
    return await open(visit, context);
  } catch (error) {
    if (error instanceof NotFound) return pageOutcome(missingPage(error), 404);
    if (error instanceof BadInput) return pageOutcome(badInputPage(error), 400);
    throw error;
  }
}

async function render({ page, status }: Outcome & { kind: 'page' }, isTwin: boolean, { frame, publicUrl }: PageContext): Promise<Rendered> {
  if (!isTwin) return renderText(layout(page, frame).toString(), htmlHeaders(ownSources), status);
  // Loaded with the first twin: most servers are asked for none.
  const { toMarkdown } = await import('../markdown/to-markdown.ts');
  const headers = { 'content-type': 'text/markdown; charset=utf-8', 'cache-control': 'no-cache' };
  return renderText(toMarkdown(page, publicUrl), headers, status);
}
