/** The vocabulary follows edits: new names are found, old ones aren't, and readers of the graph before keep theirs. */
import { describe, expect, it } from 'vitest';
import { ask } from '../../../src/ask/ask.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { followChange } from '../../../src/graph/per-graph-cache.ts';
import { entity, graphOf } from '../../support/graph/rows.ts';

const today = '2026-12-01';
const textOf = (graph: Graph, question: string) => ask(graph, question, { today });

/** The next graph, with another name for one entity; its vocabulary follows. */
function renamed(before: Graph, id: string, name: string): Graph {
  const after = graphOf({ entities: [entity(id, { name }), entity('model/heron', { name: 'Heron' })] });
  const none = new Set<string>();
  const change = {
    entities: new Set([id]),
    removed: [],
    added: [],
    scores: none,
    values: none,
    positions: none,
    facts: none,
    sources: none,
  };
  const steps = followChange({ before, after, change: { ...change, unresolved: false, redirects: false, imports: false } });
  while (steps.next().done !== true);
  return after;
}

describe('the vocabulary', () => {
  const before = graphOf({ entities: [entity('model/bird', { name: 'Ibis' }), entity('model/heron', { name: 'Heron' })] });

  it('follows a new name without being made anew', () => {
    expect(textOf(before, 'what is ibis').outcome).toBe('answered');
    const after = renamed(before, 'model/bird', 'Stork');
    expect(textOf(after, 'what is stork').text).toMatch(/^Stork/);
    expect(textOf(after, 'what is ibis').outcome).toBe('abstained');
    expect(textOf(after, 'what is heron').text).toMatch(/^Heron/);
    expect(textOf(before, 'what is ibis').text).toMatch(/^Ibis/);
    expect(textOf(before, 'what is stork').outcome).toBe('abstained');
  });
});
