import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, followUpButton } from '../contract/command.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
import { claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

/** Longer lists aren't read in a chat. */
const MAX_EVENTS = 60;

const Timeline = graphql(
  `query Timeline($since: PartialDate, $until: PartialDate, $last: Int!) {
    timeline(since: $since, until: $until, last: $last) {
      totalCount nodes { date type text entities { name } citations { ...CitationParts } }
    }
    meta { revision }
  }`,
  [CitationParts],
);

export const timeline = (messages: Messages): Command =>
  command({
    name: 'timeline',
    aliases: ['history', 'releases'],
    description: messages.timeline.description,
    options: {
      since: { type: 'text', description: messages.timeline.options.since, format: 'date', keyword: true },
      until: { type: 'text', description: messages.timeline.options.until, format: 'date', keyword: true },
      share: shareOption(messages),
    },
    examples: ['timeline', 'timeline since 2025-06', 'timeline since 2023 until 2024'],
    run: ({ since, until }, { query, today }) => {
      const span = { since: since ?? null, until: until ?? today };
      return resultFrom(query, Timeline, { ...span, last: MAX_EVENTS }, (data) => toReply(data, { since, until }, messages));
    },
  });

function toReply(
  { timeline: { totalCount, nodes } }: ResultOf<typeof Timeline>,
  { since, until }: { readonly since: string | undefined; readonly until: string | undefined },
  messages: Messages,
): QueriedResult {
  const texts = messages.timeline;
  const { claim, sources } = numberSources();
  // Newest first.
  const claims = [...nodes].reverse().map(({ date, type, text, entities, citations }) => {
    const names = messages.and(entities.map(({ name }) => name));
    return claim(type === 'FACT' ? text : texts.events[type](names), citations, date);
  });
  return {
    title: texts.title([...(since === undefined ? [] : [texts.since(since)]), ...(until === undefined ? [] : [texts.until(until)])]),
    lead: { text: totalCount === 0 ? texts.none : texts.lead(totalCount), sources: [] },
    blocks: [
      ...claimsBlock(undefined, claims),
      ...(totalCount > nodes.length ? [{ kind: 'note', text: texts.more(nodes.length, totalCount) } as const] : []),
    ],
    sources,
    followUps: [followUpButton(messages.models.title, 'models')],
  };
}
