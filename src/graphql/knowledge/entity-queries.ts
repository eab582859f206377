/** The questions about entities that have a field of their own. */

import { type Entity, entitiesOf, entityOf } from '../../graph/graph.ts';
import { listLimitations } from '../../graph/query/limitations.ts';
import { needEntity } from '../../graph/search/find.ts';
import { builder } from '../base/builder.ts';
import { enumOf } from '../base/enums.ts';
import { listComplexity } from '../base/page.ts';
import { EntityRef, KindEnum, kindRefs } from './entity.ts';

const ModelClassEnum = enumOf<'lmm' | 'llm'>('ModelClass', 'The two model classes that are compared.', {
  lmm: 'Large multimodal models: they handle more than text.',
  llm: 'Large language models: text in, text out.',
});

builder.interfaceField(EntityRef, 'limitations', (t) =>
  t.field({
    type: [kindRefs.limitation],
    description: 'Its own, then those of its classes.',
    complexity: listComplexity,
    resolve: (entity, _args, { graph }): readonly Entity[] => listLimitations(graph, entity).map(({ toId }) => entityOf(graph, toId)),
  }),
);

builder.queryFields((t) => ({
  entity: t.field({
    type: EntityRef,
    nullable: true,
    description: 'One entity, by its kind and its slug, name or alias.',
    args: {
      kind: t.arg({ type: KindEnum, required: true, description: 'Slugs are unique within a kind.' }),
      slug: t.arg.string({ required: true, description: 'Or its name, alias or id.' }),
    },
    resolve: (_root, { kind, slug }, { graph }) => needEntity(graph, slug, [kind], ['slug']),
  }),
}));

builder.queryFields((t) => ({
  limitations: t.field({
    type: [kindRefs.limitation],
    description: 'The limitations of a model class, in the order of the source.',
    complexity: listComplexity,
    args: { of: t.arg({ type: ModelClassEnum, required: true, description: 'The model class: LMM or LLM.' }) },
    resolve: (_root, { of }, { graph }) =>
      listLimitations(graph, needEntity(graph, of, ['model-class'], ['of'])).map(({ toId }) => entityOf(graph, toId)),
  }),
  modalities: t.field({
    type: [kindRefs.modality],
    description: 'The forms of data that models handle.',
    complexity: listComplexity,
    resolve: (_root, _args, { graph }) => [...entitiesOf(graph, 'modality')],
  }),
  training: t.field({
    type: [kindRefs.stage],
    description: 'The stages of training, each with what is said of LLMs and LMMs.',
    complexity: listComplexity,
    resolve: (_root, _args, { graph }) => [...entitiesOf(graph, 'stage')],
  }),
}));
