import { relateInput, unrelateInput } from '../../curation/editor/inputs.ts';
import { relate, unrelate } from '../../curation/editor/relations.ts';
import type { Entity, Relation } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { RelationRef, relationById, startOf } from '../knowledge/relation.ts';
import { CitationInput } from './inputs.ts';

const RelateInput = defineInput('RelateInput', relateInput, { type: RelationTypeEnum, citations: CitationInput });
const UnrelateInput = defineInput('UnrelateInput', unrelateInput, { type: RelationTypeEnum });

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
