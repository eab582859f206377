/** Mutations of entities. */
import { createEntity, deleteEntity, updateEntity } from '../../curation/editor/entities.ts';
import { createEntityInput, deleteEntityInput, updateEntityInput } from '../../curation/editor/inputs.ts';
import type { Entity } from '../../graph/graph.ts';
import { builder, type Context } from '../base/builder.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { CitationInput, EXPECTED_REVISION, ID_HINT } from './inputs.ts';

const ModelInput = builder.inputType('ModelInput', {
  description: 'What only models have. What is left out stays as it is, and null empties it.',
  fields: (t) => ({
    releasedOn: t.field({ type: 'PartialDate', description: 'When it was first published, as exact as it is known.' }),
    parameters: t.field({ type: 'BigInt', description: 'Number of trained weights, as its source states it.' }),
    contextTokens: t.field({ type: 'BigInt', description: 'How many tokens it can take in at once.' }),
    license: t.string({ description: 'The license under which its weights are published, at most 80 characters.' }),
    openWeights: t.boolean({ description: 'Whether everybody can download what was trained.' }),
    family: t.string({ description: 'The line of models it belongs to, at most 80 characters.' }),
  }),
});

const OrganizationInput = builder.inputType('OrganizationInput', {
  description: 'What only organizations have. What is left out stays as it is, and null empties it.',
  fields: (t) => ({
    country: t.string({ description: 'Where it has its seat, at most 80 characters.' }),
    url: t.string({ description: 'Its own site: an https address without tracking parameters.' }),
  }),
});

const BenchmarkInput = builder.inputType('BenchmarkInput', {
  description: 'What only benchmarks have. What is left out stays as it is, and null empties it.',
  fields: (t) => ({
    releasedOn: t.field({ type: 'PartialDate', description: 'When it was first published, as exact as it is known.' }),
    metric: t.string({ description: 'What its scores count, with their unit, at most 80 characters.' }),
  }),
});

const LimitationInput = builder.inputType('LimitationInput', {
  description: 'What only limitations have. What is left out stays as it is.',
  fields: (t) => ({
    statement: t.string({ description: 'What is said of it, at most 300 characters; a new limitation needs it.' }),
    sourceHeading: t.string({ description: 'The heading under which its source lists it, word for word.' }),
  }),
});

/** What is told alike of a new entity and of a changed one. */
const NOTE = "A curator's remark that belongs beside every answer about it, at most 500 characters.";
const ORDINAL = 'Its place in its list, from 1, for modalities, dimensions, stages and limitations; a new one comes last without it.';
const DETAIL = 'Only for an entity of that kind.';

const CreateEntityInput = builder.inputType('CreateEntityInput', {
  description: 'A new entity with its sources.',
  fields: (t) => ({
    kind: t.field({
      type: KindEnum,
      required: true,
      description: 'Which of the kinds of the ontology the new entity is of, such as MODEL.',
    }),
    slug: t.string({ required: true, description: 'Its short stable name within the kind: small letters, digits, hyphens.' }),
    name: t.string({ required: true, description: 'What people call it, at most 80 characters; no other of its kind is called so.' }),
    summary: t.string({ required: true, description: 'What it is, in one sentence of at most 300 characters.' }),
    note: t.string({ description: NOTE }),
    aliases: t.stringList({ description: 'Up to 20 other names under which it is found.' }),
    asks: t.stringList({ description: 'Up to 12 phrases by which people ask for it in other words.' }),
    model: t.field({ type: ModelInput, description: `Release, size and license. ${DETAIL}` }),
    organization: t.field({ type: OrganizationInput, description: `Seat and site. ${DETAIL}` }),
    benchmark: t.field({ type: BenchmarkInput, description: `Release and unit of scores. ${DETAIL}` }),
    limitation: t.field({ type: LimitationInput, description: `What is stated of it. ${DETAIL}` }),
    ordinal: t.int({ description: ORDINAL }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The sources of all this, 1 to 10.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const UpdateEntityInput = builder.inputType('UpdateEntityInput', {
  description: 'What is to be changed of an entity that an editor wrote. What is left out stays as it is.',
  fields: (t) => ({
    id: t.id({ required: true, description: `The entity to change: ${ID_HINT}.` }),
    name: t.string({ description: 'What people call it from now on, at most 80 characters.' }),
    summary: t.string({ description: 'What it is, in one sentence of at most 300 characters.' }),
    note: t.string({ description: `${NOTE} Null removes it.` }),
    aliases: t.stringList({ description: 'All other names under which it is found, in place of those it has.' }),
    asks: t.stringList({ description: 'All phrases by which people ask for it, in place of those it has.' }),
    model: t.field({ type: ModelInput, description: `Release, size and license. ${DETAIL}` }),
    organization: t.field({ type: OrganizationInput, description: `Seat and site. ${DETAIL}` }),
    benchmark: t.field({ type: BenchmarkInput, description: `Release and unit of scores. ${DETAIL}` }),
    limitation: t.field({ type: LimitationInput, description: `What is stated of it. ${DETAIL}` }),
    ordinal: t.int({ description: ORDINAL }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const DeleteEntityInput = builder.inputType('DeleteEntityInput', {
  description: 'An entity that an editor wrote and to which nothing refers any more.',
  fields: (t) => ({
    id: t.id({ required: true, description: `The entity to remove: ${ID_HINT}.` }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

function entityPayload(name: string, description: string) {
  const ref = definePayload<Entity>(name, description);
  builder.objectField(ref, 'entity', (t) =>
    t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity as the graph shows it now; null when there are errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const CreateEntityPayload = entityPayload('CreateEntityPayload', 'What came of writing an entity.');
const UpdateEntityPayload = entityPayload('UpdateEntityPayload', 'What came of changing an entity.');
const DeleteEntityPayload = definePayload<string>('DeleteEntityPayload', 'What came of removing an entity.');
builder.objectField(DeleteEntityPayload, 'deletedId', (t) =>
  t.id({
    nullable: true,
    description: 'The id of what is gone, such as `model/clip`; null when there are errors.',
    resolve: ({ value }) => value,
  }),
);

/** Null when somebody else has removed it in the meantime. */
const currentEntity = (id: string, { graph }: Pick<Context, 'graph'>): Entity | null => graph.entities.get(id) ?? null;

builder.mutationFields((t) => ({
  createEntity: t.field({
    type: CreateEntityPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Writes a new entity under the origin `editor`, with its names, details and sources.',
    args: { input: t.arg({ type: CreateEntityInput, required: true, description: 'The entity to write.' }) },
    resolve: mutationResolver(createEntityInput, async (input, context) =>
      currentEntity(await writeKnowledge(context, createEntity, input), context),
    ),
  }),
  updateEntity: t.field({
    type: UpdateEntityPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Changes an entity that an editor wrote; its sources are changed by `cite` and `uncite`.',
    args: { input: t.arg({ type: UpdateEntityInput, required: true, description: 'What to change, and of which entity.' }) },
    resolve: mutationResolver(updateEntityInput, async (input, context) =>
      currentEntity(await writeKnowledge(context, updateEntity, input), context),
    ),
  }),
  deleteEntity: t.field({
    type: DeleteEntityPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Removes an entity that an editor wrote, with its names, details and citations.',
    args: { input: t.arg({ type: DeleteEntityInput, required: true, description: 'The entity to remove.' }) },
    resolve: mutationResolver(deleteEntityInput, (input, context) => writeKnowledge(context, deleteEntity, input)),
  }),
}));
