import { createEntity, deleteEntity, updateEntity } from '../../curation/editor/entities.ts';
import { columnInput, createEntityInput, deleteEntityInput, updateEntityInput } from '../../curation/editor/inputs.ts';
import type { Entity } from '../../graph/graph.ts';
import { type ColumnKind, columnKinds, kinds } from '../../graph/ontology.ts';
import type { Context } from '../base/builder.ts';
import { writeKnowledge } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { EntityRef, KindEnum } from '../knowledge/entity.ts';
import { CitationInput } from './inputs.ts';

const columnInputs = Object.fromEntries(
  columnKinds.map((kind) => [kind, defineInput(`${kinds[kind].type}Input`, columnInput(kind))]),
) as Record<ColumnKind, ReturnType<typeof defineInput>>;

const entityPayload = (description: string) =>
  payloadWith({ description, field: 'entity', type: EntityRef, fieldDescription: 'The entity as it is now; null on errors.' });

/** Null when another caller removed it in the meantime. */
const currentEntity = (id: string, { graph }: Pick<Context, 'graph'>): Entity | null => graph.entities.get(id) ?? null;

defineMutation('createEntity', {
  scopes: ['curate'],
  description: 'Creates an entity with its names, details and sources.',
  input: {
    schema: createEntityInput,
    types: { kind: KindEnum, ...columnInputs, citations: CitationInput },
    description: 'The entity to write.',
  },
  payload: entityPayload('The result of creating an entity.'),
  write: async (input, context) => currentEntity(await writeKnowledge(context, createEntity, input), context),
});

defineMutation('updateEntity', {
  scopes: ['curate'],
  description: "Changes an editor's entity, not its sources.",
  input: { schema: updateEntityInput, types: columnInputs, description: 'The entity and its changes.' },
  payload: entityPayload('The result of changing an entity.'),
  write: async (input, context) => currentEntity(await writeKnowledge(context, updateEntity, input), context),
});

defineMutation('deleteEntity', {
  scopes: ['curate'],
  description: "Deletes an editor's entity with its names and citations.",
  input: { schema: deleteEntityInput, description: 'The entity to remove.' },
  payload: payloadWith({
    description: 'The result of deleting an entity.',
    field: 'deletedId',
    type: 'ID',
    fieldDescription: 'The id of the former entity; null on errors.',
  }),
  write: (input, context) => writeKnowledge(context, deleteEntity, input),
});
