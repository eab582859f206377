import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity, Graph } from '../../../../src/graph/graph.ts';
import { type Path, path } from '../../../../src/graph/traverse/path.ts';
import { distancesFrom, entityAt, randomGraph, randomRows, relationsIn, someTypes } from '../../../support/graph/random-graph.ts';
import { entity, graphOf, relation } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

const graph = graphOf({
  entities: [
    ...['model/clip', 'model/dall-e', 'model/gpt-1', 'organization/openai', 'modality/image', 'modality/audio'].map((id) => entity(id)),
    entity('limitation/bias', { ordinal: 1 }),
    entity('model-class/lmm'),
  ],
  relations: [
    relation('model/clip made-by organization/openai'),
    relation('model/dall-e made-by organization/openai'),
    relation('model/dall-e builds-on model/clip'),
    relation('model/gpt-1 made-by organization/openai'),
    relation('model/dall-e instance-of model-class/lmm'),
    relation('model-class/lmm limited-by limitation/bias'),
  ],
});
const at = (id: string): Entity => need(graph.entities.get(id), id);
const told = (found: Path | null): string[] | undefined =>
  found?.steps.map(({ relation: { id }, reversed, entity: { id: to } }) => `${reversed ? 'back ' : ''}${id} -> ${to}`);

describe('a path', () => {
  it('is the shortest, and marks the relations it follows backwards', () => {
    const found = path(graph, at('model/clip'), at('limitation/bias'), { maxHops: 8 });
    expect(found?.length).toBe(3);
    expect(told(found)).toEqual([
      'back model/dall-e builds-on model/clip -> model/dall-e',
      'model/dall-e instance-of model-class/lmm -> model-class/lmm',
      'model-class/lmm limited-by limitation/bias -> limitation/bias',
    ]);
  });

  it('follows only relations of the given types', () => {
    const found = path(graph, at('model/clip'), at('model/dall-e'), { maxHops: 8, types: ['made-by'] });
    expect(told(found)).toEqual([
      'model/clip made-by organization/openai -> organization/openai',
      'back model/dall-e made-by organization/openai -> model/dall-e',
    ]);
    expect(path(graph, at('model/clip'), at('limitation/bias'), { maxHops: 8, types: ['made-by'] })).toBeNull();
  });

  it('has no steps from an entity to itself', () => {
    expect(path(graph, at('model/clip'), at('model/clip'), { maxHops: 1 })).toEqual({ from: at('model/clip'), steps: [], length: 0 });
  });

  it('is null if it would be longer than allowed, or if there is none', () => {
    expect(path(graph, at('model/clip'), at('limitation/bias'), { maxHops: 2 })).toBeNull();
    expect(path(graph, at('model/clip'), at('limitation/bias'), { maxHops: 3 })).not.toBeNull();
    expect(path(graph, at('model/clip'), at('modality/audio'), { maxHops: 8 })).toBeNull();
    expect(path(graph, at('modality/audio'), at('modality/image'), { maxHops: 8 })).toBeNull();
  });

  it('prefers the relation in the direction of the step', () => {
    const both = graphOf({
      entities: [entity('model/a'), entity('model/b')],
      relations: [relation('model/b builds-on model/a'), relation('model/a builds-on model/b'), relation('model/a builds-on model/a')],
    });
    const found = path(both, need(both.entities.get('model/a')), need(both.entities.get('model/b')), { maxHops: 1 });
    expect(told(found)).toEqual(['model/a builds-on model/b -> model/b']);
  });
});

/** Each step must use a relation of the graph that joins the current entity with the next one. */
function expectWalkable(any: Graph, found: Path, to: Entity, types: readonly string[] | undefined): void {
  let here = found.from;
  for (const { relation: along, reversed, entity: next } of found.steps) {
    expect(relationsIn(any)).toContain(along);
    expect(types === undefined || types.includes(along.type)).toBe(true);
    expect(reversed ? [along.toId, along.fromId] : [along.fromId, along.toId]).toEqual([here.id, next.id]);
    here = next;
  }
  expect(here).toBe(to);
  expect(found.steps).toHaveLength(found.length);
}

it('is as short as exhaustive search finds, for any graph', () => {
  fc.assert(
    fc.property(randomGraph, fc.nat(13), fc.nat(13), fc.integer({ min: 1, max: 8 }), someTypes, (any, one, other, maxHops, types) => {
      const [from, to] = [entityAt(any, one), entityAt(any, other)];
      const distance = distancesFrom(any, [from], types).get(to) ?? Number.POSITIVE_INFINITY;
      const found = path(any, from, to, { maxHops, types });
      expect(found?.length ?? null).toBe(distance <= maxHops ? distance : null);
      if (found !== null) expectWalkable(any, found, to, types);
    }),
    { numRuns: 500 },
  );
});

it('is the same for any order of the rows', () => {
  fc.assert(
    fc.property(randomRows, fc.nat(13), fc.nat(13), ({ entities, relations }, one, other) => {
      const [there, back] = [
        graphOf({ entities, relations }),
        graphOf({ entities: entities.toReversed(), relations: relations.toReversed() }),
      ];
      const [from, to] = [entityAt(there, one).id, entityAt(there, other).id];
      const pathIn = (any: Graph) => told(path(any, need(any.entities.get(from)), need(any.entities.get(to)), { maxHops: 8 }));
      expect(pathIn(back)).toEqual(pathIn(there));
    }),
  );
});

it('crosses a ring of ten thousand on the shorter side', () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `model/m${index}`);
  const ring = graphOf({
    entities: ids.map((id) => entity(id)),
    relations: ids.map((id, index) => relation(`${id} builds-on ${ids[(index + 1) % ids.length]}`)),
  });
  const [from, near, far] = ['model/m0', 'model/m9994', 'model/m5000'].map((id) => need(ring.entities.get(id)));
  const found = path(ring, need(from), need(near), { maxHops: 8 });
  expect(found?.steps.map(({ entity: { slug }, reversed }) => `${slug} ${reversed}`)).toEqual(
    [9999, 9998, 9997, 9996, 9995, 9994].map((number) => `m${number} true`),
  );
  expect(path(ring, need(from), need(far), { maxHops: 8 })).toBeNull();
});
