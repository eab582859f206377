/** Mutations of citations. */
import { cite, uncite } from '../../curation/editor/citations.ts';
import { citeInput, unciteInput } from '../../curation/editor/inputs.ts';
import type { Citation, Graph } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { relationById } from '../knowledge/relation.ts';
import { CitationRef } from '../sources/citation.ts';
import { EXPECTED_REVISION, ID_HINT, RelationInput, SourceInput } from './inputs.ts';

const StatementInput = builder.inputType('StatementInput', {
  description: 'One statement that an editor wrote: exactly one of the three is given.',
  isOneOf: true,
  fields: (t) => ({
    entity: t.id({ description: `The summary and the fields of an entity: ${ID_HINT}.` }),
    fact: t.id({ description: 'A fact: its `id` in any answer, or `fact/slug`.' }),
    relation: t.field({ type: RelationInput, description: 'A relation between two entities.' }),
  }),
});

const CiteInput = builder.inputType('CiteInput', {
  description: 'One more citation of a statement.',
  fields: (t) => ({
    statement: t.field({ type: StatementInput, required: true, description: 'What is cited: an entity, a fact or a relation.' }),
    source: t.field({ type: SourceInput, required: true, description: 'The publication that says it.' }),
    locator: t.string({ required: true, description: 'Where in it: a section, a table or "abstract", at most 200 characters.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const UnciteInput = builder.inputType('UnciteInput', {
  description: 'A citation that is to go from a statement which has others.',
  fields: (t) => ({
    statement: t.field({ type: StatementInput, required: true, description: 'What cites it: an entity, a fact or a relation.' }),
    source: t.string({ required: true, description: 'The slug of the publication that is cited no more.' }),
    locator: t.string({ description: 'Which place in it; every place in it when this is left out.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

/** The citations of a statement by its id, as the graph has them; null when somebody else has removed it in the meantime. */
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
      description: 'All citations of the statement as the graph shows them now; null when there are errors.',
      resolve: ({ value }) => value,
    }),
  );
  return ref;
}

const CitePayload = citationsPayload('CitePayload', 'What came of citing a source.');
const UncitePayload = citationsPayload('UncitePayload', 'What came of taking a citation away.');

builder.mutationFields((t) => ({
  cite: t.field({
    type: CitePayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Adds a citation to a statement that an editor wrote; the source may be new.',
    args: { input: t.arg({ type: CiteInput, required: true, description: 'The statement and its further source.' }) },
    resolve: mutationResolver(citeInput, async (input, context) => {
      const id = await writeKnowledge(context, cite, input);
      return currentCitations(context.graph, id);
    }),
  }),
  uncite: t.field({
    type: UncitePayload,
    nullable: true,
    authScopes: { curate: true },
    description: 'Takes a citation from a statement that an editor wrote; the last one stays.',
    args: { input: t.arg({ type: UnciteInput, required: true, description: 'The statement and the source that goes.' }) },
    resolve: mutationResolver(unciteInput, async (input, context) => {
      const id = await writeKnowledge(context, uncite, input);
      return currentCitations(context.graph, id);
    }),
  }),
}));
