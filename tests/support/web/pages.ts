/** Pages over an API, as the server mounts them. */
import { join } from 'node:path';
import { packageRoot } from '../../../src/env.ts';
import type { Route } from '../../../src/routing/route.ts';
import { type Api, inProcessApi } from '../../../src/server/api.ts';
import { assetRoute } from '../../../src/web/assets/asset-route.ts';
import { buildPlaygroundFiles } from '../../../src/web/assets/playground-files.ts';
import { openPages, type PagesOptions } from '../../../src/web/pages.ts';
import { openPlayground } from '../../../src/web/playground/playground.ts';

/** By default without a chat and without a public address, with the files of the build. */
export const pagesOf = (api: Api, more: Partial<PagesOptions> = {}): Promise<readonly Route[]> =>
  openPages({
    playground: true,
    folder: join(packageRoot, 'dist'),
    api: inProcessApi(api),
    revision: () => api.store.current().revision,
    clock: api.clock,
    version: '0.0.0',
    serverState: () => ({ isEmbedded: true, platforms: [{ name: 'Slack', state: 'off' }] }),
    ...more,
  });

/** The playground alone, which needs no API. */
export async function playgroundRoutes(folder = join(packageRoot, 'dist')): Promise<readonly Route[]> {
  const files = await buildPlaygroundFiles(folder);
  return [openPlayground(files, () => ({ today: '2026-11-23', revision: 7n })), assetRoute([files])];
}
