/** The playground: GraphiQL from our own address, opened with tabs that run. */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type AssetName, assetVersion, buildAssets, isAssetName } from './assets.ts';
import { exampleTabs } from './example-tabs.ts';
import { initialTabScript } from './initial-tab.ts';

export interface Playground {
  /** Serves the page. */
  readonly page: (request: IncomingMessage, response: ServerResponse) => void;
  /** Serves a file of the page; false when the path is none of them. */
  readonly asset: (path: string, response: ServerResponse) => boolean;
}

const PREFIX = '/_gq/';

/** Opens the playground over the files below `folder` (made when missing). */
export async function openPlayground(folder: string): Promise<Playground> {
  const files = await buildAssets(folder);
  const version = await assetVersion();
  const prefix = `${PREFIX}${version}/`;
  return {
    page: (_request, response) => {
      const nonce = randomBytes(16).toString('base64');
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': contentSecurityPolicy(nonce),
        'cache-control': 'no-cache',
      });
      response.end(html(prefix, nonce));
    },
    asset: (path, response) => {
      const name = path.startsWith(prefix) ? path.slice(prefix.length) : '';
      if (!isAssetName(name)) return false;
      sendAsset(join(files, `${name}.gz`), name, response);
      return true;
    },
  };
}

function sendAsset(file: string, name: AssetName, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': name.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    'content-encoding': 'gzip',
    'cache-control': 'public, max-age=31536000, immutable',
  });
  createReadStream(file)
    .on('error', (error) => response.destroy(error))
    .pipe(response);
}

// Monaco, the editor inside, writes style elements; everything else comes from this address.
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** JSON inside a script element must not be able to end it. */
const toInlineJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

/**
 * GraphiQL's tabs keep the shift of an animation that never ran and take it on when they get the focus: pressed, a tab jumps
 * away from under the pointer, and the click never reaches it. Without the shift they stay where they are.
 */
const fixedTabsStyle = '.graphiql-tab { transform: none !important; }';

const html = (prefix: string, nonce: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LMM Atlas playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${prefix}graphiql.css">
<style>html, body, #root { height: 100%; margin: 0; } ${fixedTabsStyle}</style>
</head>
<body class="no-focus-outline">
<div id="root">Loading the playground…</div>
<noscript>The playground needs JavaScript. The API answers POST requests at this address without it.</noscript>
<script nonce="${nonce}">self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => '${prefix}' + label + '.js' };
const options = ${toInlineJson({ title: 'LMM Atlas', defaultTabs: exampleTabs })};
${initialTabScript}</script>
<script src="${prefix}graphiql.js"></script>
<script nonce="${nonce}">YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options);</script>
</body>
</html>
`;
