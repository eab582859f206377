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
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are related, such as MADE_BY.' }),
    from: t.id({ required: true, description: `The start: ${ID_HINT}.` }),
    to: t.id({ required: true, description: `The end: ${ID_HINT}.` }),
    note: t.string({ description: "A curator's remark, up to 500 characters." }),
    ordinal: t.int({ description: "Its place in the source's list, from 1." }),
    citations: t.field({ type: [CitationInput], required: true, description: 'The sources that state it, 1 to 10.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const UnrelateInput = builder.inputType('UnrelateInput', {
  description: "An editor's relation by its type and both ends.",
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, required: true, description: 'How the two are related, such as MADE_BY.' }),
    from: t.id({ required: true, description: `The start: ${ID_HINT}.` }),
    to: t.id({ required: true, description: `The end: ${ID_HINT}.` }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const RelatePayload = definePayload<Relation>('RelatePayload', 'The result of adding a relation.');
builder.objectField(RelatePayload, 'relation', (t) =>
  t.field({
    type: RelationRef,
    nullable: true,
    description: 'The relation as it is now; null on errors.',
    resolve: ({ value }) => value,
  }),
);

const UnrelatePayload = definePayload<Entity>('UnrelatePayload', 'The result of removing a relation.');
builder.objectField(UnrelatePayload, 'entity', (t) =>
  t.field({
    type: EntityRef,
    nullable: true,
    description: 'The entity it started from, without it; null on errors.',
    resolve: ({ value }): Entity | null => value,
  }),
);

builder.mutationFields((t) => ({
  relate: t.field({
    type: RelatePayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Relates two entities of any origin. Needs the scope `curate`.',
    args: { input: t.arg({ type: RelateInput, required: true, description: 'The relation to add.' }) },
    resolve: mutationResolver(relateInput, async (input, context) => {
      const id = await writeKnowledge(context, relate, input);
      return relationById(context.graph, id) ?? null;
    }),
  }),
  unrelate: t.field({
    type: UnrelatePayload,
    nullable: true,
    authScopes: { curate: true },
    description: "Removes an editor's relation with its citations. Needs the scope `curate`.",
    args: { input: t.arg({ type: UnrelateInput, required: true, description: 'The relation to remove.' }) },
    resolve: mutationResolver(unrelateInput, async (input, context) => {
      const id = await writeKnowledge(context, unrelate, input);
      return context.graph.entities.get(startOf(id)) ?? null;
    }),
  }),
}));
