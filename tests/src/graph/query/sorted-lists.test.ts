import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys } from '../../../../src/graph/base/collections.ts';
import type { ListName } from '../../../../src/graph/base/entity-index.ts';
import {
  type Direction,
  defaultOrder,
  type EntityField,
  filterSorted,
  sortedEntities,
  sortedFacts,
  sortedSources,
} from '../../../../src/graph/query/sorted-lists.ts';
import { entitiesIn } from '../../../support/graph/entries.ts';
import { entity, fact, graphOf, relation, source, value } from '../../../support/graph/rows.ts';

const seat = (slug: string, country: string | null) => ({
  ...entity(`organization/${slug}`, { name: slug.toUpperCase() }),
  organization: { id: `organization/${slug}`, kind: 'organization', country, url: null },
});

const graph = graphOf({
  entities: [
    entity('model/a', { name: 'Zed', model: { releasedOn: '2023', parameters: 7n } }),
    entity('model/b', { name: 'alpha', model: { releasedOn: '2023-05', parameters: 7n } }),
    entity('model/c', { name: 'Beta', model: { parameters: 70n, contextTokens: 8n } }),
    entity('model/d', { name: 'Beta', model: { releasedOn: '2021-01-05' } }),
    ...[entity('modality/image', { name: 'Image', ordinal: 2 }), entity('modality/text', { name: 'Text', ordinal: 1 })],
    ...[seat('one', 'France'), seat('two', null), seat('three', 'Canada')],
  ],
  relations: ['a', 'b'].map((slug) => relation(`model/${slug} made-by organization/two`)),
  values: [value('model/a', 'contextTokens', 128), value('model/b', 'contextTokens', 'plenty')],
  facts: [fact('new', [], { asOf: '2026', checkedOn: '2026-02-01' }), fact('ageless'), fact('old', [], { asOf: '2019-07' })],
  sources: [
    { ...source('b'), title: 'A paper', published: '2020' },
    { ...source('a'), title: 'The page' },
  ],
});

const slugs = (list: ListName, field: EntityField, direction: Direction) =>
  entitiesIn(graph, sortedEntities(graph, list, field, direction).slots)
    .map(({ slug }) => slug)
    .join(' ');

describe('entities', () => {
  it.each<[ListName, EntityField, Direction, string]>([
    ['model', 'name', 'asc', 'c d a b'],
    ['model', 'name', 'desc', 'b a c d'],
    ['model', 'releasedOn', 'asc', 'd a b c'],
    ['model', 'releasedOn', 'desc', 'b a d c'],
    ['model', 'parameters', 'asc', 'a b c d'],
    ['model', 'parameters', 'desc', 'c a b d'],
    // A text in place of a number can't be compared, so it doesn't count as a value.
    ['model', 'contextTokens', 'asc', 'c a d b'],
    ['model', 'contextTokens', 'desc', 'a c d b'],
    ['organization', 'country', 'asc', 'three one two'],
    ['organization', 'country', 'desc', 'one three two'],
    ['organization', 'models', 'desc', 'two one three'],
    ['modality', 'ordinal', 'desc', 'image text'],
    ['modality', 'name', 'asc', 'image text'],
    ['any', 'kind', 'asc', 'c d a b one three two text image'],
    ['any', 'kind', 'desc', 'text image one three two c d a b'],
    ['any', 'name', 'asc', 'c d image one three two text a b'],
  ])('of the list "%s" by %s %s: %s', (list, field, direction, expected) => {
    expect(slugs(list, field, direction)).toBe(expected);
  });

  it('follow the order they come with, which has a place for each entry', () => {
    const fields: readonly EntityField[] = ['name', 'kind', 'ordinal', 'country', 'models', 'releasedOn', 'parameters', 'contextTokens'];
    for (const field of fields)
      for (const direction of ['asc', 'desc'] as const) {
        const { slots, order } = sortedEntities(graph, 'any', field, direction);
        const items = entitiesIn(graph, slots);
        expect(items).toHaveLength(graph.entities.size);
        const keys = items.map(order.key);
        expect(keys.every((key, index) => index === 0 || compareKeys(keys[index - 1] ?? [], key, order.descendingPart) < 0)).toBe(true);
      }
  });

  it('are filtered by the criterion, in the order of the list', () => {
    const parts = [fc.constantFrom<EntityField>('name', 'parameters', 'models'), fc.constantFrom<Direction>('asc', 'desc')] as const;
    fc.assert(
      fc.property(...parts, fc.uniqueArray(fc.nat({ max: graph.entities.size - 1 })), (field, direction, places) => {
        const list = sortedEntities(graph, 'any', field, direction);
        expect([...filterSorted(list, (slot) => places.includes(slot))]).toEqual([...list.slots].filter((slot) => places.includes(slot)));
      }),
    );
    const all = defaultOrder(graph, 'any');
    expect(filterSorted(all, undefined)).toBe(all.slots);
  });

  it('are sorted once per graph', () => {
    expect(sortedEntities(graph, 'model', 'name', 'asc').slots).toBe(sortedEntities(graph, 'model', 'name', 'asc').slots);
    expect(sortedEntities(graphOf({}), 'model', 'name', 'asc').slots).toHaveLength(0);
  });
});

it.each([
  [sortedFacts(graph, 'slug', 'desc').items, 'old new ageless'],
  [sortedFacts(graph, 'asOf', 'asc').items, 'old new ageless'],
  [sortedFacts(graph, 'asOf', 'desc').items, 'new old ageless'],
  [sortedFacts(graph, 'checkedOn', 'asc').items, 'ageless old new'],
  [sortedSources(graph, 'slug', 'asc').items, 'a b'],
  [sortedSources(graph, 'title', 'asc').items, 'b a'],
  [sortedSources(graph, 'published', 'desc').items, 'b a'],
])('sorts facts and sources as requested (case %#)', (items, expected) => {
  expect(items.map(({ slug }) => slug).join(' ')).toBe(expected);
});
