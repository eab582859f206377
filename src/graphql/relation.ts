/** One relation as such, where it does not stand at an edge of one of its two entities. */
import type { Entity, Relation } from '../graph/graph.ts';
import { builder } from './builder.ts';
import { CitationRef } from './citation.ts';
import { EntityRef } from './entity.ts';
import { RelationTypeEnum } from './ontology.ts';

export const RelationRef = builder.objectRef<Relation>('Relation').implement({
  description: 'A statement that joins two entities, with its sources.',
  fields: (t) => ({
    type: t.field({ type: RelationTypeEnum, description: 'How the two are joined.', resolve: ({ type }) => type }),
    from: t.field({ type: EntityRef, description: 'The entity of which it is stated.', resolve: ({ from }): Entity => from }),
    to: t.field({ type: EntityRef, description: 'The entity that it leads to.', resolve: ({ to }): Entity => to }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark on the relation." }),
    origin: t.exposeString('origin', { description: 'Who wrote the relation: `curated`, `editor` or a catalog.' }),
    citations: t.field({ type: [CitationRef], description: 'The sources that state the relation.', resolve: ({ citations }) => citations }),
  }),
});
