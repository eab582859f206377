import { graphql } from '../../../api/graphql.ts';
import { type Command, command, followUpButton } from '../../contract/command.ts';
import type { Messages } from '../../messages/index.ts';
import { ChangeParts, type Changes, changeRows, changesLead } from '../../present/changes/rows.ts';
import { numberSources } from '../../present/number-sources.ts';
import { claimsBlock, notesBlock } from '../../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../../present/result-from.ts';
import { shareOption } from '../shared-options.ts';

/** Longer lists aren't read in a chat. */
const MAX_CHANGES = 60;
const DAY_MS = 86_400_000;

const WhatChanged = graphql(
  `query WhatChanged($since: Date!, $about: String, $kinds: [ChangeKind!], $first: Int!) {
    changes(since: $since, about: $about, kinds: $kinds, first: $first) { recordedSince ...ChangeParts }
    meta { revision }
  }`,
  [ChangeParts],
);

/** Relations are too many to list unless they are about something. */
const WITHOUT_RELATIONS = [
  ...(['MODEL_CREATED', 'FACT_WITHDRAWN', 'FACT_CORRECTED', 'MODEL_RETIRED'] as const),
  ...(['SCORE_CREATED', 'FACT_CREATED', 'ENTITY_CREATED'] as const),
];

export const changes = (messages: Messages): Command =>
  command({
    name: 'changes',
    aliases: ['news', 'digest'],
    description: messages.changes.description,
    topic: 'news',
    options: {
      since: { type: 'text', description: messages.changes.options.since, format: 'date', keyword: true },
      about: {
        type: 'text',
        description: messages.changes.options.about,
        entityKinds: 'any',
        nameRequired: true,
        keyword: true,
      },
      share: shareOption(messages),
    },
    examples: ['changes', 'changes since 2026-11-01', 'changes about:mmmu'],
    run: ({ since: typed, about }, { query, today }) => {
      const since = typed === undefined ? daysBefore(today, 7) : firstDayOf(typed);
      const variables = { since, about: about ?? null, kinds: about === undefined ? WITHOUT_RELATIONS : null, first: MAX_CHANGES };
      return resultFrom(query, WhatChanged, variables, (data) => toReply(data.changes, { since, about, today }, messages));
    },
  });

const daysBefore = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - count * DAY_MS).toISOString().slice(0, 10);

/** `2026` and `2026-11` begin on their first day. */
const firstDayOf = (date: string): string => `${date}-01-01`.slice(0, 10);

interface Asked {
  readonly since: string;
  readonly about: string | undefined;
  readonly today: string;
}

function toReply(found: Changes & { readonly recordedSince: string | null }, asked: Asked, messages: Messages): QueriedResult {
  const texts = messages.changes;
  const { since, about, today } = asked;
  const numbering = numberSources();
  const rows = changeRows(found.nodes, numbering, messages);
  const day = texts.day(since, today);
  const shown = found.nodes.length;
  const firstDay = found.recordedSince?.slice(0, 10) ?? today;
  return {
    title: about === undefined ? texts.title : texts.titleAbout(about),
    lead: { text: changesLead(found, day, '', messages), sources: [] },
    blocks: [
      ...claimsBlock(
        undefined,
        rows.map(({ claim }) => claim),
      ),
      ...notesBlock([
        found.totalCount > shown ? texts.more(shown, found.totalCount) : null,
        firstDay > since ? texts.recordedSince(texts.day(firstDay, today)) : null,
      ]),
    ],
    sources: numbering.sources,
    followUps: [
      ...(since > daysBefore(today, 30) ? [followUpButton(texts.lastMonth, 'changes', optionsFrom(daysBefore(today, 30), about))] : []),
      followUpButton(messages.models.title, 'models'),
    ],
  };
}

const optionsFrom = (since: string, about: string | undefined) => ({ since, ...(about === undefined ? {} : { about }) });
