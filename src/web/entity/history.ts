/** History: what the graph learned about the entity, and when its facts were last checked. */
import { longDate, shortDate } from '../base/dates.ts';
import { type Html, html } from '../base/html.ts';
import type { EntityPageData } from './documents.ts';

export function historyView({ changes, facts }: EntityPageData): Html {
  const checked = facts.nodes
    .map(({ checkedOn }) => checkedOn)
    .sort()
    .at(-1);
  const since = changes.recordedSince === null ? '' : ` since ${longDate(changes.recordedSince.slice(0, 10))}`;
  const rows = changes.nodes.map(({ at, text }) => html`<div><dt>${shortDate(at.slice(0, 10))}</dt><dd>${text}</dd></div>`);
  return html`${rows.length > 0 ? html`<dl class="rows">${rows}</dl>` : html`<p class="note">No changes on record${since}.</p>`}
${checked !== undefined && html`<p class="note">Claims were last checked on ${longDate(checked)}.</p>`}`;
}
