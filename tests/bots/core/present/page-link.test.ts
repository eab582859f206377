import { expect, it } from 'vitest';
import { pageLink } from '../../../../bots/core/present/page-link.ts';

const BASE = 'https://lmm.example.org';

it.each([
  ['ask', { question: 'who made CLIP & co?' }, '/?q=who+made+CLIP+%26+co%3F'],
  ['compare', {}, '/compare/lmm/llm'],
  ['compare', { a: 'llm' }, '/compare/llm/lmm'],
  ['compare', { a: 'model/clip', b: 'GPT 4/5' }, '/compare/clip/GPT%204%2F5'],
  ['model', { name: 'model/clip' }, '/e/model/clip'],
  ['benchmark', { name: 'mmmu' }, '/e/benchmark/mmmu'],
  ['limitations', { limitation: 'hallucination', of: 'LMM' }, '/e/limitation/hallucination'],
  ['training', { stage: 'stage/pre-training' }, '/e/stage/pre-training'],
  ['source', { id: 'source/clip-paper' }, '/sources/clip-paper'],
  ['models', {}, '/models'],
  ['models', { input: 'modality/audio', open: 'yes', lab: 'openai' }, '/models?accepts=audio&open=yes&maker=openai'],
])('leads from %s %j to its page', (command, options, path) => {
  expect(pageLink(BASE, { command, options })).toBe(BASE + path);
});

it.each([
  ['limitations', {}],
  ['compare', { a: 'clip', b: 'flamingo', aspect: 'modalities' }],
  ['model', {}],
  ['models', { input: 'audio', max_price: '1' }],
  ['models', { retired: true }],
])('knows no page for %s %j', (command, options) => {
  expect(pageLink(BASE, { command, options })).toBeUndefined();
});
