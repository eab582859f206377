/** What this installation holds, and at which revision. */
import type { Graph } from '../graph/graph.ts';
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
      resolve: ({ byKind }) => kindNames.map((kind) => ({ kind, count: byKind.get(kind)?.length ?? 0 })),
    }),
    facts: t.int({
      description: 'Number of facts that stand.',
      resolve: ({ facts }) => facts.filter(({ retracted }) => retracted === null).length,
    }),
    sources: t.int({ description: 'Number of sources.', resolve: ({ sources }) => sources.size }),
  }),
});

builder.queryField('meta', (t) =>
  t.field({
    type: MetaRef,
    description: 'The state of the graph that answers this very request.',
    resolve: (_root, _args, { graph }) => graph,
  }),
);
