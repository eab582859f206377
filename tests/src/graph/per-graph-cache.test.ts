import { expect, it } from 'vitest';
import type { Graph } from '../../../src/graph/graph.ts';
import { keepSomePerGraph } from '../../../src/graph/per-graph-cache.ts';

it('keeps values for each graph, and begins anew when there are too many', () => {
  const keep = keepSomePerGraph<string>(3);
  const [graph, other] = [{}, {}] as [Graph, Graph];
  const made: string[] = [];
  const read = (of: Graph, key: number) =>
    keep(of, key, () => {
      const value = `${of === graph ? 'one' : 'other'} ${key}`;
      made.push(value);
      return value;
    });
  for (const key of [1, 2, 3, 3, 2, 1]) expect(read(graph, key)).toBe(`one ${key}`);
  expect(read(other, 1)).toBe('other 1');
  expect(made).toEqual(['one 1', 'one 2', 'one 3', 'other 1']);
  for (const key of [4, 1, 4]) read(graph, key);
  expect(made.slice(4)).toEqual(['one 4', 'one 1']);
});
