import { graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, command, followUpButton } from '../contract/command.ts';
import type { Row } from '../contract/reply.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources } from '../present/number-sources.ts';
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
    topic: 'news',
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
  const span = [...(since === undefined ? [] : [texts.since(since)]), ...(until === undefined ? [] : [texts.until(until)])];
  const { claim, sources } = numberSources();
  // Newest first.
  const rows = [...nodes].reverse().map(({ date, type, text, entities, citations }): Row => {
    const what = type === 'FACT' ? text : messages.and(entities.map(({ name }) => name));
    return { label: date, cells: [claim(texts.events[type], citations), claim(what, citations)] };
  });
  const { corner, columns } = texts;
  return {
    title: texts.title(span),
    lead: { text: totalCount === 0 ? texts.none(span) : texts.lead(totalCount, nodes.length, span), sources: [] },
    blocks: rows.length === 0 ? [] : [{ kind: 'table', corner, columns, rows, subjects: 'rows' }],
    sources,
    followUps: [followUpButton(messages.models.title, 'models')],
  };
}
