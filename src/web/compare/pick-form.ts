/** The form that picks two models or classes. Names are completed by a script; without it, they are found as they are typed. */
import { type Html, html } from '../base/html.ts';

const input = (name: string, label: string, value: string): Html =>
  html`<input name="${name}" value="${value}" aria-label="${label}" placeholder="a model, LMM or LLM" maxlength="100" required autocomplete="off" list="${`choices-${name}`}"><datalist id="${`choices-${name}`}"></datalist>`;

export const pickForm = (left = '', right = ''): Html =>
  html`<form class="pick" action="/compare" method="get">${input('a', 'The first of the two', left)}<span aria-hidden="true">and</span>${input('b', 'The second of the two', right)}<button class="button" type="submit">Compare</button></form>`;
