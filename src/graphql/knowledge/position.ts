/** Positions: what is said of one subject under a dimension or a training stage. */
import { entityOf, type Position, positionsUnder } from '../../graph/graph.ts';
import { positionKinds } from '../../graph/ontology.ts';
import { builder } from '../base/builder.ts';
import { listComplexity } from '../base/page.ts';
import { CitationRef } from '../sources/citation.ts';
import { EntityRef, kindRefs } from './entity.ts';

const PositionRef = builder.objectRef<Position>('Position');

PositionRef.implement({
  description: 'What is said of one subject under a dimension or training stage.',
  fields: (t) => ({
    subject: t.field({
      type: EntityRef,
      description: 'The class or model, such as LMMs.',
      resolve: ({ subjectId }, _args, { graph }) => entityOf(graph, subjectId),
    }),
    text: t.exposeString('text', { description: 'One or two sentences.' }),
    note: t.exposeString('note', { nullable: true, description: "A curator's remark." }),
    citations: t.field({ type: [CitationRef], description: 'The sources that say it.', resolve: ({ citations }) => citations }),
  }),
});

for (const kind of positionKinds) {
  builder.objectField(kindRefs[kind], 'positions', (t) =>
    t.field({
      type: [PositionRef],
      description: 'What is said of each subject.',
      complexity: listComplexity,
      resolve: (entity, _args, { graph }) => [...positionsUnder(graph, entity)],
    }),
  );
}
