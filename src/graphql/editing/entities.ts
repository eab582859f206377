/** Mutations of entities. */
import { createEntity, deleteEntity, updateEntity } from '../../curation/editor/entities.ts';
import { createEntityInput, deleteEntityInput, updateEntityInput } from '../../curation/editor/inputs.ts';
import type { Entity } from '../../graph/graph.ts';
import { builder, type Context } from '../base/builder.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { CitationInput, EXPECTED_REVISION, ID_HINT } from './inputs.ts';

const ModelInput = builder.inputType('ModelInput', {
  description: 'Fields of models. Omitted fields stay; null clears.',
  fields: (t) => ({
    releasedOn: t.field({ type: 'PartialDate', description: 'When it was first published.' }),
    parameters: t.field({ type: 'BigInt', description: 'Number of trained weights.' }),
    contextTokens: t.field({ type: 'BigInt', description: 'How many tokens it takes at once.' }),
    license: t.string({ description: 'The license of its weights, up to 80 characters.' }),
    openWeights: t.boolean({ description: 'Whether anyone can download its weights.' }),
    family: t.string({ description: 'The model line, up to 80 characters.' }),
  }),
});

const OrganizationInput = builder.inputType('OrganizationInput', {
  description: 'Fields of organizations. Omitted fields stay; null clears.',
  fields: (t) => ({
    country: t.string({ description: 'Where it is based, up to 80 characters.' }),
    url: t.string({ description: 'Its own site: an https URL without tracking parameters.' }),
  }),
});

const BenchmarkInput = builder.inputType('BenchmarkInput', {
  description: 'Fields of benchmarks. Omitted fields stay; null clears.',
  fields: (t) => ({
    releasedOn: t.field({ type: 'PartialDate', description: 'When it was first published.' }),
    metric: t.string({ description: 'What its scores measure, with the unit, up to 80 characters.' }),
  }),
});

const LimitationInput = builder.inputType('LimitationInput', {
  description: 'Fields of limitations. Omitted fields stay.',
  fields: (t) => ({
    statement: t.string({ description: 'What the source says, up to 300 characters; required for a new limitation.' }),
    sourceHeading: t.string({ description: "The source's own heading for it." }),
  }),
});

/** Shared by the inputs of new and changed entities. */
const NOTE = "A curator's remark, up to 500 characters.";
const ORDINAL = 'Its place in the list of its kind, from 1; last by default.';
const DETAIL = 'Only for that kind.';

const CreateEntityInput = builder.inputType('CreateEntityInput', {
  description: 'A new entity with its sources.',
  fields: (t) => ({
    kind: t.field({
      type: KindEnum,
      required: true,
      description: 'The kind of the new entity, such as MODEL.',
    }),
    slug: t.string({ required: true, description: 'Unique within its kind: lowercase letters, digits and hyphens.' }),
    name: t.string({ required: true, description: 'Unique within its kind, up to 80 characters.' }),
    summary: t.string({ required: true, description: 'What it is: one sentence, up to 300 characters.' }),
    note: t.string({ description: NOTE }),
    aliases: t.stringList({ description: 'Up to 20 other names.' }),
    asks: t.stringList({ description: 'Up to 12 phrases that people use to ask for it.' }),
    model: t.field({ type: ModelInput, description: `Release, size and license. ${DETAIL}` }),
    organization: t.field({ type: OrganizationInput, description: `Country and site. ${DETAIL}` }),
    benchmark: t.field({ type: BenchmarkInput, description: `Release and unit of scores. ${DETAIL}` }),
    limitation: t.field({ type: LimitationInput, description: `Statement and heading. ${DETAIL}` }),
    ordinal: t.int({ description: ORDINAL }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The sources of all this, 1 to 10.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const UpdateEntityInput = builder.inputType('UpdateEntityInput', {
  description: "Changes to an editor's entity. Omitted fields stay.",
  fields: (t) => ({
    id: t.id({ required: true, description: `The entity to change: ${ID_HINT}.` }),
    name: t.string({ description: 'The new name, up to 80 characters.' }),
    summary: t.string({ description: 'What it is: one sentence, up to 300 characters.' }),
    note: t.string({ description: `${NOTE} Null clears it.` }),
    aliases: t.stringList({ description: 'Replaces all its other names.' }),
    asks: t.stringList({ description: 'Replaces all phrases that people use to ask for it.' }),
    model: t.field({ type: ModelInput, description: `Release, size and license. ${DETAIL}` }),
    organization: t.field({ type: OrganizationInput, description: `Country and site. ${DETAIL}` }),
    benchmark: t.field({ type: BenchmarkInput, description: `Release and unit of scores. ${DETAIL}` }),
    limitation: t.field({ type: LimitationInput, description: `Statement and heading. ${DETAIL}` }),
    ordinal: t.int({ description: ORDINAL }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const DeleteEntityInput = builder.inputType('DeleteEntityInput', {
  description: "An editor's entity that nothing refers to.",
  fields: (t) => ({
    id: t.id({ required: true, description: `The entity to delete: ${ID_HINT}.` }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

function entityPayload(name: string, description: string) {
  const ref = definePayload<Entity>(name, description);
  builder.objectField(ref, 'entity', (t) =>
    t.field({
      type: EntityRef,
      nullable: true,
      description: 'The entity as it is now; null on errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const CreateEntityPayload = entityPayload('CreateEntityPayload', 'The result of creating an entity.');
const UpdateEntityPayload = entityPayload('UpdateEntityPayload', 'The result of changing an entity.');
const DeleteEntityPayload = definePayload<string>('DeleteEntityPayload', 'The result of deleting an entity.');
builder.objectField(DeleteEntityPayload, 'deletedId', (t) =>
  t.id({
    nullable: true,
    description: 'The id of the former entity; null on errors.',
    resolve: ({ value }) => value,
  }),
);

/** Null when another caller removed it in the meantime. */
const currentEntity = (id: string, { graph }: Pick<Context, 'graph'>): Entity | null => graph.entities.get(id) ?? null;

builder.mutationFields((t) => ({
  createEntity: t.field({
    type: CreateEntityPayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Creates an entity with its names, details and sources. Needs the scope `curate`.',
    args: { input: t.arg({ type: CreateEntityInput, required: true, description: 'The entity to write.' }) },
    resolve: mutationResolver(createEntityInput, async (input, context) =>
      currentEntity(await writeKnowledge(context, createEntity, input), context),
    ),
  }),
  updateEntity: t.field({
    type: UpdateEntityPayload,
    nullable: true,
    authScopes: { curate: true },
    description: "Changes an editor's entity, not its sources. Needs the scope `curate`.",
    args: { input: t.arg({ type: UpdateEntityInput, required: true, description: 'The entity and its changes.' }) },
    resolve: mutationResolver(updateEntityInput, async (input, context) =>
      currentEntity(await writeKnowledge(context, updateEntity, input), context),
    ),
  }),
  deleteEntity: t.field({
    type: DeleteEntityPayload,
    nullable: true,
    authScopes: { curate: true },
    description: "Deletes an editor's entity with its names and citations. Needs the scope `curate`.",
    args: { input: t.arg({ type: DeleteEntityInput, required: true, description: 'The entity to remove.' }) },
    resolve: mutationResolver(deleteEntityInput, (input, context) => writeKnowledge(context, deleteEntity, input)),
  }),
}));
