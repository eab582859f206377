/** Mutations of citations. */
import { cite, uncite } from '../../curation/editor/citations.ts';
import { citeInput, unciteInput } from '../../curation/editor/inputs.ts';
import type { Citation, Graph } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { definePayload, mutationResolver, writeKnowledge } from '../base/payload.ts';
import { relationById } from '../knowledge/relation.ts';
import { CitationRef } from '../sources/citation.ts';
import { EXPECTED_REVISION, RelationInput, SourceInput } from './inputs.ts';

const StatementInput = builder.inputType('StatementInput', {
  description: 'A statement by an editor; give exactly one of the three.',
  isOneOf: true,
  fields: (t) => ({
    entity: t.id({ description: 'The summary and fields of an entity.' }),
    fact: t.id({ description: 'A fact, such as `fact/clip-purpose`.' }),
    relation: t.field({ type: RelationInput, description: 'A relation between two entities.' }),
  }),
});

const CiteInput = builder.inputType('CiteInput', {
  description: 'A new citation for a statement.',
  fields: (t) => ({
    statement: t.field({ type: StatementInput, required: true, description: 'The entity, fact or relation to cite for.' }),
    source: t.field({ type: SourceInput, required: true, description: 'The publication that says it.' }),
    locator: t.string({ required: true, description: 'A section, a table or "abstract", up to 200 characters.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

const UnciteInput = builder.inputType('UnciteInput', {
  description: 'A citation to remove; at least one has to stay.',
  fields: (t) => ({
    statement: t.field({ type: StatementInput, required: true, description: 'The entity, fact or relation that cites it.' }),
    source: t.string({ required: true, description: 'The slug of the source to remove.' }),
    locator: t.string({ description: 'The place in the source; every place by default.' }),
    expectedRevision: t.field({ type: 'BigInt', description: EXPECTED_REVISION }),
  }),
});

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
