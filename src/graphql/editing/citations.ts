import { cite, uncite } from '../../curation/editor/citations.ts';
import { citeInput, relationInput, statementInput, unciteInput } from '../../curation/editor/inputs.ts';
import type { Citation } from '../../graph/graph.ts';
import type { Context } from '../base/builder.ts';
import { writeKnowledge } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { defineMutation, payloadWith } from '../inputs/define-mutation.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { relationById } from '../knowledge/relation.ts';
import { CitationRef } from '../sources/citation.ts';
import { SourceInput } from './inputs.ts';

const RelationInput = defineInput('RelationInput', relationInput, { type: RelationTypeEnum });
const StatementInput = defineInput('StatementInput', statementInput, { relation: RelationInput }, true);

/** The citations of a statement by its id, as the graph has them; null when another caller removed it in the meantime. */
function currentCitations(id: string, { graph }: Pick<Context, 'graph'>): readonly Citation[] | null {
  const statement = graph.entities.get(id) ?? graph.factsById.get(id) ?? relationById(graph, id);
  return statement?.citations ?? null;
}

const citationsPayload = (description: string) =>
  payloadWith({
    description,
    field: 'citations',
    type: [CitationRef],
    fieldDescription: 'All citations of the statement now; null on errors.',
  });

defineMutation('cite', {
  scopes: ['curate'],
  description: "Adds a citation to an editor's statement.",
  input: {
    schema: citeInput,
    types: { statement: StatementInput, source: SourceInput },
    description: 'The statement and its new source.',
  },
  payload: citationsPayload('The result of adding a citation.'),
  write: async (input, context) => currentCitations(await writeKnowledge(context, cite, input), context),
});

defineMutation('uncite', {
  scopes: ['curate'],
  description: 'Removes a citation, but never the last one.',
  input: { schema: unciteInput, types: { statement: StatementInput }, description: 'The statement and the source to remove.' },
  payload: citationsPayload('The result of removing a citation.'),
  write: async (input, context) => currentCitations(await writeKnowledge(context, uncite, input), context),
});
