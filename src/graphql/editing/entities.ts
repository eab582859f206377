import { createEntity, deleteEntity, updateEntity } from '../../curation/editor/entities.ts';
import { columnInput, createEntityInput, deleteEntityInput, updateEntityInput } from '../../curation/editor/inputs.ts';
import type { Entity } from '../../graph/graph.ts';
import { type ColumnKind, columnKinds, kinds } from '../../graph/ontology.ts';
import { builder, type Context } from '../base/builder.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { CitationInput } from './inputs.ts';

const columnInputs = Object.fromEntries(
  columnKinds.map((kind) => [kind, defineInput(`${kinds[kind].type}Input`, columnInput(kind))]),
) as Record<ColumnKind, ReturnType<typeof defineInput>>;

const CreateEntityInput = defineInput('CreateEntityInput', createEntityInput, {
  kind: KindEnum,
  ...columnInputs,
  citations: CitationInput,
});
const UpdateEntityInput = defineInput('UpdateEntityInput', updateEntityInput, columnInputs);
const DeleteEntityInput = defineInput('DeleteEntityInput', deleteEntityInput);

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
