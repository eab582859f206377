/** Ways in: cards that lead to the pages which do more than answer. */
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { navItems } from '../base/nav.ts';

interface Way {
  readonly path: string;
  readonly title: string;
  readonly text: string;
  readonly picture: Html;
}

const MAX_WAYS = 3;

const NEIGHBOURS = [
  { kind: 'ORGANIZATION', x: 62, y: 42 },
  { kind: 'MODEL_CLASS', x: 150, y: 22 },
  { kind: 'TECHNIQUE', x: 240, y: 38 },
  { kind: 'TASK', x: 250, y: 92 },
  { kind: 'MODEL', x: 196, y: 118 },
  { kind: 'MODALITY', x: 52, y: 100 },
] as const;

const ways: readonly Way[] = [
  {
    path: '/try',
    title: 'Try the bots',
    text: 'See what Slack and Discord would show. No token needed.',
    picture: html`<p class="typed"><code>/lmm who made flamingo</code></p><p class="message"><b>Google DeepMind</b> made Flamingo.<sup class="cite">1, 2</sup><br><span class="note">AIMultiple · Epoch AI</span></p>`,
  },
  {
    path: '/explore',
    title: 'Explore the graph',
    text: 'Start at one model and follow what it uses, takes and gives.',
    picture: html`<svg viewBox="0 0 300 140" aria-hidden="true">${NEIGHBOURS.map(({ x, y }) => html`<path d="M150 70 ${x} ${y}" stroke="var(--graph-edge)"/>`)}<circle cx="150" cy="70" r="19" fill="var(--sea-strong)"/><text x="150" y="74" text-anchor="middle" fill="var(--on-sea)" font-size="11" font-weight="650">CLIP</text>${NEIGHBOURS.map(({ kind, x, y }) => html`<circle cx="${x}" cy="${y}" r="11" fill="var(--surface)" stroke="var(--graph-edge)"/><g transform="translate(${x - 6} ${y - 6})">${kindIcon(kind)}</g>`)}</svg>`,
  },
  {
    path: '/compare',
    title: 'Compare two models',
    text: 'Row by row, with the source of every cell and the gaps in plain sight.',
    picture: html`<table class="mini"><tbody><tr><td></td><td><b>CLIP</b></td><td><b>Flamingo</b></td></tr><tr><td>Video</td><td><span class="gap">not recorded</span></td><td><b>yes</b></td></tr><tr><td>Text</td><td>yes</td><td>yes</td></tr></tbody></table>`,
  },
  {
    path: '/graphql',
    title: 'Query the API',
    text: 'GraphQL with sources on every field, and a playground.',
    picture: html`<pre><b>query</b> {
  limitations(of: <i>LMM</i>) {
    name
    citations { source { title } }
  }
}</pre>`,
  },
  {
    path: '/models',
    title: 'Browse the models',
    text: 'Filter by what they take and give, who made them and when.',
    picture: html`<p class="mini-list">${kindIcon('MODEL')} takes image<br>${kindIcon('MODEL')} gives text<br>${kindIcon('MODEL')} open weights</p>`,
  },
];

/** Only those whose page is in the navigation. */
export function waysIn(hasPlayground: boolean): Html {
  const paths = new Set(navItems(hasPlayground).map(({ path }) => path));
  const cards = ways.filter(({ path }) => paths.has(path)).slice(0, MAX_WAYS);
  return html`<ul class="ways">${cards.map(({ path, title, text, picture }) => html`<li><div class="art" aria-hidden="true">${picture}</div><div class="text"><h3><a href="${path}">${title}</a></h3><p class="note">${text}</p></div></li>`)}</ul>`;
}
