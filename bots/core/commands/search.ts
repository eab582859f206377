import type { Query } from '../../api/client.ts';
import { type EntityKind, graphql, type ResultOf } from '../../api/graphql.ts';
import { type Command, type CommandResult, command, type FollowUp, followUpButton } from '../contract/command.ts';
import { entityId } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { CitationParts, numberSources, type SourceNumbering } from '../present/number-sources.ts';
import { claimsBlock } from '../present/reply-parts.ts';
import { type QueriedResult, resultFrom } from '../present/result-from.ts';
import { shareOption } from './shared-options.ts';

const MAX_RESULTS = 30;
const MAX_LENGTH = 200;

const Search = graphql(
  `query Search($text: String!, $kinds: [Kind!], $first: Int!) {
    search(text: $text, kinds: $kinds, first: $first) {
      totalCount
      nodes {
        __typename
        ... on Entity { kind slug name summary citations { ...CitationParts } }
        ... on Fact { text about { kind slug name } citations { ...CitationParts } }
      }
    }
    meta { revision }
  }`,
  [CitationParts],
);

type Hit = ResultOf<typeof Search>['search']['nodes'][number];

const KINDS: Readonly<Record<string, EntityKind>> = {
  model: 'MODEL',
  class: 'MODEL_CLASS',
  lab: 'ORGANIZATION',
  modality: 'MODALITY',
  task: 'TASK',
  stage: 'STAGE',
  technique: 'TECHNIQUE',
  limitation: 'LIMITATION',
  benchmark: 'BENCHMARK',
  concept: 'CONCEPT',
};

export const search = (messages: Messages): Command =>
  command({
    name: 'search',
    aliases: ['find'],
    description: messages.search.description,
    topic: 'questions',
    options: {
      text: { type: 'text', description: messages.search.options.text, required: true, maxLength: MAX_LENGTH },
      kind: { type: 'choice', description: messages.search.options.kind, choices: Object.keys(KINDS), nameRequired: true },
      share: shareOption(messages),
    },
    examples: ['search video', 'search made up words kind:limitation'],
    run: ({ text, kind }, { query }) => searchFor(text, kind === undefined ? undefined : KINDS[kind], query, messages),
  });

function searchFor(text: string, kind: EntityKind | undefined, query: Query, messages: Messages): Promise<CommandResult> {
  const variables = { text, kinds: kind === undefined ? null : [kind], first: MAX_RESULTS };
  return resultFrom(query, Search, variables, (data) => toReply(data, text, messages));
}

function toReply({ search: { totalCount, nodes } }: ResultOf<typeof Search>, text: string, messages: Messages): QueriedResult {
  const texts = messages.search;
  const numbering = numberSources();
  const claims = nodes.map((hit) => hitClaim(hit, numbering, messages));
  return {
    title: texts.title(text),
    lead: { text: totalCount === 0 ? texts.none(text) : texts.lead(text, totalCount, nodes.length), sources: [] },
    blocks: [...claimsBlock(undefined, claims)],
    sources: numbering.sources,
    followUps: totalCount === 0 ? [suggestFollowUp(text, messages)] : entityFollowUp(nodes, messages),
  };
}

function hitClaim(hit: Hit, { claim }: SourceNumbering, messages: Messages) {
  if (hit.__typename === 'Fact') return claim(hit.text, hit.citations, messages.search.fact);
  return claim(hit.summary, hit.citations, messages.search.entity(hit.name, messages.kindNames[hit.kind]));
}

/** Offers to suggest what the graph lacks. */
export const suggestFollowUp = (text: string, messages: Messages): FollowUp =>
  followUpButton(messages.actions.suggest, 'suggest', { text: messages.suggest.missing(text) });

function entityFollowUp(nodes: readonly Hit[], messages: Messages): FollowUp[] {
  const entities = nodes.flatMap((hit) => (hit.__typename === 'Fact' ? hit.about : [hit]));
  const choices = [...new Map(entities.map((entity) => [entityId(entity), entity]))].map(([id, { kind, name }]) => ({
    label: name,
    detail: messages.kindNames[kind],
    call: { command: 'explain', options: { concept: id } },
  }));
  return choices.length === 0 ? [] : [{ kind: 'select', label: messages.search.which, choices }];
}
