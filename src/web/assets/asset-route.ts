/** Serves the files of bundles: compressed, typed, and cached permanently. */
import { open } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { notServed, pathOf, type Route } from '../../routing/route.ts';
import type { BuiltBundle } from './bundle.ts';

const PATH = '/assets/:version/:file';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

export const assetUrl = ({ version }: Pick<BuiltBundle, 'version'>, file: string): string => `/assets/${version}/${file}`;

export const assetRoute = (bundles: readonly BuiltBundle[]): Route<typeof PATH> => ({
  method: 'GET',
  path: PATH,
  handle: async (request, response, { version, file: name }) => {
    const bundle = bundles.find((one) => one.version === version);
    if (bundle?.files.includes(name) !== true) throw notServed(pathOf(request));
    // Opened first: an unreadable file must be a server error, not half a response.
    const file = await open(join(bundle.folder, `${name}.gz`));
    response.writeHead(200, {
      'content-type': mediaTypes[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    await pipeline(file.createReadStream(), response);
  },
});
