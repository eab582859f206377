/** Migrations: the SQL files of a folder, each applied once and in order; recorded in Prisma's own table, so its tools can read it. */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../errors.ts';
import { errorMessage } from './caught-error.ts';
import type { Queries, Sql } from './sql.ts';

type Migration = { readonly name: string; readonly file: string; readonly script: string; readonly checksum: string };
type Row = { readonly migration_name: string; readonly checksum: string; readonly finished: boolean };

const ADVISORY_LOCK_ID = 72_707_369; // An arbitrary number, the same in every process: only the holder migrates.

const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Applies the missing migrations and returns their names; throws SetupError when one fails (and is rolled back), was
 * edited after it ran, or is unknown to this version.
 */
export async function migrate(sql: Sql, folder: string): Promise<{ applied: string[] }> {
  const migrations = readMigrations(folder);
  const applied: string[] = [];
  let name = await applyNext(sql, migrations);
  while (name !== undefined) {
    applied.push(name);
    name = await applyNext(sql, migrations);
  }
  return { applied };
}

/** Names a set of migrations. */
export const migrationsHash = (folder: string): string =>
  createHash('sha256')
    .update(JSON.stringify(readMigrations(folder).map(({ name, checksum }) => [name, checksum])))
    .digest('hex');

function readMigrations(folder: string): Migration[] {
  if (!existsSync(folder)) throw new SetupError(`The migrations folder ${folder} is missing. Reinstall LMM Atlas.`);
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return entries.map((entry) => readMigration(folder, entry.name)).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readMigration(folder: string, name: string): Migration {
  const file = join(folder, name, 'migration.sql');
  if (!existsSync(file)) throw new SetupError(`The migration ${file} is missing. Reinstall LMM Atlas, or delete the migration's folder.`);
  // A checkout on Windows may end lines with CR LF; the checksum is that of the original file.
  const script = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return { name, file, script, checksum: createHash('sha256').update(script).digest('hex') };
}

/** One transaction: lock, read the applied migrations, run the next script, record it. After waiting, it sees what others applied. */
function applyNext(sql: Sql, migrations: readonly Migration[]): Promise<string | undefined> {
  return sql.transaction(async (tx) => {
    await tx.rows('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK_ID]);
    await tx.run(TABLE);
    const rows = await tx.rows<Row>(
      'select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
    );
    assertKnownMigrations(rows, migrations);
    const appliedNames = new Set(rows.map((row) => row.migration_name));
    const next = migrations.find(({ name }) => !appliedNames.has(name));
    if (next !== undefined) await apply(tx, next);
    return next?.name;
  });
}

async function apply(tx: Queries, { name, file, script, checksum }: Migration): Promise<void> {
  try {
    await tx.run(script);
  } catch (error) {
    throw new SetupError(
      `The migration ${file} failed${lineOf(error, script)}: ${errorMessage(error)}. It was rolled back. Fix the file or the data, then start again.`,
    );
  }
  await tx.rows(
    'insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values ($1, $2, now(), $3, 1)',
    [randomUUID(), checksum, name],
  );
}

/** PostgreSQL reports a character position in the script; people look for a line. */
function lineOf(error: unknown, script: string): string {
  const position = error instanceof Object && 'position' in error ? Number(error.position) : Number.NaN;
  return position > 0 ? ` in line ${script.slice(0, position - 1).split('\n').length}` : '';
}

function assertKnownMigrations(rows: readonly Row[], migrations: readonly Migration[]): void {
  for (const { migration_name: name, checksum, finished } of rows) {
    const migration = migrations.find((one) => one.name === name);
    // Names begin with a date. Until 0.2.0 the migrations were others; 0.2.0 put them together into the first one of today.
    if (migration === undefined && migrations[0] !== undefined && name < migrations[0].name) {
      throw new SetupError(
        'This database was made by a version before 0.2.0, which this version cannot read: point LMM_DATA or DATABASE_URL to a new one, or delete the old one.',
      );
    }
    if (migration === undefined) {
      throw new SetupError(
        `The database has the migration ${name}, which a newer version applied. Start that version, or use another database.`,
      );
    }
    if (!finished) {
      throw new SetupError(
        `The migration ${name} was started by another tool and didn't finish. Restore a backup, or repair it with "prisma migrate resolve".`,
      );
    }
    if (migration.checksum !== checksum) {
      throw new SetupError(
        `The migration ${migration.file} was edited after it ran. Restore its text (git checkout), and write the change as a new migration.`,
      );
    }
  }
}
