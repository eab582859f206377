/** The gallery: the answers of each command, and to forty questions, on both platforms side by side. */
import { LRUCache } from 'lru-cache';
import { act } from '../act.ts';
import { type Html, html } from '../draw/html.ts';
import type { Engine } from '../engine.ts';
import { drawPane } from '../page/panes.ts';
import { createVisitor } from '../visitors/visitor.ts';
import { type Case, commandCases, questionCases } from './cases.ts';

/** Some answers need another workspace or a thread, which the gallery of the tests has. */
const shown = [...commandCases, ...questionCases].filter(
  ({ by, thread, isDown }) => by === undefined && thread === undefined && isDown !== true,
);

export const galleryGroups: readonly string[] = [...new Set(shown.map(({ group }) => group))];

/** Making a group takes up to a second or two of the server's time, so it's made once in ten minutes. */
const TTL_MS = 10 * 60_000;

export interface Gallery {
  /** The first group for an unknown name. */
  readonly draw: (group: string) => Promise<string>;
}

export function createGallery(engine: Engine): Gallery {
  const drawn = new LRUCache<string, Promise<string>>({ max: galleryGroups.length, ttl: TTL_MS });
  return {
    draw: (wanted) => {
      const group = galleryGroups.includes(wanted) ? wanted : (galleryGroups[0] ?? '');
      const known = drawn.get(group) ?? drawGroup(engine, group);
      drawn.set(group, known);
      known.catch(() => drawn.delete(group));
      return known;
    },
  };
}

async function drawGroup(engine: Engine, group: string): Promise<string> {
  const cases: Html[] = [];
  for (const each of shown.filter((one) => one.group === group)) cases.push(await drawCase(engine, each));
  return html`<h1>Gallery of replies</h1>
<p class="lede">Every reply as Slack and Discord show it. <a href="/try">Try your own</a></p>
<nav class="chips" aria-label="Groups">${galleryGroups.map((name) =>
    name === group
      ? html`<a class="chip" aria-current="page" href="/try/gallery?of=${encodeURIComponent(name)}">${name}</a>`
      : html`<a class="chip" href="/try/gallery?of=${encodeURIComponent(name)}">${name}</a>`,
  )}</nav>
${cases}`.html;
}

async function drawCase(engine: Engine, { state, asked }: Case): Promise<Html> {
  // Not among the visitors, whom it would displace.
  const visitor = createVisitor();
  engine.servers.join(visitor);
  for (const platform of ['slack', 'discord'] as const) await act(engine, visitor, platform, { do: 'ask', text: `/lmm ${asked}` });
  engine.servers.leave(visitor);
  return html`<section class="case"><h2>${state} <a href="/try?q=${encodeURIComponent(`/lmm ${asked}`)}"><code>/lmm ${asked}</code></a></h2><div class="panes still"><section class="pane slack" aria-label="Slack"><div class="messages">${drawPane('slack', visitor)}</div></section><section class="pane discord" aria-label="Discord"><div class="messages">${drawPane('discord', visitor)}</div></section></div></section>`;
}
