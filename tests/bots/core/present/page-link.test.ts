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
])('leads from %s %j to its page', (command, options, path) => {
  expect(pageLink(BASE, { command, options })).toBe(BASE + path);
});

it.each([
  ['limitations', {}],
  ['compare', { a: 'clip', b: 'flamingo', aspect: 'modalities' }],
  ['model', {}],
])('knows no page for %s %j', (command, options) => {
  expect(pageLink(BASE, { command, options })).toBeUndefined();
});
