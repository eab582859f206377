/** Every page that browsers can open: one line each. */

import type { Clock } from '../clock.ts';
import type { Route } from '../routing/route.ts';
import { aboutPage } from './about/about.ts';
import { assetRoute, assetUrl } from './assets/asset-route.ts';
import { buildAssets } from './assets/assets.ts';
import { compareFormPage, comparePage } from './compare/compare.ts';
import { type ApiConnection, createQuery } from './data/query.ts';
import { entityPage } from './entity/entity.ts';
import { factPage, factsPage } from './facts/facts.ts';
import { feeds, feedsPage } from './feeds/feeds.ts';
import { llmsText, robots, sitemap } from './feeds/indexes.ts';
import { homePage } from './home/home.ts';
import type { ServerState } from './home/server-state.ts';
import { kindListPage } from './lists/kind-list.ts';
import { modelsPage } from './lists/models.ts';
import { closedPlayground, openPlayground } from './playground/playground.ts';
import { createPageCache } from './serve/page-cache.ts';
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
}

export async function openPages({ folder, api, playground, serverState, ...options }: PagesOptions): Promise<readonly Route[]> {
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
  ];
}

/** Browsers ask for it on their own, also beside texts that name no icon. */
const favicon = (to: string): Route => ({
  method: 'GET',
  path: '/favicon.ico',
  handle: (_request, response) => void response.writeHead(302, { location: to, 'cache-control': 'max-age=86400' }).end(),
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
