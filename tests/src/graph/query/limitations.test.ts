import { expect, it } from 'vitest';
import { limitedModelClasses, listLimitations } from '../../../../src/graph/query/limitations.ts';
import { entity, graphOf, relation } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

const graph = graphOf({
  entities: [
    ...['model-class/lmm', 'model-class/llm', 'model/of-both', 'model/own', 'model/free', 'task/t'].map((id) => entity(id)),
    ...['limitation/second', 'limitation/first', 'limitation/own'].map((id, index) => entity(id, { ordinal: 9 - index })),
  ],
  relations: [
    relation('model-class/lmm limited-by limitation/second', { ordinal: 2 }),
    relation('model-class/lmm limited-by limitation/first', { ordinal: 1 }),
    relation('model-class/llm limited-by limitation/first', { ordinal: 1 }),
    relation('model/of-both instance-of model-class/llm'),
    relation('model/of-both instance-of model-class/lmm'),
    relation('model/own instance-of model-class/lmm'),
    relation('model/own limited-by limitation/own'),
    relation('model/own limited-by limitation/second', { note: 'measured' }),
    relation('model/free listed-as model-class/lmm'),
  ],
});
const limitationsOf = (id: string) => listLimitations(graph, need(graph.entities.get(id)));

it.each([
  ['a class: in the order of the source', 'model-class/lmm', ['first', 'second']],
  ['a model of two classes: those of its classes, each once', 'model/of-both', ['first', 'second']],
  ['a model with its own: those first, then those of its class', 'model/own', ['own', 'second', 'first']],
  ['a model that only a source files under a class: none', 'model/free', []],
  ['anything else: none', 'task/t', []],
])('lists the limitations of %s', (_what, id, slugs) => {
  expect(limitationsOf(id).map(({ toId }) => toId)).toEqual(slugs.map((slug) => `limitation/${slug}`));
});

it('shows what is said about the model itself if its class has the same limitation', () => {
  expect(limitationsOf('model/own').find(({ toId }) => toId === 'limitation/second')).toMatchObject({
    note: 'measured',
    fromId: 'model/own',
  });
});

it('lists the classes that a limitation is stated for, and no models', () => {
  const classes = (id: string) => limitedModelClasses(graph, need(graph.entities.get(id))).map(({ slug }) => slug);
  expect(classes('limitation/first')).toEqual(['llm', 'lmm']);
  expect(classes('limitation/second')).toEqual(['lmm']);
  expect(classes('limitation/own')).toEqual([]);
});
