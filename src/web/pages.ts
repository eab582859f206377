/** Every page that browsers can open: one line each. */

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import { notServed, pathOf, type Route } from '../routing/route.ts';
import { FALLBACK_PATH } from '../routing/router.ts';
import { sendText } from '../routing/send-text.ts';
import { aboutPage } from './about/about.ts';
import { assetRoute, assetUrl } from './assets/asset-route.ts';
import { buildAssets } from './assets/assets.ts';
import { htmlOfBots } from './base/html.ts';
import { type Frame, layout } from './base/layout.ts';
import { htmlHeaders, ownSources, sendHtml } from './base/send-html.ts';
import { compareFormPage, comparePage } from './compare/compare.ts';
import { type ApiConnection, createQuery } from './data/query.ts';
import { entityPage } from './entity/entity.ts';
import { missingPage, tooManyPage } from './errors/error-pages.ts';
import { factPage, factsPage } from './facts/facts.ts';
import { feeds, feedsPage } from './feeds/feeds.ts';
import { llmsText, robots, sitemap } from './feeds/indexes.ts';
import { homePage } from './home/home.ts';
import type { ServerState } from './home/server-state.ts';
import { kindListPage } from './lists/kind-list.ts';
import { modelsPage } from './lists/models.ts';
import { closedPlayground, openPlayground } from './playground/playground.ts';
import { createPageCache, renderText, sendRendered } from './serve/page-cache.ts';
import { type PageContext, todayOf } from './serve/page-context.ts';
import { type PageDefinition, pageRoutes } from './serve/page-route.ts';
import { textRoute } from './serve/text-route.ts';
import { sourcePage, sourcesPage } from './sources/sources.ts';

export interface PagesOptions {
  readonly playground: boolean;
  /** The folder of the build: its files for browsers are there, and compressed ones that are missing are created. */
  readonly folder: string;
  readonly api: ApiConnection;
  readonly revision: () => bigint;
  readonly clock: Clock;
  readonly version: string;
  readonly publicUrl?: string | undefined;
  readonly serverState: () => ServerState;
  /** Routes of other parts, whose pages have the frame of all pages. */
  readonly more?: (sendPage: SendPage) => readonly Route[];
}

/** Sends HTML of another part in the frame of all pages. */
export type SendPage = (request: IncomingMessage, response: ServerResponse, part: FramedPart) => Promise<void>;

export interface FramedPart {
  readonly title: string;
  /** The path of its entry in the navigation. */
  readonly section: string;
  /** Made by an escaping tag. */
  readonly main: string;
  readonly status: number;
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

export async function openPages({
  folder,
  api,
  playground,
  serverState,
  more = () => [],
  ...options
}: PagesOptions): Promise<readonly Route[]> {
  const files = await buildAssets(folder);
  const asset = (file: string) => assetUrl(files.pages, file);
  const frame = { version: options.version, hasPlayground: playground, asset };
  const { revision, clock, publicUrl } = options;
  const context: PageContext = { query: createQuery(api), revision, clock, frame, publicUrl };
  const settings = { context, cache: createPageCache() };
  return [
    ...pages(serverState).flatMap((page) => pageRoutes(page, settings)),
    ...[...feeds, sitemap, robots, llmsText].map((text) => textRoute(text, settings)),
    playground ? openPlayground(files.playground, () => ({ today: todayOf(context), revision: revision() })) : closedPlayground,
    assetRoute(Object.values(files)),
    favicon(asset('mark.svg')),
    ...more(framedBy(frame)).map((route) => countedRoute(route, frame)),
    missing(frame),
  ];
}

/** A browser keeps no copy: what is shown is of one visitor. */
const framedBy =
  (frame: Frame): SendPage =>
  async (request, response, { main, status, ...page }) => {
    const text = layout({ ...page, main: htmlOfBots(main) }, frame).toString();
    sendRendered(request, response, await renderText(text, { ...htmlHeaders(ownSources), 'cache-control': 'no-store' }, status));
  };

/** They count against the rate limit of the caller's address, as pages do. */
const countedRoute = (route: Route, frame: Frame): Route => ({
  ...route,
  refuse: (_request, response, seconds) =>
    route.method === 'GET'
      ? sendHtml(response, layout(tooManyPage(seconds), frame), ownSources, 429)
      : sendText(response, 429, `Too many requests. Try again in ${seconds} s.`),
});

/** Browsers ask for it on their own, also beside texts that name no icon. */
const favicon = (to: string): Route => ({
  method: 'GET',
  path: '/favicon.ico',
  handle: (_request, response) => void response.writeHead(302, { location: to, 'cache-control': 'max-age=86400' }).end(),
});

/** People get a page for a wrong address, and programs a line. */
const missing = (frame: Frame): Route => ({
  method: 'GET',
  path: FALLBACK_PATH,
  handle: (request, response) => {
    const error = notServed(pathOf(request));
    if (!/text\/html/i.test(request.headers.accept ?? '')) throw error;
    sendHtml(response, layout(missingPage(error), frame), ownSources, 404);
  },
});

const pages = (serverState: () => ServerState): readonly PageDefinition[] => [
  homePage(serverState),
  modelsPage,
  kindListPage,
  entityPage,
  compareFormPage,
  comparePage,
  factsPage,
  factPage,
  sourcesPage,
  sourcePage,
  aboutPage(serverState),
  feedsPage,
];
