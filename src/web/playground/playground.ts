/** The playground: GraphiQL served from our own address, with example tabs that run. */
import { randomBytes } from 'node:crypto';
import { GRAPHQL_PATH } from '../../routing/graphql-path.ts';
import type { PageSources } from '../../routing/policy-headers.ts';
import type { Route } from '../../routing/route.ts';
import { sendText } from '../../routing/send-text.ts';
import { assetUrl } from '../assets/asset-route.ts';
import type { BuiltBundle } from '../assets/bundle.ts';
import { type Html, html, inlineScript, toScriptJson } from '../base/html.ts';
import { sendHtml } from '../base/send-html.ts';
import { exampleTabs, type TabOptions } from './example-tabs.ts';
import { firstRunScript } from './first-run.ts';
import { initialTabScript } from './initial-tab.ts';

/** Pages and the API share this URL, and the response depends on these request headers. */
const VARY = { name: 'vary', value: 'Accept, Authorization' } as const;

export const closedPlayground: Route = {
  method: 'GET',
  path: GRAPHQL_PATH,
  handle: (_request, response) => {
    response.setHeader(VARY.name, VARY.value);
    sendText(response, 404, 'The playground of this API is off. Programs can send POST requests to this URL.');
  },
};

/** The page; its files have a route of their own. */
export const openPlayground = (files: BuiltBundle, tabs: () => TabOptions): Route => ({
  method: 'GET',
  path: GRAPHQL_PATH,
  handle: (_request, response) => {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader(VARY.name, VARY.value);
    sendHtml(response, pageHtml(assetUrl(files, ''), nonce, tabs()), pageSources(nonce));
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

const startScript = (prefix: string, tabs: TabOptions): string =>
  `self.MonacoEnvironment = { globalAPI: false, getWorkerUrl: (_, label) => '${prefix}' + label + '.js' };
const options = ${toScriptJson({ title: 'LMM Atlas', defaultTabs: exampleTabs(tabs) })};
${initialTabScript}`;

/**
 * GraphiQL's tabs keep the shift of an animation that never ran and take it on when they get the focus: pressed, a tab jumps
 * away from under the pointer, and the click never reaches it. Without the shift they stay where they are.
 */
const pageHtml = (prefix: string, nonce: string, tabs: TabOptions): Html => html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>LMM Atlas playground</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${prefix}graphiql.css">
<style>
body { display: flex; flex-direction: column; height: 100vh; height: 100dvh; margin: 0; }
#root { flex: 1; min-height: 0; position: relative; }
#root > .graphiql-container { position: absolute; inset: 0; height: auto; }
.graphiql-tab { transform: none !important; }
.home-bar { padding: 7px 16px; font: 600 14px system-ui, sans-serif; color-scheme: light dark; background: Canvas; }
.home-bar a { color: LinkText; }
@media (max-width: 700px) {
  #graphiql-session { flex-direction: column; }
  .graphiql-logo { display: none; }
  #graphiql-session > .graphiql-horizontal-drag-bar { display: none; }
}
</style>
</head>
<body class="no-focus-outline">
<nav class="home-bar"><a href="/">← LMM Atlas</a></nav>
<div id="root">Loading the playground…</div>
<noscript>The playground needs JavaScript. The API answers POST requests at this address without it.</noscript>
${inlineScript(nonce, startScript(prefix, tabs))}
<script src="${prefix}graphiql.js"></script>
${inlineScript(
  nonce,
  `YogaGraphiQL.renderYogaGraphiQL(document.querySelector('#root'), options);
${firstRunScript}`,
)}
</body>
</html>
`;
