import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kindNames } from '../../../../src/graph/ontology.ts';
import { neighbourOrder, neighbours } from '../../../../src/graph/traverse/neighbours.ts';
import { entriesOf } from '../../../support/graph/entries.ts';
import { distancesFrom, entityAt, nearestFirst, randomGraph, randomRows, someTypes } from '../../../support/graph/random-graph.ts';
import { entity, graphOf, relation } from '../../../support/graph/rows.ts';
import { need } from '../../../support/need.ts';

const graph = graphOf({
  entities: [
    entity('model/clip', { name: 'CLIP' }),
    entity('model/dall-e', { name: 'DALL-E' }),
    entity('model/align', { name: 'ALIGN' }),
    entity('organization/openai', { name: 'OpenAI' }),
    entity('modality/image', { name: 'Image', ordinal: 1 }),
    entity('modality/audio', { name: 'Audio', ordinal: 2 }),
  ],
  relations: [
    relation('model/clip made-by organization/openai'),
    relation('model/clip accepts modality/image'),
    relation('model/dall-e made-by organization/openai'),
    relation('model/dall-e produces modality/image'),
    relation('model/dall-e builds-on model/clip'),
    relation('model/align accepts modality/image'),
  ],
});
const clip = need(graph.entities.get('model/clip'));
const told = (options: Parameters<typeof neighbours>[2]) =>
  entriesOf(neighbours(graph, clip, options)).map(({ entity: { id }, distance }) => `${distance} ${id}`);

it('are sorted by distance, then kind and name, each once', () => {
  expect(told({ depth: 1 })).toEqual(['1 model/dall-e', '1 organization/openai', '1 modality/image']);
  expect(told({ depth: 2 })).toEqual(['1 model/dall-e', '1 organization/openai', '1 modality/image', '2 model/align']);
});

it('are limited to relations of the given types', () => {
  expect(told({ depth: 1, types: ['made-by'] })).toEqual(['1 organization/openai']);
  expect(told({ depth: 3, types: ['made-by', 'produces'] })).toEqual(['1 organization/openai', '2 model/dall-e', '3 modality/image']);
  expect(told({ depth: 3, types: ['mitigates'] })).toEqual([]);
});

it('of a kind may be behind others', () => {
  expect(told({ depth: 2, kinds: ['model'] })).toEqual(['1 model/dall-e', '2 model/align']);
  expect(told({ depth: 1, kinds: ['task'] })).toEqual([]);
});

it('are empty if nothing is joined', () => {
  expect(entriesOf(neighbours(graph, need(graph.entities.get('modality/audio')), { depth: 3 }))).toEqual([]);
});

it('match exhaustive search, for any graph', () => {
  const kinds = fc.option(fc.subarray([...kindNames.slice(0, 3)], { minLength: 1 }), { nil: undefined });
  fc.assert(
    fc.property(randomGraph, fc.nat(13), fc.integer({ min: 1, max: 3 }), someTypes, kinds, (any, index, depth, types, among) => {
      const start = entityAt(any, index);
      const wanted = nearestFirst(distancesFrom(any, [start], types)).filter(
        ({ entity: { kind }, distance }) => distance > 0 && distance <= depth && (among?.includes(kind) ?? true),
      );
      expect(entriesOf(neighbours(any, start, { depth, types, kinds: among }))).toEqual(wanted);
    }),
    { numRuns: 300 },
  );
});

it('are read on behind any key without crossing the whole list, for any graph', () => {
  const kinds = fc.option(fc.subarray([...kindNames.slice(0, 3)], { minLength: 1 }), { nil: undefined });
  fc.assert(
    fc.property(
      randomGraph,
      fc.nat(13),
      fc.integer({ min: 1, max: 2 }),
      someTypes,
      kinds,
      fc.nat(20),
      (any, index, depth, types, among, count) => {
        const list = neighbours(any, entityAt(any, index), { depth, types, kinds: among });
        const all = entriesOf(list);
        expect(list.next?.(count + 1)).toEqual(all.slice(0, count + 1));
        for (const [place, entry] of all.entries()) {
          expect(list.next?.(count + 1, neighbourOrder.key(entry))).toEqual(all.slice(place + 1, place + 2 + count));
        }
      },
    ),
    { numRuns: 300 },
  );
});

it('are the same for any order of the rows', () => {
  fc.assert(
    fc.property(randomRows, fc.nat(13), ({ entities, relations }, index) => {
      const [there, back] = [
        graphOf({ entities, relations }),
        graphOf({ entities: entities.toReversed(), relations: relations.toReversed() }),
      ];
      const start = entityAt(there, index);
      const ids = (any: typeof there) =>
        entriesOf(neighbours(any, need(any.entities.get(start.id)), { depth: 3 })).map(({ entity: { id } }) => id);
      expect(ids(back)).toEqual(ids(there));
    }),
  );
});

it('of the center of a star with ten thousand rays are all of them', () => {
  const rays = Array.from({ length: 10_000 }, (_, index) => `model/m${String(index).padStart(4, '0')}`);
  const star = graphOf({
    entities: [entity('modality/text', { ordinal: 1 }), ...rays.map((id) => entity(id))],
    relations: rays.map((id) => relation(`${id} accepts modality/text`)),
  });
  const middle = need(star.entities.get('modality/text'));
  expect(entriesOf(neighbours(star, middle, { depth: 3 })).map(({ entity: { id } }) => id)).toEqual(rays);
  const ray = need(star.entities.get('model/m0042'));
  const around = entriesOf(neighbours(star, ray, { depth: 2 }));
  expect(around).toHaveLength(10_000);
  expect(around[0]).toEqual({ entity: middle, distance: 1 });
});
