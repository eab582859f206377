/** The gallery: every answer in every state, on both platforms side by side, as one page that asks no host for anything. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Html, html, raw } from '../../../bots/simulator/draw/html.ts';
import type { Entry } from '../corpus/entry.ts';
import type { PlatformId } from '../corpus/place.ts';
import { POSTS } from '../corpus/posts.ts';
import { drawForm, drawPages, messageStyles } from './entries.ts';

const file = (name: string): Html => raw(readFileSync(join(import.meta.dirname, name), 'utf8'));

export function toPage(entries: readonly Entry[]): string {
  const groups = groupBy(entries, ({ group }) => group);
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>LMM Atlas: gallery of answers</title>
<style>${raw(messageStyles())}${file('page.css')}</style>
<script>${file('theme.js')}</script>
</head>
<body>
${file('mark.svg')}
<header class="top"><h1>Gallery of answers</h1><p>Every answer in every state, as Slack and Discord show it.</p>
<fieldset id="theme"><legend>Theme</legend>${['system', 'light', 'dark'].map((theme) => choice('theme', theme))}</fieldset>
<fieldset id="width"><legend>Width</legend>${['600', '390'].map((width) => choice('width', width))}</fieldset></header>
<nav aria-label="Index"><ul>${[...groups].map(([group, members]) => html`<li><a href="#${toAnchor(group)}">${group}</a> <small>${casesOf(members).size}</small></li>`)}</ul></nav>
<main>${[...groups].map(
    ([group, members]) => html`<section id="${toAnchor(group)}"><h2>${group}</h2>${[...casesOf(members).values()].map(drawCase)}</section>`,
  )}</main>
</body>
</html>
`.html;
}

const choice = (name: string, value: string): Html =>
  html`<label><input type="radio" name="${name}" value="${value}">${value === '600' || value === '390' ? `${value} px` : value}</label>`;

const toAnchor = (group: string): string => group.replaceAll(/\W+/g, '-');

const casesOf = (entries: readonly Entry[]) => groupBy(entries, ({ asked, state }) => `${asked} ${state}`);

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function drawCase(entries: readonly Entry[]): Html {
  const [first] = entries;
  return html`<article class="case"><h3>${first?.state} <code>${first?.asked}</code></h3><div class="frames">${entries.map(drawFrame)}</div></article>`;
}

function drawFrame(entry: Entry): Html {
  const [first = [], ...later] = drawPages(entry);
  const isPrivate = entry.replies[0]?.visibility === 'private';
  return html`<div class="frame ${entry.platform}">${entry.group === POSTS ? undefined : FRAMES[entry.platform](entry, isPrivate)}<div class="body">${head(entry.platform)}${first}${later.map(
    (page, index) => html`<details class="page"><summary>page ${index + 2}</summary>${page}</details>`,
  )}${drawForm(entry)}${
    isPrivate && entry.platform === 'discord' ? html`<p class="whose">Only you can see this</p>` : undefined
  }</div></div>`;
}

const FRAMES: Readonly<Record<PlatformId, (entry: Entry, isPrivate: boolean) => Html>> = {
  slack: ({ asked }, isPrivate) =>
    html`<p class="asked"><code>/lmm ${asked}</code></p>${isPrivate ? html`<p class="whose">Only visible to you</p>` : undefined}`,
  discord: ({ asked }) => html`<p class="asked"><b>@reader</b> used <b>/lmm</b> ${asked}</p>`,
};

const head = (platform: PlatformId): Html =>
  html`<svg class="avatar" aria-hidden="true"><use href="#mark"/></svg><p class="from"><b>LMM Atlas</b> <span class="app">APP</span> <span class="time">${
    platform === 'slack' ? '9:41 AM' : 'Today at 09:41'
  }</span></p>`;
