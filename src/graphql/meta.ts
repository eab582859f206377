/** What this installation holds, and at which revision. */
import { standingFacts } from '../graph/facts.ts';
import { entitiesOf, type Graph } from '../graph/graph.ts';
import { type Kind, kindNames } from '../graph/ontology.ts';
import { builder } from './builder.ts';
import { KindEnum } from './entity.ts';

interface KindCount {
  readonly kind: Kind;
  readonly count: number;
}

const KindCountRef = builder.objectRef<KindCount>('KindCount');
KindCountRef.implement({
  description: 'How many entities of one kind the graph holds.',
  fields: (t) => ({
    kind: t.field({ type: KindEnum, description: 'The kind that was counted.', resolve: ({ kind }) => kind }),
    count: t.exposeInt('count', { description: 'Number of entities of this kind.' }),
  }),
});

const MetaRef = builder.objectRef<Graph>('Meta');
MetaRef.implement({
  description: 'The state of the graph that answered.',
  fields: (t) => ({
    revision: t.field({
      type: 'BigInt',
      description: 'Counts up with every change; two answers of one revision are from the same graph.',
      resolve: ({ revision }) => Number(revision),
    }),
    entities: t.field({
      type: [KindCountRef],
      description: 'Number of entities by kind.',
      resolve: (graph) => kindNames.map((kind) => ({ kind, count: entitiesOf(graph, kind).length })),
    }),
    facts: t.int({
      description: 'Number of facts that stand.',
      resolve: (graph) => standingFacts(graph).length,
    }),
    sources: t.int({ description: 'How many sources the citations of the graph can lead to.', resolve: ({ sources }) => sources.size }),
  }),
});

builder.queryField('meta', (t) =>
  t.field({
    type: MetaRef,
    description: 'The state of the graph that answers this very request.',
    resolve: (_root, _args, { graph }) => graph,
  }),
);
