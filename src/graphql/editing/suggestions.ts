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
import { actorOf, definePayload, mutationResolver } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
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

const SuggestInput = defineInput('SuggestInput', suggestInput);
const ResolveSuggestionInput = defineInput('ResolveSuggestionInput', resolveSuggestionInput, { outcome: OutcomeEnum });

type Suggestion = typeof SuggestionRef.$inferType;

function suggestionPayload(name: string, description: string) {
  const ref = definePayload<Suggestion>(name, description);
  builder.objectField(ref, 'suggestion', (t) =>
    t.field({
      type: SuggestionRef,
      nullable: true,
      description: 'The suggestion as it is now; null on errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const SuggestPayload = suggestionPayload('SuggestPayload', 'The result of sending a suggestion.');
const ResolveSuggestionPayload = suggestionPayload('ResolveSuggestionPayload', 'The result of the decision.');

const sessionOf = (context: Context) => ({ client: context.client, clock: context.clock, actor: actorOf(context) });

builder.mutationFields((t) => ({
  suggest: t.field({
    type: SuggestPayload,
    nullable: true,
    authScopes: { $any: { bot: true, curate: true } },
    description: 'Sends a suggestion to the curators. Needs the scope `curate` or `bot`.',
    args: { input: t.arg({ type: SuggestInput, required: true, description: "The reader's suggestion." }) },
    resolve: mutationResolver(suggestInput, (input, context) =>
      addSuggestion(
        sessionOf(context),
        input,
        input.about === null ? null : needEntity(context.graph, input.about, kindNames, ['about']).id,
      ),
    ),
  }),
  resolveSuggestion: t.field({
    type: ResolveSuggestionPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Decides about a suggestion, permanently. Needs the scope `curate`.',
    args: { input: t.arg({ type: ResolveSuggestionInput, required: true, description: 'The suggestion and the decision.' }) },
    resolve: mutationResolver(resolveSuggestionInput, (input, context) => resolveSuggestion(sessionOf(context), input)),
  }),
}));

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
