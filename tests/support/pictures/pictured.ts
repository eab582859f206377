/** A small graph with something for every picture. */
import { citation, entity, graphOf, position, relation, score, source } from '../graph/rows.ts';
import type { Tables } from '../graph/tables.ts';

const models = ['clip', 'flamingo', 'llava'] as const;

export const pictured: Partial<Tables> = {
  entities: [
    entity('model/clip', {
      name: 'CLIP',
      model: { releasedOn: '2021-01-05', parameters: 428_000_000n, openWeights: true, license: 'MIT' },
    }),
    entity('model/flamingo', { name: 'Flamingo', model: { releasedOn: '2022-04', openWeights: false } }),
    entity('model/llava', { name: 'LLaVA', model: { releasedOn: '2023' } }),
    entity('model-class/lmm', { name: 'LMM' }),
    entity('model-class/llm', { name: 'LLM' }),
    entity('model-class/vision-language-encoder', { name: 'Vision-language encoder' }),
    entity('organization/openai', { name: 'OpenAI' }),
    entity('modality/text', { name: 'Text', ordinal: 1 }),
    entity('modality/image', { name: 'Image', ordinal: 2 }),
    entity('modality/video', { name: 'Video', ordinal: 3 }),
    entity('dimension/data', { name: 'Data', ordinal: 1 }),
    entity('benchmark/mmmu', { name: 'MMMU' }),
  ],
  relations: [
    relation('model/clip made-by organization/openai'),
    relation('model/clip instance-of model-class/vision-language-encoder'),
    relation('model/clip listed-as model-class/lmm'),
    relation('model/clip accepts modality/text'),
    relation('model/clip accepts modality/image'),
    relation('model/flamingo instance-of model-class/lmm'),
    relation('model/flamingo accepts modality/text'),
    relation('model/flamingo accepts modality/image'),
    relation('model/flamingo accepts modality/video'),
    relation('model/flamingo produces modality/text'),
    relation('model/llava instance-of model-class/lmm'),
    relation('model/llava accepts modality/image'),
    relation('model/llava builds-on model/clip'),
  ],
  positions: [position('dimension/data', 'model-class/lmm', 'Several kinds.'), position('dimension/data', 'model-class/llm', 'Text.')],
  scores: models.map((slug, index) => score(`model/${slug}`, 'benchmark/mmmu', 40 + 10 * index, { asOf: '2025-03' })),
  sources: [source('survey')],
  citations: [citation('1', 'survey', { relationId: 'model/clip listed-as model-class/lmm' })],
};

export const picturedGraph = graphOf(pictured);
