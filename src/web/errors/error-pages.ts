/** The pages of errors: what is wrong, and what to do next. */
import type { BadInput, NotFound } from '../../errors.ts';
import { html } from '../base/html.ts';
import type { Page } from '../base/layout.ts';
import { entityIdLink } from '../base/links.ts';

export const missingPage = ({ message, suggestions }: Pick<NotFound, 'message' | 'suggestions'>): Page => ({
  title: 'Not found',
  main: html`<div class="prose error"><h1 class="tool">Not found</h1>
<p class="say">${message}</p>
${suggestions.length > 0 && html`<p>Did you mean one of these?</p><p class="chips">${suggestions.map(({ id, name }) => html`<a class="chip" href="${entityIdLink(id)}">${name}</a>`)}</p>`}
<p>You can also <a href="/">ask a question</a> or look through <a href="/models">all models</a>.</p></div>`,
});

export const badInputPage = ({ message }: Pick<BadInput, 'message'>): Page => ({
  title: "That didn't work",
  main: html`<div class="prose error"><h1 class="tool">That didn't work</h1><p class="say">${message}</p><p><a href="/">Back to the start</a></p></div>`,
});

export const tooManyPage = (seconds: number): Page => ({
  title: 'Too many requests',
  main: html`<div class="prose error"><h1 class="tool">Too many requests</h1>
<p class="say">You have reached this server's limit for one address. Try again in ${seconds} s.</p></div>`,
});
