import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Entity } from '../../../../src/graph/graph.ts';
import { subgraph } from '../../../../src/graph/traverse/subgraph.ts';
import { distancesFrom, entityAt, nearestFirst, randomGraph, relationsIn } from '../../../support/graph/random-graph.ts';
import { entity, graphOf, relation } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

const models = ['model/a', 'model/b', 'model/c', 'model/d'];
const graph = graphOf({
  entities: [entity('modality/text', { ordinal: 1 }), entity('modality/image', { ordinal: 2 }), ...models.map((id) => entity(id))],
  relations: [
    ...models.map((id) => relation(`${id} accepts modality/text`)),
    relation('model/a builds-on model/b'),
    relation('model/a produces modality/text'),
    relation('model/d accepts modality/image'),
  ],
});
const at = (id: string): Entity => need(graph.entities.get(id), id);
const ids = (of: readonly { readonly id: string }[]): string[] => of.map(({ id }) => id);

it('has the nearest nodes and every relation between two of them', () => {
  const { nodes, edges, truncated } = subgraph(graph, [at('model/a')], { depth: 1, limit: 10 });
  expect(ids(nodes)).toEqual(['model/a', 'model/b', 'modality/text']);
  expect(ids(edges).sort()).toEqual([
    'model/a accepts modality/text',
    'model/a builds-on model/b',
    'model/a produces modality/text',
    'model/b accepts modality/text',
  ]);
  expect(truncated).toBe(false);
});

it('reports when the limit leaves some out', () => {
  const { nodes, truncated } = subgraph(graph, [at('modality/text')], { depth: 1, limit: 3 });
  expect([ids(nodes), truncated]).toEqual([['modality/text', 'model/a', 'model/b'], true]);
  expect(subgraph(graph, [at('modality/text')], { depth: 1, limit: 5 }).truncated).toBe(false);
  expect(subgraph(graph, [at('modality/text')], { depth: 2, limit: 5 }).truncated).toBe(true);
});

it('keeps all requested entities, in their order and once', () => {
  const { nodes } = subgraph(graph, [at('modality/image'), at('model/a'), at('modality/image')], { depth: 1, limit: 2 });
  expect(ids(nodes)).toEqual(['modality/image', 'model/a']);
});

it('matches exhaustive search, for any graph', () => {
  const starts = fc.array(fc.nat(13), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(randomGraph, starts, fc.integer({ min: 1, max: 3 }), fc.integer({ min: 3, max: 12 }), (any, places, depth, limit) => {
      const around = [...new Set(places.map((place) => entityAt(any, place)))];
      const near = nearestFirst(distancesFrom(any, around)).filter(({ distance }) => distance > 0 && distance <= depth);
      const { nodes, edges, truncated } = subgraph(any, around, { depth, limit });
      expect(nodes).toEqual([...around, ...near.map((one) => one.entity)].slice(0, limit));
      expect(truncated).toBe(around.length + near.length > limit);
      const between = relationsIn(any).filter(({ fromId, toId }) => [fromId, toId].every((id) => nodes.some((node) => node.id === id)));
      expect(ids(edges).sort()).toEqual(ids(between).sort());
    }),
    { numRuns: 300 },
  );
});
