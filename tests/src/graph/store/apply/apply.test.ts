import { beforeAll, describe, expect, it } from 'vitest';
import type { Sql } from '../../../../../src/database/sql.ts';
import type { Graph } from '../../../../../src/graph/graph.ts';
import { loadGraph, loadNext } from '../../../../../src/graph/store/load.ts';
import { randomOf } from '../../../../bench/generate.ts';
import { sampleApps } from '../../../../support/app.ts';
import { engines } from '../../../../support/database/engines.ts';
import { knowledgeOf } from '../../../../support/graph/knowledge-of.ts';
import { editNames, editOf } from '../../../../support/graph/random-edits.ts';
import { need } from '../../../../support/need.ts';

describe.each(engines)('applied changes on %s', (engine) => {
  const fresh = sampleApps(engine);
  let sql: Sql;
  beforeAll(async () => {
    ({ sql } = (await fresh()).database);
  });

  /** Whether the database allowed it. */
  const tryEdit = (statements: string): Promise<boolean> =>
    sql
      .transaction((tx) => tx.run(statements))
      .then(
        () => true,
        () => false,
      );

  async function tryEdits(random: () => number): Promise<string[]> {
    const done: string[] = [];
    for (let left = 1 + Math.floor(random() * 4); left > 0; left -= 1) {
      const name = need(editNames[Math.floor(random() * editNames.length)]);
      if (await tryEdit(editOf(name, random))) done.push(name);
    }
    return done;
  }

  it.each([1, 2])('make the graph that a load makes, for any edits (seed %i)', async (seed) => {
    const random = randomOf(seed);
    let graph: Graph = await loadGraph(sql);
    const applied = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      const done = await tryEdits(random);
      const { graph: next, step } = await loadNext(sql, graph);
      expect(knowledgeOf(next), done.join(', ')).toEqual(knowledgeOf(await loadGraph(sql)));
      if (step !== undefined) for (const name of done) applied.add(name);
      graph = next;
    }
    // Emptying a table means a whole load, so most edits of such a round are not applied.
    expect(applied.size).toBeGreaterThan(editNames.length / 2);
  });
});
