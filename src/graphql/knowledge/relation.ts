/** A relation by itself, where it does not stand at an edge of one of its two entities. */
import { entityOf, type Graph, type Relation } from '../../graph/graph.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { EntityRef } from './entity.ts';
import { RelationTypeEnum } from './ontology.ts';

export const RelationRef = builder.objectRef<Relation>('Relation').implement({
  description: 'Two related entities, with sources.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, description: 'How the two are related, such as MADE_BY.', resolve: ({ type }) => type }),
    from: t.field({
      type: EntityRef,
      description: 'Where the relation starts.',
      resolve: ({ fromId }, _args, { graph }) => entityOf(graph, fromId),
    }),
    to: t.field({
      type: EntityRef,
      description: 'Where the relation leads.',
      resolve: ({ toId }, _args, { graph }) => entityOf(graph, toId),
    }),
    ordinal: t.exposeInt('ordinal', { nullable: true, description: "Its place in the source's list, from 1." }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark." }),
    origin: t.exposeString('origin', { description: '`curated`, `editor` or a catalog.' }),
    citations: t.field({
      type: [CitationRef],
      complexity: listComplexity,
      description: 'The sources that state it.',
      resolve: ({ citations }) => citations,
    }),
  }),
});

/** The id of the entity where a relation starts: `made-by:model/clip>organization/openai@editor`. */
export const startOf = (relationId: string): string => relationId.slice(relationId.indexOf(':') + 1, relationId.indexOf('>'));

export const relationById = (graph: Graph, id: string): Relation | undefined =>
  graph.outgoing.get(startOf(id))?.find((relation) => relation.id === id);
