import { relateInput, unrelateInput } from '../../curation/editor/inputs.ts';
import { relate, unrelate } from '../../curation/editor/relations.ts';
import { writeKnowledge } from '../base/payload.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { EntityRef } from '../knowledge/entity.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { RelationRef, relationById, startOf } from '../knowledge/relation.ts';
import { CitationInput } from './inputs.ts';

defineMutation('relate', {
  scopes: ['curate'],
  description: 'Relates two entities of any origin.',
  input: {
    schema: relateInput,
    types: { type: RelationTypeEnum, citations: CitationInput },
    description: 'The relation to add.',
  },
  payload: payloadWith({
    description: 'The result of adding a relation.',
    field: 'relation',
    type: RelationRef,
    fieldDescription: 'The relation as it is now; null on errors.',
  }),
  write: async (input, context) => {
    const id = await writeKnowledge(context, relate, input);
    return relationById(context.graph, id) ?? null;
  },
});

defineMutation('unrelate', {
  scopes: ['curate'],
  description: "Removes an editor's relation with its citations.",
  input: { schema: unrelateInput, types: { type: RelationTypeEnum }, description: 'The relation to remove.' },
  payload: payloadWith({
    description: 'The result of removing a relation.',
    field: 'entity',
    type: EntityRef,
    fieldDescription: 'The entity it started from, without it; null on errors.',
  }),
  write: async (input, context) => {
    const id = await writeKnowledge(context, unrelate, input);
    return context.graph.entities.get(startOf(id)) ?? null;
  },
});
