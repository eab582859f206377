import { cite, uncite } from '../../curation/editor/citations.ts';
import { citeInput, relationInput, statementInput, unciteInput } from '../../curation/editor/inputs.ts';
import type { Citation, Graph } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { defineInput } from '../inputs/define-input.ts';
import { RelationTypeEnum } from '../knowledge/ontology.ts';
import { relationById } from '../knowledge/relation.ts';
import { CitationRef } from '../sources/citation.ts';
import { SourceInput } from './inputs.ts';

const RelationInput = defineInput('RelationInput', relationInput, { type: RelationTypeEnum });
const StatementInput = defineInput('StatementInput', statementInput, { relation: RelationInput }, true);
const CiteInput = defineInput('CiteInput', citeInput, { statement: StatementInput, source: SourceInput });
const UnciteInput = defineInput('UnciteInput', unciteInput, { statement: StatementInput });

/** The citations of a statement by its id, as the graph has them; null when another caller removed it in the meantime. */
function currentCitations(graph: Graph, id: string): readonly Citation[] | null {
  const statement = graph.entities.get(id) ?? graph.factsById.get(id) ?? relationById(graph, id);
  return statement?.citations ?? null;
}

function citationsPayload(name: string, description: string) {
  const ref = definePayload<readonly Citation[]>(name, description);
  builder.objectField(ref, 'citations', (t) =>
    t.field({
      type: [CitationRef],
      nullable: true,
      complexity: listComplexity,
      description: 'All citations of the statement now; null on errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const CitePayload = citationsPayload('CitePayload', 'The result of adding a citation.');
const UncitePayload = citationsPayload('UncitePayload', 'The result of removing a citation.');

builder.mutationFields((t) => ({
  cite: t.field({
    type: CitePayload,
    nullable: true,
    authScopes: { curate: true },
    description: "Adds a citation to an editor's statement. Needs the scope `curate`.",
    args: { input: t.arg({ type: CiteInput, required: true, description: 'The statement and its new source.' }) },
    resolve: mutationResolver(citeInput, async (input, context) => {
      const id = await writeKnowledge(context, cite, input);
      return currentCitations(context.graph, id);
    }),
  }),
  uncite: t.field({
    type: UncitePayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Removes a citation, but never the last one. Needs the scope `curate`.',
    args: { input: t.arg({ type: UnciteInput, required: true, description: 'The statement and the source to remove.' }) },
    resolve: mutationResolver(unciteInput, async (input, context) => {
      const id = await writeKnowledge(context, uncite, input);
      return currentCitations(context.graph, id);
    }),
  }),
}));
