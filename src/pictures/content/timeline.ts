/** The newest releases of models, or those within a span, by month. */
import type { DateSpan } from '../../graph/base/partial-dates.ts';
import { entityOf, type Graph } from '../../graph/graph.ts';
import { type DatedEvent, timeline } from '../../graph/query/timeline.ts';
import type { NamedEntity, TimelinePicture } from '../picture.ts';
import { sourceNames } from './source-names.ts';
import { counted, listed, monthOf, named, sentence } from './wording.ts';

const MAX_RELEASES = 40;

export function timelinePicture(graph: Graph, span: DateSpan): TimelinePicture {
  const { newest, total } = newestReleases(graph, span);
  const groups: { label: string; released: NamedEntity[] }[] = [];
  for (const event of newest) {
    const label = monthOf(event.date);
    if (groups.at(-1)?.label !== label) groups.push({ label, released: [] });
    groups.at(-1)?.released.push(named(entityOf(graph, event.aboutIds[0] ?? '')));
  }
  const title = titleOf(newest.length, total, span);
  const lines = groups.map(({ label, released }) => `${label}: ${listed(released.map(({ name }) => name))}.`);
  return {
    ...{ form: 'timeline', title, subtitle: '', groups, alt: [sentence(title), ...lines].join(' ') },
    sources: sourceNames(
      graph,
      newest.flatMap(({ citations }) => citations),
    ),
  };
}

/** Newest first. */
function newestReleases(graph: Graph, span: DateSpan): { readonly newest: readonly DatedEvent[]; readonly total: number } {
  const all = timeline(graph, { ...span, kinds: ['model'] });
  const newest: DatedEvent[] = [];
  let total = 0;
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const event = all.at(at);
    if (event?.type !== 'release') continue;
    total += 1;
    if (newest.length < MAX_RELEASES) newest.push(event);
  }
  return { newest, total };
}

function titleOf(drawn: number, total: number, { since, until }: DateSpan): string {
  const when = [since === undefined ? '' : ` since ${monthOf(since)}`, until === undefined ? '' : ` until ${monthOf(until)}`].join('');
  if (total === 0) return `No models with a release date${when}`;
  return drawn === total
    ? `${counted(total, 'model')} released${when}`
    : `The newest ${drawn} of ${counted(total, 'model')} released${when}`;
}
