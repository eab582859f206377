/** Mutations of relations. */
import { relateInput, unrelateInput } from '../../curation/editor/inputs.ts';
import { relate, unrelate } from '../../curation/editor/relations.ts';
import type { Entity, Relation } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { RelationRef, relationById, startOf } from '../knowledge/relation.ts';
import { CitationInput, EXPECTED_REVISION, ID_HINT } from './inputs.ts';

const RelateInput = builder.inputType('RelateInput', {
  description: 'A new relation with its sources.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are joined, such as MADE_BY.' }),
    from: t.id({ required: true, description: `The entity at which it begins: ${ID_HINT}.` }),
    to: t.id({ required: true, description: `The entity to which it leads: ${ID_HINT}.` }),
    note: t.string({ description: "A curator's remark on the relation, at most 500 characters." }),
    ordinal: t.int({ description: 'Its place in the list of its source, from 1.' }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The sources that state it, 1 to 10.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const UnrelateInput = builder.inputType('UnrelateInput', {
  description: 'A relation that an editor stated, by its type and its two ends.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are joined, such as MADE_BY.' }),
    from: t.id({ required: true, description: `The entity at which it begins: ${ID_HINT}.` }),
    to: t.id({ required: true, description: `The entity to which it leads: ${ID_HINT}.` }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const RelatePayload = definePayload<Relation>('RelatePayload', 'What came of stating a relation.');
builder.objectField(RelatePayload, 'relation', (t) =>
  t.field({
    type: RelationRef,
    nullable: true,
    description: 'The relation as the graph shows it now; null when there are errors.',
    resolve: ({ value }) => value,
  }),
);

const UnrelatePayload = definePayload<Entity>('UnrelatePayload', 'What came of taking a relation back.');
builder.objectField(UnrelatePayload, 'entity', (t) =>
  t.field({
    type: EntityRef,
    nullable: true,
    description: 'The entity at which the relation began, as it is without it; null when there are errors.',
    resolve: ({ value }): Entity | null => value,
  }),
);

builder.mutationFields((t) => ({
  relate: t.field({
    type: RelatePayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'States a relation between two entities under the origin `editor`; they may be written by anybody.',
    args: { input: t.arg({ type: RelateInput, required: true, description: 'The relation to state.' }) },
    resolve: mutationResolver(relateInput, async (input, context) => {
      const id = await writeKnowledge(context, relate, input);
      return relationById(context.graph, id) ?? null;
    }),
  }),
  unrelate: t.field({
    type: UnrelatePayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Takes a relation back that an editor stated, with its citations.',
    args: { input: t.arg({ type: UnrelateInput, required: true, description: 'The relation to take back.' }) },
    resolve: mutationResolver(unrelateInput, async (input, context) => {
      const id = await writeKnowledge(context, unrelate, input);
      return context.graph.entities.get(startOf(id)) ?? null;
    }),
  }),
}));
