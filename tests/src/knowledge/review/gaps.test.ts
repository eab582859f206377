import { expect, it } from 'vitest';
import type { Kind } from '../../../../src/graph/ontology.ts';
import { readKnowledge } from '../../../../src/knowledge/index.ts';
import { findGaps } from '../../../../src/knowledge/review/gaps.ts';
import { base, CHECKED, CITED, type Files, folderWith } from '../folder.ts';

const entity = (name: string, ...lines: string[]) => [`name: ${name}`, 'summary: Something.', CITED, ...lines];
const related = (relations: Readonly<Record<string, string>>) => [
  'relations:',
  ...Object.entries(relations).map(([type, to]) => `  ${type}: [{ to: ${to}, ${CITED} }]`),
];

async function gapsOf(files: Files, kind?: Kind): Promise<Record<string, readonly string[]>> {
  const { 'model/clip.yaml': _, ...others } = base;
  const { contents } = await readKnowledge(await folderWith({ ...others, ...files }));
  return Object.fromEntries(findGaps(contents, kind).map(({ kind: of, gap, items }) => [`${of} ${gap}`, items]));
}

it('lists what a model lacks', async () => {
  const whole = related({
    'instance-of': 'model-class/lmm',
    'made-by': 'organization/openai',
    accepts: 'modality/text',
    produces: 'modality/text',
  });
  const files = {
    'organization/openai.yaml': entity('OpenAI'),
    'model-class/lmm.yaml': entity('LMM', ...related({ produces: 'modality/text' })),
    'model-class/encoder.yaml': entity('Encoder'),
    'model/whole.yaml': entity('Whole', 'released: 2021', 'family: W', 'openWeights: true', 'license: MIT', ...whole),
    'model/bare.yaml': entity('Bare'),
    'model/open.yaml': entity('Open', 'released: 2021', 'family: W', 'openWeights: true', ...whole),
    'model/silent.yaml': entity('Silent', 'released: 2021', 'family: W', ...whole.filter((line) => !line.includes('produces'))),
    'model/encoder.yaml': entity(
      'Coder',
      'released: 2021',
      'family: E',
      ...related({ 'instance-of': 'model-class/encoder', 'made-by': 'organization/openai', accepts: 'modality/text' }),
    ),
  };
  expect(await gapsOf(files)).toEqual({
    'model maker': ['model/bare'],
    'model class': ['model/bare'],
    'model inputs': ['model/bare'],
    'model outputs': ['model/silent'],
    'model releasedOn': ['model/bare'],
    'model family': ['model/bare'],
    'model openWeights': ['model/silent'],
    'model license': ['model/open'],
  });
});

const alone: Files = {
  'benchmark/vqa.yaml': entity('VQA'),
  'limitation/cost.yaml': entity('Cost', 'ordinal: 1', 'statement: It costs much.'),
  'technique/rag.yaml': entity('RAG'),
  'task/chat.yaml': entity('Chat'),
  'organization/nobody.yaml': entity('Nobody'),
};

it('lists what other kinds lack', async () => {
  expect(await gapsOf(alone)).toEqual({
    'organization description': ['organization/nobody'],
    'task performers': ['task/chat'],
    'technique use': ['technique/rag'],
    'limitation limits': ['limitation/cost'],
    'benchmark metric': ['benchmark/vqa'],
    'benchmark measures': ['benchmark/vqa'],
    'benchmark scores': ['benchmark/vqa'],
  });
});

it('lists the gaps of one kind', async () => {
  expect(await gapsOf(alone, 'task')).toEqual({ 'task performers': ['task/chat'] });
  expect(await gapsOf(alone, 'concept')).toEqual({});
});

it('is content with a fact, a relation of the other side, or a score', async () => {
  const files = {
    ...alone,
    'model-class/llm.yaml': entity('LLM', ...related({ 'limited-by': 'limitation/cost', performs: 'task/chat' })),
    'technique/rag.yaml': entity('RAG', ...related({ mitigates: 'limitation/cost' })),
    'facts/nobody.yaml': ['text: Nobody measures.', 'about: [organization/nobody]', 'aspect: history', CITED, CHECKED],
    'benchmark/vqa.yaml': entity('VQA', 'metric: accuracy', ...related({ measures: 'task/chat' })),
    'scores/vqa.yaml': [
      'unit: percent',
      `tables: [{ ${CITED}, rows: [{ model: model/x, value: 1, variant: a, evaluator: rival, measuredBy: b, asOf: 2025 }] }]`,
    ],
  };
  expect(await gapsOf(files)).toEqual({});
});

it('lists names that lead to two entities of any kind', async () => {
  const files = {
    'technique/clip.yaml': entity(
      'CLIP training',
      'aliases: [Contrastive-Language Pretraining]',
      ...related({ mitigates: 'limitation/x' }),
    ),
    'concept/clip.yaml': entity('Contrastive language pretraining'),
    'concept/other.yaml': entity('Contrastive language pretraining+'),
  };
  const expected = ['technique/clip, concept/clip ("Contrastive-Language Pretraining")'];
  expect(await gapsOf(files)).toEqual({ 'technique name': expected });
  expect(await gapsOf(files, 'concept')).toEqual({ 'concept name': expected });
});
