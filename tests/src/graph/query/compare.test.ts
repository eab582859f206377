import { expect, it } from 'vitest';
import { compare } from '../../../../src/graph/query/compare.ts';
import { citation, entity, graphOf, position, relation, source } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

const graph = graphOf({
  entities: [
    entity('model-class/lmm', { name: 'LMM' }),
    entity('model-class/llm', { name: 'LLM' }),
    entity('model/clip', { name: 'CLIP', model: { releasedOn: '2021-01-05', parameters: 370_000_000n, openWeights: true } }),
    entity('model/bert', { name: 'BERT', model: { releasedOn: '2018-10', parameters: 370_000_000n } }),
    ...[entity('dimension/tasks', { name: 'Tasks', ordinal: 2 }), entity('dimension/data', { name: 'Data', ordinal: 1 })],
    ...[entity('dimension/price', { name: 'Price', ordinal: 3 }), entity('stage/tuning', { name: 'Tuning', ordinal: 1 })],
    ...[entity('modality/text', { name: 'Text', ordinal: 1 }), entity('modality/image', { name: 'Image', ordinal: 2 })],
    ...[entity('organization/google', { name: 'Google' }), entity('task/sorting', { name: 'Sorting' })],
  ],
  positions: [
    position('dimension/data', 'model-class/lmm', 'Everything.'),
    position('dimension/data', 'model-class/llm', 'Text.'),
    position('dimension/tasks', 'model-class/lmm', 'Many.'),
    position('dimension/tasks', 'model-class/llm', 'Many.'),
    position('stage/tuning', 'model-class/llm', 'By example.'),
  ],
  relations: [
    relation('model/clip accepts modality/image', { note: 'Small pictures.' }),
    relation('model/clip accepts modality/text'),
    relation('model/bert accepts modality/text'),
    relation('model/bert made-by organization/google'),
    relation('model/bert performs task/sorting'),
    relation('model-class/lmm accepts modality/text'),
  ],
  sources: [source('paper')],
  citations: [
    citation('e', 'paper', { entityId: 'model/clip' }),
    citation('r', 'paper', { relationId: 'model/clip accepts modality/image' }),
    citation('p', 'paper', { positionId: 'dimension/data>model-class/lmm' }),
  ],
});
const compared = (left: string, right: string) =>
  compare(graph, need(graph.entities.get(left)), need(graph.entities.get(right))).rows.map(
    (row) => `${row.name}: ${row.left?.text ?? '-'} | ${row.right?.text ?? '-'} (${row.verdict})`,
  );
const row = (left: string, right: string, name: string) =>
  need(compare(graph, need(graph.entities.get(left)), need(graph.entities.get(right))).rows.find((found) => found.name === name));

it('compares classes by dimension, by training stage, by relation', () => {
  expect(compared('model-class/lmm', 'model-class/llm')).toEqual([
    'What it is: About lmm. | About llm. (different)',
    'Data: Everything. | Text. (different)',
    'Tasks: Many. | Many. (equal)',
    'Tuning: - | By example. (unknown)',
    'Inputs: Text | - (unknown)',
  ]);
});

it('compares models by relation and attribute', () => {
  expect(compared('model/clip', 'model/bert')).toEqual([
    'What it is: About clip. | About bert. (different)',
    'Made by: - | Google (unknown)',
    'Inputs: Text, Image | Text (different)',
    'Released: 2021-01-05 | 2018-10 (different)',
    'Parameters: 370 million | 370 million (equal)',
    'Open weights: yes | - (unknown)',
  ]);
});

it('compares a model with a class by what both can have', () => {
  expect(compared('model/bert', 'model-class/lmm')).toEqual([
    'What it is: About bert. | About lmm. (different)',
    'Data: - | Everything. (unknown)',
    'Tasks: - | Many. (unknown)',
    'Inputs: Text | Text (equal)',
    'Released: 2018-10 | - (unknown)',
    'Parameters: 370 million | - (unknown)',
  ]);
});

it('finds no difference between an entity and itself', () => {
  const { rows } = compare(graph, need(graph.entities.get('model/clip')), need(graph.entities.get('model/clip')));
  expect(rows.map(({ verdict }) => verdict)).toEqual(rows.map(() => 'equal'));
});

it('swaps left and right with the order of the arguments', () => {
  const mirrored = compared('model/bert', 'model/clip').map((line) => line.replace(/: (.*) \| (.*) \(/, ': $2 | $1 ('));
  expect(mirrored).toEqual(compared('model/clip', 'model/bert'));
});

it('carries the citations and the note of each cell', () => {
  const locators = (name: string, left: string, right: string) => row(left, right, name).left?.citations.map(({ locator }) => locator);
  expect(locators('Data', 'model-class/lmm', 'model-class/llm')).toEqual(['at p']);
  expect(locators('Inputs', 'model/clip', 'model/bert')).toEqual(['at r']);
  expect(locators('Released', 'model/clip', 'model/bert')).toEqual(['at e']);
  expect(row('model/clip', 'model/bert', 'Inputs').left?.note).toBe('Small pictures.');
  expect(row('model-class/lmm', 'model-class/llm', 'Data').under?.id).toBe('dimension/data');
  expect(row('model/clip', 'model/bert', 'Released').under).toBeNull();
});
