/** The page: one box to ask in, both platforms side by side, and what is behind the last answer. */
import { type Html, html } from '../draw/html.ts';
import type { Visitor } from '../visitors/visitor.ts';
import { drawInspection } from './inspect.ts';
import { drawPane } from './panes.ts';

const CHIPS = [
  '/lmm who made flamingo',
  '/lmm compare clip vs flamingo',
  '/lmm limitations',
  'hi',
  '/lmm daily add',
  'does clip understand arabic',
];

export interface PageOptions {
  readonly question: string;
  readonly playground: string | undefined;
  /** What was wrong with the request. */
  readonly problem?: string | undefined;
}

export const drawPage = (visitor: Visitor, { question, playground, problem }: PageOptions): Html =>
  html`<h1>Try the bots</h1>
<p class="lede">Exactly what Slack and Discord would show, made by the same code. Nothing is posted anywhere; your workspace here lasts an hour.</p>
<form id="ask" class="ask-try" action="/try" method="get"><input name="q" value="${question}" maxlength="2000" list="completions" autocomplete="off" spellcheck="false" aria-label="A command or a question" placeholder="/lmm who made flamingo, or just ask"><datalist id="completions"></datalist><button type="submit">Send</button></form>
<p class="chips">${CHIPS.map((text) => html`<a class="chip" href="/try?${String(new URLSearchParams({ q: text }))}">${text}</a>`)}<button type="button" class="chip" data-do="post" hidden>tomorrow’s fact</button><button type="button" class="chip" data-do="home" hidden>App Home</button></p>
<p class="options" hidden><label><input type="checkbox" id="fresh"> Start a new thread</label> <label><input type="checkbox" id="narrow"> Phone width</label> <a href="/try/gallery">All replies</a></p>
<p id="problem" class="problem" role="alert"${problem === undefined ? html` hidden` : undefined}>${problem}</p>
<fieldset class="which"><legend>Shown</legend><label><input type="radio" name="which" id="which-slack" checked> Slack</label><label><input type="radio" name="which" id="which-discord"> Discord</label></fieldset>
<div class="panes"><section class="pane slack" aria-label="Slack"><header><b>Slack</b> <span>#general</span></header><div class="messages" id="slack" aria-live="polite" tabindex="0">${drawPane('slack', visitor)}</div></section>
<section class="pane discord" aria-label="Discord"><header><b>Discord</b> <span>#general</span></header><div class="messages" id="discord" aria-live="polite" tabindex="0">${drawPane('discord', visitor)}</div></section></div>
<div id="behind">${drawInspection(visitor, playground)}</div>`;
