import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { migrate } from '../../../src/database/migrate.ts';
import { schemaDrift } from '../../support/database/drift.ts';
import { freshDatabases } from '../../support/database/engines.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/database/${name}`, import.meta.url));
const fresh = freshDatabases('pglite');

it('finds no difference between a schema and its migrations, and reports one if there is any', async () => {
  const database = await fresh();
  await migrate(database.sql, fixture('migrations'));
  const schema = readFileSync(fixture('schema.prisma'), 'utf8');
  expect(await schemaDrift(database, schema)).toBe('');
  await database.sql.run('alter table first alter column name drop not null');
  expect(await schemaDrift(database, schema)).toMatch(/alter table "first" alter column "name" set not null/i);
});
