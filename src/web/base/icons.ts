/** Icons: eleven shapes for the kinds, and signs. All take the colour of their text, and words beside them say the same. */
import type { EntityKind } from '../data/graphql.ts';
import { type Html, html } from './html.ts';

/** On a grid of 12 by 12. */
const shapes: Readonly<Record<EntityKind, Html>> = {
  MODEL: html`<circle cx="6" cy="6" r="4.6" fill="currentColor"/>`,
  MODEL_CLASS: html`<circle cx="6" cy="6" r="4.6" fill="none" stroke="currentColor" stroke-width="1.5"/><circle cx="6" cy="6" r="1.8" fill="currentColor"/>`,
  ORGANIZATION: html`<rect x="1.6" y="1.6" width="8.8" height="8.8" rx="1.4" fill="currentColor"/>`,
  MODALITY: html`<path d="M.8 4.6q1.3-2 2.6 0t2.6 0 2.6 0 2.6 0M.8 8.2q1.3-2 2.6 0t2.6 0 2.6 0 2.6 0" fill="none" stroke="currentColor" stroke-width="1.4"/>`,
  TASK: html`<path d="M2.8 1.9 10 6l-7.2 4.1z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>`,
  TECHNIQUE: html`<path d="M6 1.2 11 10.6H1z" fill="currentColor"/>`,
  STAGE: html`<path d="M1 10.4h3.2V7.2h3.2V4h3.4" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  LIMITATION: html`<circle cx="6" cy="6" r="4.4" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M6 1.6a4.4 4.4 0 0 0 0 8.8z" fill="currentColor"/>`,
  BENCHMARK: html`<path d="M2.2 10.6V7M6 10.6V4.2M9.8 10.6V1.4" fill="none" stroke="currentColor" stroke-width="2"/>`,
  DIMENSION: html`<path d="M6 1v10M1 6h10" fill="none" stroke="currentColor" stroke-width="1.6"/>`,
  CONCEPT: html`<path d="M6 1.2 10.2 3.6v4.8L6 10.8 1.8 8.4V3.6z" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round"/>`,
};

export const kindIcon = (kind: EntityKind): Html =>
  html`<svg class="kind" viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">${shapes[kind]}</svg>`;

/** On a grid of 16 by 16. */
const signs = {
  search: html`<circle cx="7" cy="7" r="4.6"/><path d="m10.5 10.5 4 4"/>`,
  menu: html`<path d="M1.5 4h13M1.5 8h13M1.5 12h13"/>`,
  swap: html`<path d="M2 5.5h11m-3-3 3 3-3 3M14 10.5H3m3-3-3 3 3 3"/>`,
  check: html`<path d="m2.5 8.5 3.5 3.5 7.5-8"/>`,
  differ: html`<path d="M2.5 5.8h11M2.5 10.2h11M10.8 2.2 5.2 13.8"/>`,
  page: html`<path d="M3.5 1.5h6l3 3v10h-9zM5.5 7h5M5.5 9.5h5M5.5 12h3"/>`,
  up: html`<path d="M5 7.2 7.6 1.6c1.3 0 2 .9 2 2v2.8h3.2c.8 0 1.4.7 1.3 1.5l-.8 5a1.3 1.3 0 0 1-1.3 1.1H5zM5 7.2H2v6.8h3"/>`,
  down: html`<path d="M11 8.8 8.4 14.4c-1.3 0-2-.9-2-2V9.6H3.2c-.8 0-1.4-.7-1.3-1.5l.8-5A1.3 1.3 0 0 1 4 2h7zM11 8.8h3V2h-3"/>`,
} as const;

export const sign = (name: keyof typeof signs): Html =>
  html`<svg class="sign" viewBox="0 0 16 16" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">${signs[name]}</svg>`;
