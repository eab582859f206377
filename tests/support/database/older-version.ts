/** Stand-ins for what the versions before 0.2.0 leave behind: the lock of a running process, and their table of migrations. */
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Sql } from '../../../src/database/sql.ts';

/** The migrations of 0.1.0, in order, with their checksums. */
const MIGRATIONS = [
  ['20261123000000_knowledge', '820dfefe91e11e61c5e22b364912faec0b5f17a2fc90421240bea3b691068d11'],
  ['20261124000000_asks_contradictions', 'e67889913766fb1fa86d93f01da8fc7cad4d77d45cd6aae372711b558697bafc'],
  ['20261125000000_import_run', 'e8c8f09e7f1e77148762a04e58ae97b86ecd303d9821bc759e8b4e5d75d84802'],
  ['20261126000000_keys_suggestions_audit', '9994c37d8428b06d117781539882fa1c6f514e188385580e8826a6718c350a5c'],
  ['20261127000000_bot_memory', '9524f227c2c94e0c522353f397e4313c712735b4ff3bf189be00acbc5419eb96'],
  ['20261128000000_daily_facts', '4d8978a20710de5d1834444e79d4601b95f0d1254eee99e42fe4c2c46eedc85e'],
] as const;

/** Holds the folder's lock until the end of the test, in the words of 0.1.0: without a version after the address. */
export async function holdAsOlderVersion(folder: string, address?: string): Promise<void> {
  await holdWithWords(folder, ['held', '4242', '2026-11-26T08:00:00.000Z', ...(address === undefined ? [] : [address])]);
}

/** Holds the folder's lock as a process that sends these words. */
export async function holdWithWords(folder: string, words: readonly string[]): Promise<void> {
  mkdirSync(join(folder, 'lock'));
  const server = createServer((peer) => void peer.on('error', () => peer.destroy()).end(`${words.join(' ')}\n`));
  server.listen(join(folder, 'lock', '4242-0a0a0a0a.sock'));
  await once(server, 'listening');
  onTestFinished(() => void server.close());
}

/** Leaves the database as 0.1.0 did, as far as migrations are concerned. */
export async function recordOlderMigrations(sql: Sql): Promise<void> {
  await sql.run(`create table _prisma_migrations (
    id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
    logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`);
  for (const [name, checksum] of MIGRATIONS) {
    await sql.rows(
      'insert into _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) values (gen_random_uuid(), $1, now(), $2, 1)',
      [checksum, name],
    );
  }
}
