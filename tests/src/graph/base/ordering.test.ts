/** Every list of the graph is in the order that pagination relies on. */

import { beforeAll, describe, expect, it } from 'vitest';
import { compareKeys, type SortKey, sortBy } from '../../../../src/graph/base/collections.ts';
import {
  entityOrder,
  factAboutOrder,
  factOrder,
  type Order,
  offeringOrder,
  relationOrderOf,
  scoreOrderOf,
} from '../../../../src/graph/base/ordering.ts';
import { relationsOf } from '../../../../src/graph/base/relations-of.ts';
import { entitiesOf, factsAbout, type Graph, offeringsOf, scoresOf } from '../../../../src/graph/graph.ts';
import { kindNames, relationTypeNames } from '../../../../src/graph/ontology.ts';
import { conflictingValues, conflictOrder } from '../../../../src/graph/values/conflicts.ts';
import { sampleApps } from '../../../support/app.ts';
import { importValue, smallCatalog } from '../../../support/database/catalog.ts';
import { entity, graphOf, relation, score } from '../../../support/graph/rows.ts';

describe('keys', () => {
  it.each<[SortKey, SortKey, number]>([
    [['a', 2], ['a', 10], -1],
    [['B'], ['a'], -1],
    [['z'], ['é'], -1],
    // By code points, U+FFEE came first.
    [['\u{1f600}'], ['\uffee'], -1],
    [['a', 1], ['a', 1], 0],
  ])('%j and %j are compared part by part, texts by code units', (left, right, result) => {
    expect(compareKeys(left, right)).toBe(result);
    expect(compareKeys(right, left)).toBe(result === 0 ? 0 : -result);
  });

  it('count downwards in one part, and upwards in the others', () => {
    const keys = [
      ['a', 1, 'x'],
      ['a', 2, 'y'],
      ['a', 2, 'x'],
      ['b', 3, 'x'],
    ];
    expect(sortBy(keys, (key) => key, 1).map((key) => key.join(''))).toEqual(['a2x', 'a2y', 'a1x', 'b3x']);
  });
});

/** Strictly, so that no two entries share a place. */
const stands = <T>(list: readonly T[], { key, descendingPart }: Order<T>): boolean =>
  list.every((item, index) => index === 0 || compareKeys(key(list[index - 1] ?? item), key(item), descendingPart) < 0);

const wellOrdered = (graph: Graph): Record<string, boolean> => {
  const entities = [...graph.entities.values()];
  return {
    entities: kindNames.every((kind) => stands(entitiesOf(graph, kind), entityOrder)),
    relations: relationTypeNames.every((type) =>
      entities.every((one) =>
        (['out', 'in'] as const).every((side) => stands(relationsOf(graph, one, type, side), relationOrderOf(graph, type))),
      ),
    ),
    scores: entities.every((one) => stands(scoresOf(graph, one), scoreOrderOf(graph))),
    offerings: entities.every((one) => stands(offeringsOf(graph, one), offeringOrder)),
    unresolved: stands(graph.unresolved, offeringOrder),
    facts: stands(graph.facts, factOrder),
    factsAbout: entities.every((one) => stands(factsAbout(graph, one), factAboutOrder)),
    conflicts: stands(conflictingValues(graph), conflictOrder),
  };
};

describe('the lists', () => {
  const all = {
    ...{ entities: true, relations: true, scores: true, offerings: true, unresolved: true },
    ...{ facts: true, factsAbout: true, conflicts: true },
  };
  const fresh = sampleApps('pglite');
  let graph: Graph;
  beforeAll(async () => {
    const app = await fresh();
    await importValue(app.client, smallCatalog());
    graph = await app.store.refresh();
  });

  it('of the committed knowledge and a catalog are in their orders', () => {
    expect(wellOrdered(graph)).toEqual(all);
    expect([conflictingValues(graph).length, graph.unresolved.length].every((length) => length > 1)).toBe(true);
  });

  it('of entries with equal names are in their orders too', () => {
    const models = ['b', 'a', 'c'].map((slug) => entity(`model/${slug}`, { name: 'Twin' }));
    const alike = graphOf({
      entities: [...models, entity('modality/text', { ordinal: 1 }), entity('benchmark/b')],
      relations: models.map(({ id }) => relation(`${id} accepts modality/text`)),
      scores: models.map(({ id }) => score(id, 'benchmark/b', 50)),
    });
    expect(wellOrdered(alike)).toEqual(all);
    expect(entitiesOf(alike, 'model').map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
  });
});
