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
import { NotFound } from '../../errors.ts';
import type { Entity, Graph } from '../../graph/graph.ts';
import { kindNames } from '../../graph/ontology.ts';
import { entityById, needEntity } from '../../graph/search/find.ts';
import { builder, type Context } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { newestPage } from '../base/newest-page.ts';
import { pageComplexity } from '../base/page.ts';
import { actorOf, definePayload, mutationResolver } from '../base/payload.ts';
import { EntityRef } from '../knowledge/entity.ts';

const StatusEnum = enumOf<Status>('SuggestionStatus', 'How far the curators are with a suggestion.', statuses);
const OutcomeEnum = enumOf<Outcome>('SuggestionOutcome', 'What curators can decide of a suggestion.', outcomes);

const SuggestionRef = builder.prismaObject('Suggestion', {
  description: 'Something that a reader misses or finds wrong.',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'For `resolveSuggestion`, not for `node`.' }),
    at: t.field({ type: 'DateTime', description: 'The moment in which it was handed in, in UTC.', resolve: ({ at }) => at.toISOString() }),
    text: t.exposeString('text', { description: 'What the reader says, in their own words, 3 to 2000 characters.' }),
    about: t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity that it is about; null when none was named, or when it is gone.',
      resolve: ({ aboutId }, _args, { graph }): Entity | null => (aboutId === null ? null : (entityById(graph, aboutId) ?? null)),
    }),
    url: t.exposeString('url', { nullable: true, description: 'Where the reader found it: an https address.' }),
    platform: t.exposeString('platform', { nullable: true, description: 'Where it was said, such as `slack`, as the bot calls it.' }),
    author: t.exposeString('author', { nullable: true, description: 'Who said it there, as the platform calls them.' }),
    submittedBy: t.exposeString('keyName', { description: 'The name of the API key by which it was handed in.' }),
    status: t.field({ type: StatusEnum, description: 'How far the curators are with it.', resolve: ({ status }) => status as Status }),
    resolvedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When a curator decided; null while it is open.',
      resolve: ({ resolvedAt }) => resolvedAt?.toISOString() ?? null,
    }),
    resolvedBy: t.exposeString('resolvedBy', { nullable: true, description: 'The name of the API key by which it was decided.' }),
    note: t.exposeString('note', { nullable: true, description: 'What the curator remarked on the decision.' }),
  }),
});

const SuggestInput = builder.inputType('SuggestInput', {
  description: 'What a reader misses or finds wrong.',
  fields: (t) => ({
    text: t.string({ required: true, description: 'What it is, in their own words, 3 to 2000 characters.' }),
    about: t.string({ description: 'The entity it is about, by id, slug, name or alias.' }),
    url: t.string({ description: 'Where one can read it: an https address of at most 500 characters.' }),
    platform: t.string({ description: 'Where it was said, such as `slack`, at most 40 characters.' }),
    author: t.string({ description: 'Who said it there, as the platform calls them, at most 100 characters.' }),
  }),
});

const ResolveSuggestionInput = builder.inputType('ResolveSuggestionInput', {
  description: 'What a curator decides of an open suggestion.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which suggestion is decided on: its plain `id`, as `suggestions` tells it.' }),
    outcome: t.field({ type: OutcomeEnum, required: true, description: 'Whether it is taken up.' }),
    note: t.string({ description: 'Why, or what was written because of it, at most 500 characters.' }),
  }),
});

type Suggestion = typeof SuggestionRef.$inferType;

function suggestionPayload(name: string, description: string) {
  const ref = definePayload<Suggestion>(name, description);
  builder.objectField(ref, 'suggestion', (t) =>
    t.field({
      type: SuggestionRef,
      nullable: true,
      description: 'The suggestion as it is now; null when there are errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const SuggestPayload = suggestionPayload('SuggestPayload', 'What came of handing in a suggestion.');
const ResolveSuggestionPayload = suggestionPayload('ResolveSuggestionPayload', 'What came of deciding on a suggestion.');

const sessionOf = (context: Context) => ({ client: context.client, clock: context.clock, actor: actorOf(context) });

/** The id of what is called so; throws NotFound that names the field. */
function aboutId(graph: Graph, name: string): string {
  try {
    return needEntity(graph, name, kindNames).id;
  } catch (error) {
    throw error instanceof NotFound ? new NotFound(error.message, error.suggestions, ['about']) : error;
  }
}

builder.mutationFields((t) => ({
  suggest: t.field({
    type: SuggestPayload,
    nullable: true,
    authScopes: { $any: { bot: true, curate: true } },
    description: 'Hands something in for the curators; no knowledge changes by it.',
    args: { input: t.arg({ type: SuggestInput, required: true, description: 'What the reader says.' }) },
    resolve: mutationResolver(suggestInput, (input, context) =>
      addSuggestion(sessionOf(context), input, input.about === null ? null : aboutId(context.graph, input.about)),
    ),
  }),
  resolveSuggestion: t.field({
    type: ResolveSuggestionPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Decides on an open suggestion, once and for all; what it asks for is written by other mutations.',
    args: { input: t.arg({ type: ResolveSuggestionInput, required: true, description: 'The suggestion and the decision.' }) },
    resolve: mutationResolver(resolveSuggestionInput, (input, context) => resolveSuggestion(sessionOf(context), input)),
  }),
}));

const SuggestionConnection = builder.connectionObject(
  { name: 'SuggestionConnection', type: SuggestionRef, description: 'A page of suggestions, with its edges and its total count.' },
  { name: 'SuggestionEdge', description: 'What a reader handed in, and the place where it stands.' },
);

builder.queryField('suggestions', (t) =>
  t.field({
    type: SuggestionConnection,
    nullable: true,
    authScopes: { curate: true },
    description: 'What readers handed in, the newest first.',
    args: { ...t.arg.connectionArgs(), status: t.arg({ type: StatusEnum, description: 'Only those that are so far.' }) },
    complexity: pageComplexity,
    resolve: (_root, { status, ...page }, { client }) => newestPage(page, status == null ? {} : { status }, client.suggestion),
  }),
);
