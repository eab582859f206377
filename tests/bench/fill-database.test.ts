import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/database/migrate.ts';
import { packageRoot } from '../../src/env.ts';
import { loadGraph } from '../../src/graph/store/load.ts';
import { engines, freshDatabases } from '../support/database/engines.ts';
import { buildGraph } from '../support/graph/build-graph.ts';
import { knowledgeOf } from '../support/graph/knowledge-of.ts';
import { fillDatabase } from './fill-database.ts';
import { generate } from './generate.ts';

describe.each(engines)('a database filled with generated rows on %s', (engine) => {
  const open = freshDatabases(engine);

  it('holds the generated graph', async () => {
    const database = await open();
    await migrate(database.sql, join(packageRoot, 'prisma', 'migrations'));
    const tables = generate(500);
    await fillDatabase(database.sql, tables);
    expect(knowledgeOf(await loadGraph(database.sql))).toEqual(knowledgeOf(buildGraph(tables)));
  });

  it('still refuses statements without a source afterwards', async () => {
    const { sql } = await open();
    await migrate(sql, join(packageRoot, 'prisma', 'migrations'));
    await fillDatabase(sql, generate(100));
    const uncited = sql.rows(`insert into entity values ('model/new', 'model', 'new', 'New', 'About it.', null, 'curated')`);
    await expect(uncited).rejects.toThrow('has no citation');
  });
});
