/** The way from one list of entities to the others. */
import { type Html, html } from '../base/html.ts';
import { kindIcon } from '../base/icons.ts';
import { allKinds, kindPlural } from '../base/kinds.ts';
import { kindLink } from '../base/links.ts';
import type { EntityKind } from '../data/graphql.ts';

export const kindNav = (current: EntityKind): Html =>
  html`<nav class="chips kinds" aria-label="Kinds">${allKinds.map((kind) =>
    kind === current
      ? html`<a class="chip" href="${kindLink(kind)}" aria-current="page">${kindIcon(kind)}${kindPlural(kind)}</a>`
      : html`<a class="chip" href="${kindLink(kind)}">${kindIcon(kind)}${kindPlural(kind)}</a>`,
  )}</nav>`;
