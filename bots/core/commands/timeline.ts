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
  `query Timeline($since: PartialDate, $last: Int!) {
    timeline(since: $since, last: $last) {
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
      share: shareOption(messages),
    },
    examples: ['timeline', 'timeline since 2025-06'],
    run: ({ since }, { query }) =>
      resultFrom(query, Timeline, { since: since ?? null, last: MAX_EVENTS }, (data) => toReply(data, since, messages)),
  });

function toReply(
  { timeline: { totalCount, nodes } }: ResultOf<typeof Timeline>,
  since: string | undefined,
  messages: Messages,
): QueriedResult {
  const texts = messages.timeline;
  const { claim, sources } = numberSources();
  // Newest first.
  const claims = [...nodes].reverse().map(({ date, type, text, entities, citations }) => {
    const names = messages.and(entities.map(({ name }) => name));
    return claim(type === 'RELEASE' ? texts.released(names) : text, citations, date);
  });
  return {
    title: since === undefined ? texts.title : texts.titleSince(since),
    lead: { text: totalCount === 0 ? texts.none : texts.lead(totalCount), sources: [] },
    blocks: [
      ...claimsBlock(undefined, claims),
      ...(totalCount > nodes.length ? [{ kind: 'note', text: texts.more(nodes.length, totalCount) } as const] : []),
    ],
    sources,
    followUps: [followUpButton(messages.models.title, 'models')],
  };
}
