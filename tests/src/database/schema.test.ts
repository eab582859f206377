import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { migrate } from '../../../src/database/migrate.ts';
import type { Database } from '../../../src/database/open.ts';
import { packageRoot } from '../../../src/env.ts';
import { schemaDrift } from '../../support/database/drift.ts';
import { freshDatabases } from '../../support/database/engines.ts';

const fresh = freshDatabases('pglite');
const schema = readFileSync(join(packageRoot, 'prisma', 'schema.prisma'), 'utf8');

let database: Database;
beforeAll(async () => {
  database = await fresh();
  await migrate(database.sql, join(packageRoot, 'prisma', 'migrations'));
});

it('finds that the migrated database agrees with prisma/schema.prisma', async () => {
  expect(await schemaDrift(database, schema)).toBe('');
});

it.each([
  ['a column that may be empty', '  summary String\n', '  summary String?\n', /alter table "entity" alter column "summary" drop not null/i],
  ['a missing index', '  @@index([fromId])\n', '', /drop index "relation_from_id_idx"/i],
  ['another name of a foreign key', 'map: "relation_allowed"', 'map: "relation_fits"', /relation_fits/],
])('would name %s', async (_what, text, other, sql) => {
  const changed = schema.replace(text, other);
  expect(changed).not.toBe(schema);
  expect(await schemaDrift(database, changed)).toMatch(sql);
});
