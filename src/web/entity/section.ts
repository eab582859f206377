/** A section of an entity page, with its place in the list of contents. */
import { type Html, html } from '../base/html.ts';

export interface Section {
  readonly id: string;
  readonly title: string;
  /** What the heading adds, such as "7 claims". */
  readonly note?: string;
  readonly count?: number;
  readonly content: Html;
}

export const sectionView = ({ id, title, note, content }: Section): Html => html`<section class="part" aria-labelledby="${id}">
<h2 id="${id}">${title}${note !== undefined && html` <small>${note}</small>`}</h2>
${content}
</section>`;

/** "1 claim", "7 claims". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** The graph holds nothing: that has its own look and words, and says what to do about it. */
export const notRecorded: Html = html`<a class="gap" href="/about#mistakes" title="Suggest a source">not recorded</a>`;
