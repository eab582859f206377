/** The playground: GraphiQL served from our own address, with example tabs that run. */
import { randomBytes } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { GRAPHQL_PATH } from '../routing/graphql-path.ts';
import type { PageSources } from '../routing/policy-headers.ts';
import { notServed, pathOf, type Route } from '../routing/route.ts';
import { sendText } from '../routing/send-text.ts';
import { assetVersion, buildAssets, isAssetName } from './assets.ts';
import { exampleTabs } from './example-tabs.ts';
import { type Html, html, inlineScript, toScriptJson } from './html.ts';
import { initialTabScript } from './initial-tab.ts';
import { sendHtml } from './send-html.ts';

const ASSETS = '/_gq/:version/:file';

/** Pages and the API share this URL, and the response depends on these request headers. */
const VARY = { name: 'vary', value: 'Accept, Authorization' } as const;

/** The page and its files, which are stored in `folder` (created if missing). */
export async function openPlayground(folder: string): Promise<readonly Route[]> {
  const [files, version] = [await buildAssets(folder), await assetVersion()];
  const prefix = ASSETS.replace(':version', version).replace(':file', '');
  return [pageRoute(prefix), assetRoute(files, version)];
}

export const closedPlayground: Route = {
  method: 'GET',
  path: GRAPHQL_PATH,
  handle: (_request, response) => {
    response.setHeader(VARY.name, VARY.value);
    sendText(response, 404, 'The playground of this API is off. Programs can send POST requests to this URL.');
  },
};

const pageRoute = (prefix: string): Route => ({
  method: 'GET',
  path: GRAPHQL_PATH,
  handle: (_request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader(VARY.name, VARY.value);
    sendHtml(response, pageHtml(prefix, nonce), pageSources(nonce));
  },
});

const assetRoute = (files: string, version: string): Route<typeof ASSETS> => ({
  method: 'GET',
  path: ASSETS,
  handle: async (request, response, { version: asked, file: name }) => {
    if (asked !== version || !isAssetName(name)) throw notServed(pathOf(request));
    // Opened first: an unreadable file must be a server error, not half a response.
    const file = await open(join(files, `${name}.gz`));
    response.writeHead(200, {
      'content-type': name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      'content-encoding': 'gzip',
      'cache-control': 'public, max-age=31536000, immutable',
    });
    await pipeline(file.createReadStream(), response);
  },
});

// Monaco, the editor inside, writes style elements; everything else comes from this address.
const pageSources = (nonce: string): PageSources => ({
  'script-src': `'self' 'nonce-${nonce}'`,
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' data:",
  'font-src': "'self' data:",
  'connect-src': "'self'",
  'worker-src': "'self'",
});

const startScript = (prefix: string): string =>
  `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => '${prefix}' + label + '.js' };
const options = ${toScriptJson({ title: 'LMM Atlas', defaultTabs: exampleTabs })};
${initialTabScript}`;

/**
 * GraphiQL's tabs keep the shift of an animation that never ran and take it on when they get the focus: pressed, a tab jumps
 * away from under the pointer, and the click never reaches it. Without the shift they stay where they are.
 */
const pageHtml = (prefix: string, nonce: string): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LMM Atlas playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${prefix}graphiql.css">
<style>html, body, #root { height: 100%; margin: 0; } .graphiql-tab { transform: none !important; }</style>
</head>
<body class="no-focus-outline">
<div id="root">Loading the playground…</div>
<noscript>The playground needs JavaScript. The API answers POST requests at this address without it.</noscript>
${inlineScript(nonce, startScript(prefix))}
<script src="${prefix}graphiql.js"></script>
${inlineScript(nonce, "YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options);")}
</body>
</html>
`;
