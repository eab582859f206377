/** Small random graphs, and what exhaustive search finds in them. */
import fc from 'fast-check';
import { type Entity, entityOf, type Graph, type Relation } from '../../../src/graph/graph.ts';
import { kindNames, type RelationTypeName, relationTypeNames } from '../../../src/graph/ontology.ts';
import { entity, graphOf, relation } from './rows.ts';
import type { EntityRow, RelationRow } from './tables.ts';

export interface RandomRows {
  readonly entities: readonly EntityRow[];
  readonly relations: readonly RelationRow[];
}

/** Few names, so that many are the same, and few types, so that entities are joined more than once. */
export const randomRows: fc.Arbitrary<RandomRows> = fc
  .record({
    entities: fc.array(fc.record({ kind: fc.constantFrom(...kindNames.slice(0, 3)), name: fc.constantFrom('A', 'B', 'b') }), {
      minLength: 1,
      maxLength: 14,
    }),
    joined: fc.array(fc.tuple(fc.nat(13), fc.constantFrom(...relationTypeNames.slice(0, 3)), fc.nat(13)), { maxLength: 24 }),
  })
  .map(({ entities, joined }) => {
    const rows = entities.map(({ kind, name }, index) => entity(`${kind}/${index}`, { name }));
    const idAt = (index: number): string => rows[index % rows.length]?.id ?? '';
    const texts = new Set(joined.map(([from, type, to]) => `${idAt(from)} ${type} ${idAt(to)}`));
    return { entities: rows, relations: [...texts].map((text) => relation(text)) };
  });

export const randomGraph: fc.Arbitrary<Graph> = randomRows.map((rows) => graphOf(rows));

/** Some types, or all when undefined. */
export const someTypes: fc.Arbitrary<RelationTypeName[] | undefined> = fc.option(
  fc.subarray([...relationTypeNames.slice(0, 3)], { minLength: 1 }),
  { nil: undefined },
);

export const relationsIn = (graph: Graph): Relation[] => [...graph.outgoing.values()].flat();

export const entityAt = (graph: Graph, index: number): Entity => {
  const all = [...graph.entities.values()];
  const found = all[index % all.length];
  if (found === undefined) throw new Error('the graph is empty');
  return found;
};

/** The distance of each reachable entity, found by iterating over all relations until nothing gets closer. */
export function distancesFrom(
  graph: Graph,
  start: readonly Entity[],
  types: readonly RelationTypeName[] = relationTypeNames,
): Map<Entity, number> {
  const distances = new Map(start.map((entity) => [entity, 0]));
  const steps = relationsIn(graph)
    .filter(({ type }) => types.includes(type))
    .flatMap(({ fromId, toId }) => {
      const [from, to] = [entityOf(graph, fromId), entityOf(graph, toId)];
      return [
        { from, to },
        { from: to, to: from },
      ];
    });
  for (let changed = true; changed; ) {
    changed = false;
    for (const { from, to } of steps) {
      const there = (distances.get(from) ?? Number.POSITIVE_INFINITY) + 1;
      if (there >= (distances.get(to) ?? Number.POSITIVE_INFINITY)) continue;
      distances.set(to, there);
      changed = true;
    }
  }
  return distances;
}

/** By distance, then kind, name and id. */
export function nearestFirst(distances: ReadonlyMap<Entity, number>): { readonly entity: Entity; readonly distance: number }[] {
  const compare = (left: string | number, right: string | number): number => Number(left > right) - Number(left < right);
  return [...distances]
    .map(([entity, distance]) => ({ entity, distance }))
    .sort(
      (left, right) =>
        compare(left.distance, right.distance) ||
        compare(kindNames.indexOf(left.entity.kind), kindNames.indexOf(right.entity.kind)) ||
        compare(left.entity.name, right.entity.name) ||
        compare(left.entity.id, right.entity.id),
    );
}
