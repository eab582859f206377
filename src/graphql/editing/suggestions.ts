/** Suggestions: handed in by bots and people, decided on by curators. */
import {
  addSuggestion,
  type Outcome,
  outcomes,
  resolveSuggestion,
  resolveSuggestionInput,
  type Status,
  statuses,
  suggestInput,
} from '../../curation/suggestions.ts';
import type { Entity } from '../../graph/graph.ts';
import { kindNames } from '../../graph/ontology.ts';
import { entityById, needEntity } from '../../graph/search/find.ts';
import { builder, type Context } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { pageComplexity } from '../base/page.ts';
import { actorOf } from '../base/payload.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { EntityRef } from '../knowledge/entity.ts';

const StatusEnum = enumOf<Status>('SuggestionStatus', 'What curators decided.', statuses);
const OutcomeEnum = enumOf<Outcome>('SuggestionOutcome', "A curator's decision about a suggestion.", outcomes);

const SuggestionRef = builder.prismaObject('Suggestion', {
  description: 'What a reader misses or finds wrong.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `resolveSuggestion`, not for `node`.' }),
    at: t.field({ type: 'DateTime', description: 'When it was sent, in UTC.', resolve: ({ at }) => at.toISOString() }),
    text: t.exposeString('text', { description: "The suggestion in the reader's words." }),
    about: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity concerned; null if none was named or it was deleted.',
      resolve: ({ aboutId }, _args, { graph }): Entity | null => (aboutId === null ? null : (entityById(graph, aboutId) ?? null)),
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where the reader found it.' }),
    platform: t.exposeString('platform', { nullable: true, description: 'The chat platform, such as `slack`.' }),
    author: t.exposeString('author', { nullable: true, description: "The platform's id of the reader." }),
    submittedBy: t.exposeString('keyName', { description: 'The name of the API key that sent it.' }),
    status: t.field({ type: StatusEnum, description: 'Whether curators have decided.', resolve: ({ status }) => status as Status }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a curator decided; null while open.',
      resolve: ({ resolvedAt }) => resolvedAt?.toISOString() ?? null,
    }),
    resolvedBy: t.exposeString('resolvedBy', { nullable: true, description: 'The name of the API key that decided.' }),
    note: t.exposeString('note', { nullable: true, description: "The curator's remark on the decision." }),
  }),
});

const suggestionPayload = (description: string) =>
  payloadWith({
    description,
    field: 'suggestion',
    type: SuggestionRef,
    fieldDescription: 'The suggestion as it is now; null on errors.',
  });

const sessionOf = (context: Context) => ({ client: context.client, clock: context.clock, actor: actorOf(context) });

defineMutation('suggest', {
  scopes: ['curate', 'bot'],
  description: 'Sends a suggestion to the curators.',
  input: { schema: suggestInput, description: "The reader's suggestion." },
  payload: suggestionPayload('The result of sending a suggestion.'),
  write: (input, context) =>
    addSuggestion(sessionOf(context), input, input.about === null ? null : needEntity(context.graph, input.about, kindNames, ['about']).id),
});

defineMutation('resolveSuggestion', {
  scopes: ['curate'],
  description: 'Decides about a suggestion, permanently.',
  input: { schema: resolveSuggestionInput, types: { outcome: OutcomeEnum }, description: 'The suggestion and the decision.' },
  payload: suggestionPayload('The result of the decision.'),
  write: (input, context) => resolveSuggestion(sessionOf(context), input),
});

const SuggestionConnection = builder.connectionObject(
  { name: 'SuggestionConnection', type: SuggestionRef, description: 'A page of suggestions.' },
  { name: 'SuggestionEdge', description: 'One suggestion and its cursor.' },
);

builder.queryField('suggestions', (t) =>
  t.field({
    type: SuggestionConnection,
    nullable: true,
    authScopes: { curate: true },
    description: 'Suggestions of readers, newest first. Needs the scope `curate`.',
    args: { ...t.arg.connectionArgs(), status: t.arg({ type: StatusEnum, description: 'Only entries with this status.' }) },
    complexity: pageComplexity,
    resolve: (_root, { status, ...page }, { client }) => newestPage(page, status == null ? {} : { status }, client.suggestion),
  }),
);
