import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { migrate } from '../../../src/database/migrate.ts';
import { type Database, openDatabase } from '../../../src/database/open.ts';
import { SetupError } from '../../../src/errors.ts';
import { engines, freshDatabases, serverUrl } from '../../support/database/engines.ts';
import { recordOlderMigrations } from '../../support/database/older-version.ts';
import { createTestFolder } from '../../support/database/template.ts';

const FIRST = '20260101000000_first';
const SECOND = '20260102000000_second';

/** A copy of the two fixture migrations, for adding and editing. */
function copyMigrations(): string {
  const folder = createTestFolder();
  cpSync(fileURLToPath(new URL('../../fixtures/database/migrations', import.meta.url)), folder, { recursive: true });
  return folder;
}

function write(folder: string, name: string, script: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), script);
}

const tablesOf = async ({ sql }: Database) => {
  const rows = await sql.rows<{ name: string }>(
    `select table_name::text as name from information_schema.tables where table_schema = 'public' order by 1`,
  );
  return rows.map(({ name }) => name);
};

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it did not fail'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(SetupError);
      return String(error);
    },
  );

describe.each(engines)('migrations on %s', (engine) => {
  const fresh = freshDatabases(engine);

  it('are applied once, in order, and later only the new ones', async () => {
    const database = await fresh();
    const folder = copyMigrations();
    expect(await migrate(database.sql, folder)).toEqual({ applied: [FIRST, SECOND] });
    expect(await migrate(database.sql, folder)).toEqual({ applied: [] });
    write(folder, '20260103000000_third', 'create table third (id int);');
    expect(await migrate(database.sql, folder)).toEqual({ applied: ['20260103000000_third'] });
    expect(await tablesOf(database)).toEqual(['_prisma_migrations', 'first', 'second', 'third']);
  });

  it('are recorded the way Prisma records them', async () => {
    const { sql } = await fresh();
    const folder = copyMigrations();
    await migrate(sql, folder);
    const [row] = await sql.rows('select * from _prisma_migrations order by migration_name');
    expect(row).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      checksum: sha256(readFileSync(join(folder, FIRST, 'migration.sql'))),
      finished_at: expect.any(Date),
      migration_name: FIRST,
      logs: null,
      rolled_back_at: null,
      started_at: expect.any(Date),
      applied_steps_count: 1,
    });
  });

  it('roll back when they fail, keep the earlier ones, and report place and reason', async () => {
    const database = await fresh();
    const folder = copyMigrations();
    write(folder, '20260103000000_bad', 'create table half (id int);\ninsert into half values (1);\ninsert into nowhere values (1);\n');
    expect(await failureOf(migrate(database.sql, folder))).toMatch(
      /The migration .*20260103000000_bad\/migration\.sql failed in line 3: relation "nowhere" does not exist\. It was rolled back/,
    );
    expect(await tablesOf(database)).toEqual(['_prisma_migrations', 'first', 'second']);
    write(folder, '20260103000000_bad', 'create table half (id int);');
    expect(await migrate(database.sql, folder)).toEqual({ applied: ['20260103000000_bad'] });
  });

  it('are rejected if edited after they ran, unless only the line endings differ', async () => {
    const { sql } = await fresh();
    const folder = copyMigrations();
    await migrate(sql, folder);
    const script = readFileSync(join(folder, FIRST, 'migration.sql'), 'utf8');
    write(folder, FIRST, script.replaceAll('\n', '\r\n'));
    expect(await migrate(sql, folder)).toEqual({ applied: [] });
    write(folder, FIRST, `${script}-- edited\n`);
    expect(await failureOf(migrate(sql, folder))).toMatch(
      /20260101000000_first\/migration\.sql was edited after it ran\. Restore its text/,
    );
  });

  it('are rejected if a newer version applied some, before anything runs', async () => {
    const database = await fresh();
    const newer = copyMigrations();
    write(newer, '20990101000000_future', 'create table future (id int);');
    await migrate(database.sql, newer);
    const folder = copyMigrations();
    write(folder, '20260103000000_third', 'create table third (id int);');
    expect(await failureOf(migrate(database.sql, folder))).toMatch(/20990101000000_future, which a newer version applied/);
    expect(await tablesOf(database)).not.toContain('third');
  });

  it('are rejected in one sentence if a version before 0.2.0 made the database, before anything runs', async () => {
    const database = await fresh();
    await recordOlderMigrations(database.sql);
    const rows = () => database.sql.rows('select * from _prisma_migrations order by migration_name');
    const before = await rows();
    expect(await failureOf(migrate(database.sql, fileURLToPath(new URL('../../../prisma/migrations', import.meta.url))))).toBe(
      'SetupError: This database was made by a version before 0.2.0, which this version cannot read: ' +
        'point LMM_DATA or DATABASE_URL to a new one, or delete the old one.',
    );
    expect(await tablesOf(database)).toEqual(['_prisma_migrations']);
    expect(await rows()).toEqual(before);
  });

  it('are rejected if another tool left one unfinished, and applied if it rolled one back', async () => {
    const { sql } = await fresh();
    const folder = copyMigrations();
    await migrate(sql, folder);
    await sql.rows('update _prisma_migrations set finished_at = null where migration_name = $1', [SECOND]);
    expect(await failureOf(migrate(sql, folder))).toMatch(/20260102000000_second was started by another tool and didn't finish/);
    await sql.run('drop table second; delete from first');
    await sql.rows('update _prisma_migrations set rolled_back_at = now() where migration_name = $1', [SECOND]);
    expect(await migrate(sql, folder)).toEqual({ applied: [SECOND] });
  });

  it('are reported if their file or folder is missing', async () => {
    const { sql } = await fresh();
    const folder = copyMigrations();
    mkdirSync(join(folder, '20260103000000_empty'));
    expect(await failureOf(migrate(sql, folder))).toMatch(/20260103000000_empty\/migration\.sql is missing/);
    expect(await failureOf(migrate(sql, join(folder, 'nowhere')))).toMatch(/The migrations folder .*nowhere is missing/);
  });

  it('are applied by one of several processes that start at once', async () => {
    const database = await fresh();
    const folder = copyMigrations();
    write(folder, '20260103000000_slow', 'create table slow (id int);\nselect pg_sleep(0.2);');
    const others = engine === 'pglite' ? [] : await Promise.all([reopen(database), reopen(database)]);
    const results = await Promise.all([database, ...others, database].map(({ sql }) => migrate(sql, folder)));
    await Promise.all(others.map((other) => other.close()));
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual([FIRST, SECOND, '20260103000000_slow']);
    expect(await database.sql.rows('select count(*)::int as count from _prisma_migrations')).toEqual([{ count: 3 }]);
  });
});

/** The same database through its own connections, as another process would have. */
const reopen = ({ location }: Database) =>
  openDatabase({ url: serverUrl(location.split('/').at(-1) ?? ''), folder: '', clock: systemClock });

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
