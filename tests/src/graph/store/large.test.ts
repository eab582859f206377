import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../../../src/database/migrate.ts';
import { packageRoot } from '../../../../src/env.ts';
import { relationsOf } from '../../../../src/graph/base/relations-of.ts';
import { entitiesOf, factsAbout, offeringsOf, scoresOf } from '../../../../src/graph/graph.ts';
import { loadGraph, loadNext } from '../../../../src/graph/store/load.ts';
import { engines, freshDatabases } from '../../../support/database/engines.ts';
import { fillLarge, LARGE } from '../../../support/graph/large-database.ts';
import { need } from '../../../support/need.ts';

describe.each(engines)('100,000 entities on %s', (engine) => {
  const open = freshDatabases(engine);

  it('are loaded whole with all that is said about them, and follow an edit', async () => {
    const { sql } = await open();
    await migrate(sql, join(packageRoot, 'prisma', 'migrations'));
    await fillLarge(sql);
    const graph = await loadGraph(sql);
    expect(graph.entities.size).toBe(100_000);
    expect(entitiesOf(graph, 'model')).toHaveLength(LARGE.model);
    const count = (lists: ReadonlyMap<string, readonly unknown[]>) => [...lists.values()].reduce((sum, { length }) => sum + length, 0);
    const { outgoing, incoming, positions, scores, factsAbout: about, offerings, values } = graph;
    const [relations, scored] = [LARGE.relations, 2 * LARGE.scores];
    expect([outgoing, incoming, positions, scores, about, offerings, values].map(count)).toEqual([
      ...[relations, relations, LARGE.positions, scored, LARGE.facts, LARGE.offerings, LARGE.values],
    ]);
    const last = need(graph.entities.get(`model/m${LARGE.facts - 1}`));
    expect(relationsOf(graph, last, 'accepts', 'out').map(({ toId }) => toId)).toEqual(['modality/m1']);
    for (const statement of [last, need(scoresOf(graph, last)[0]), need(factsAbout(graph, last)[0])])
      expect(statement.citations).toHaveLength(1);
    expect(offeringsOf(graph, last)).toHaveLength(1);
    await sql.run(`update entity set name = 'Renamed' where id = 'modality/m1'`);
    const { graph: next, step } = await loadNext(sql, graph);
    expect(step?.change.entities).toEqual(new Set(['modality/m1']));
    expect(next.entities.get('modality/m1')?.name).toBe('Renamed');
    expect(next.outgoing).toBe(graph.outgoing);
  });
});
