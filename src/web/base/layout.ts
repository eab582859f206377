/** The frame of every page: head, header with navigation and search, and footer. */
import { type Html, html } from './html.ts';
import { sign } from './icons.ts';
import { type NavItem, navItems } from './nav.ts';

/** What pages show of this server, the same for all of them. */
export interface Frame {
  readonly version: string;
  readonly hasPlayground: boolean;
  /** The URL of one of our files. */
  readonly asset: (file: string) => string;
}

export interface Page {
  readonly title: string;
  readonly description?: string | undefined;
  /** The path of its entry in the navigation. */
  readonly section?: string;
  readonly main: Html;
  /** For programs, such as JSON-LD. */
  readonly data?: Html;
  /** The path of the same page as Markdown. */
  readonly twin?: string;
  /** Home has a search box of its own. */
  readonly isHome?: boolean;
  /** Scripts besides those of every page, by file name. */
  readonly scripts?: readonly string[];
  /** Style sheets besides that of every page, by file name. */
  readonly styles?: readonly string[];
}

const PRODUCT = 'LMM Atlas';

export function layout(page: Page, frame: Frame): Html {
  const { title, description, main, data, twin, isHome = false, scripts = [], styles = [] } = page;
  const files = ['site.js', ...scripts];
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${isHome ? `${PRODUCT}: ${title}` : `${title} · ${PRODUCT}`}</title>
${description !== undefined && html`<meta name="description" content="${description}">`}
<link rel="icon" href="${frame.asset('mark.svg')}" type="image/svg+xml">
<link rel="preload" href="${frame.asset('inter-latin-wght-normal.woff2')}" as="font" type="font/woff2" crossorigin="anonymous">
${['style.css', ...styles].map((file) => html`<link rel="stylesheet" href="${frame.asset(file)}">`)}
<link rel="alternate" type="application/rss+xml" title="Facts" href="/facts.rss">
${twin !== undefined && html`<link rel="alternate" type="text/markdown" href="${twin}">`}
${files.map((file) => html`<script type="module" src="${frame.asset(file)}"></script>`)}
${data}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
${header(page, frame)}
<main id="main" class="page">
${main}
</main>
${footer(page, frame)}
</body>
</html>
`;
}

function header({ section, isHome = false }: Page, { asset, hasPlayground }: Frame): Html {
  const link = ({ name, path }: NavItem) =>
    section === path ? html`<a href="${path}" aria-current="page">${name}</a>` : html`<a href="${path}">${name}</a>`;
  return html`<header class="site"><div class="page">
<a class="brand" href="/"><img src="${asset('mark.svg')}" alt="" width="26" height="26">LMM Atlas</a>
<nav id="menu" popover aria-label="Main">${navItems(hasPlayground).map(link)}</nav>
${!isHome && searchBox}
<button class="menu" type="button" popovertarget="menu" aria-label="Menu">${sign('menu')}</button>
</div></header>`;
}

const searchBox = html`<form class="search" action="/" method="get" role="search">${sign('search')}<input type="search" name="q" aria-label="Ask or search" placeholder="Ask or search" maxlength="500" autocomplete="off"><kbd aria-hidden="true">/</kbd></form>`;

const footer = ({ twin }: Page, { version }: Frame): Html => html`<footer class="site"><div class="page">
<nav aria-label="More"><a href="/about">About the data</a><a href="/feeds">Feeds</a>${twin !== undefined && html`<a href="${twin}">This page as Markdown</a>`}<a href="/about#mistakes">Report a mistake</a></nav>
<p>LMM Atlas ${version} · MIT</p>
</div></footer>`;
