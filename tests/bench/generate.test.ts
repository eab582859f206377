import { describe, expect, it } from 'vitest';
import { entityOf } from '../../src/graph/graph.ts';
import { relationRule } from '../../src/graph/ontology.ts';
import { buildGraph } from '../support/graph/build-graph.ts';
import { generate } from './generate.ts';

describe('a generated graph', () => {
  const SIZE = 2_000;
  const graph = buildGraph(generate(SIZE));
  const relations = [...graph.outgoing.values()].flat();

  it('has the requested size, and about five relations per entity', () => {
    expect(graph.entities.size - SIZE).toBe(5 + 2 + 40);
    expect(relations.length / SIZE).toBeGreaterThan(4.5);
    expect(relations.length / SIZE).toBeLessThan(5.5);
  });

  it('follows the ontology', () => {
    const breaches = relations.filter(({ type, fromId, toId }) => {
      const [from, to] = [entityOf(graph, fromId), entityOf(graph, toId)];
      const rule = relationRule(type);
      return from.id === to.id || !rule.from.includes(from.kind) || !rule.to.includes(to.kind);
    });
    expect(breaches).toEqual([]);
  });

  it('cites a source for every statement', () => {
    const statements = [...graph.entities.values(), ...relations, ...[...graph.scores.values()].flat()];
    expect(statements.filter(({ citations }) => citations.length === 0)).toEqual([]);
  });

  it('has some entities with many incoming relations', () => {
    const degrees = [...graph.incoming.values()].map((list) => list.length).sort((one, other) => other - one);
    expect(degrees[0]).toBeGreaterThan(SIZE / 5);
    expect(degrees[Math.floor(degrees.length / 2)]).toBeLessThan(10);
  });

  it('is the same for the same seed, and different for another', () => {
    expect(generate(100, 7)).toEqual(generate(100, 7));
    expect(generate(100, 7).relations).not.toEqual(generate(100, 8).relations);
  });
});
