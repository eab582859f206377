/** The questions about entities that have a field of their own. */

import { type Entity, entitiesOf } from '../../graph/graph.ts';
import { listLimitations } from '../../graph/query/limitations.ts';
import { needEntity } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { EntityRef, KindEnum, kindRefs } from './entity.ts';

const ModelClassEnum = enumOf<'lmm' | 'llm'>('ModelClass', 'The two model classes whose limitations and training are set side by side.', {
  lmm: 'Large multimodal models: they take in or give out more than text.',
  llm: 'Large language models: they take in and give out text.',
});

builder.interfaceField(EntityRef, 'limitations', (t) =>
  t.field({
    type: [kindRefs.limitation],
    description: 'What limits it: what is stated of it, then what is stated of the classes it belongs to; empty when nothing is.',
    complexity: listComplexity,
    resolve: (entity, _args, { graph }): readonly Entity[] => listLimitations(graph, entity).map(({ to }) => to),
  }),
);

builder.queryFields((t) => ({
  entity: t.field({
    type: EntityRef,
    nullable: true,
    description: 'One entity; an unknown name is an error with the nearest names.',
    args: {
      kind: t.arg({ type: KindEnum, required: true, description: 'Of which kind it is: a slug is unique within its kind only.' }),
      slug: t.arg.string({ required: true, description: 'Its slug; its name or an alias will do.' }),
    },
    resolve: (_root, { kind, slug }, { graph }) => needEntity(graph, slug, [kind]),
  }),
}));

builder.queryFields((t) => ({
  limitations: t.field({
    type: [kindRefs.limitation],
    description: 'The limitations stated of a model class, in the order of their source.',
    complexity: listComplexity,
    args: { of: t.arg({ type: ModelClassEnum, required: true, description: 'LMM or LLM: the class whose limitations are asked for.' }) },
    resolve: (_root, { of }, { graph }) => listLimitations(graph, needEntity(graph, of, ['model-class'])).map(({ to }) => to),
  }),
  modalities: t.field({
    type: [kindRefs.modality],
    description: 'The forms of data that models work with, in their usual order.',
    complexity: listComplexity,
    resolve: (_root, _args, { graph }) => [...entitiesOf(graph, 'modality')],
  }),
  training: t.field({
    type: [kindRefs.stage],
    description: 'The stages of training in their order, each with what is said of LLMs and of LMMs.',
    complexity: listComplexity,
    resolve: (_root, _args, { graph }) => [...entitiesOf(graph, 'stage')],
  }),
}));
