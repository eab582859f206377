/** PGlite: PostgreSQL as WebAssembly inside this process, with its files in `<folder>/pgdata`. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { PGlite, Transaction } from '@electric-sql/pglite';
import type { Clock } from '../../clock.ts';
import { SetupError } from '../../errors.ts';
import { errorMessage } from '../caught-error.ts';
import type { Database } from '../database.ts';
import { FolderInUse, type FolderLock, findHolder, lockFolder } from '../lock/folder-lock.ts';
import { type Queries, type Sql, withBatches } from '../sql.ts';
import { withCheckedCommits } from './checked-commits.ts';
import { copyTemplate, type Template, unusable } from './template.ts';

/** The PostgreSQL version inside the pinned PGlite: it opens only files of the same major version. */
export const PGLITE_MAJOR = '18';

const FILES = 'pgdata';

/** Opens PGlite under the folder's lock; throws FolderInUse, or SetupError when the files can't be opened. */
export async function openPglite(folder: string, clock: Clock, template?: Template): Promise<Database> {
  const lock = await lockFolder(folder, clock);
  try {
    await refuseOpenFiles(folder, clock);
    const db = await openFiles(folder, template);
    const mark = await lockFolder(join(folder, FILES), clock).catch(async (error: unknown) => {
      await db.close();
      throw error;
    });
    return await databaseOf(db, folder, both(lock, mark));
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The files have a lock of their own, inside their folder: were the folder's lock moved away while a process runs, another one
 * would open the same files.
 */
async function refuseOpenFiles(folder: string, clock: Clock): Promise<void> {
  const holder = await findHolder(join(folder, FILES), clock);
  if (holder !== undefined) throw new FolderInUse(folder, holder);
}

const both = (lock: FolderLock, mark: FolderLock): FolderLock => ({
  announce: (address, version) => {
    lock.announce(address, version);
    mark.announce(address, version);
  },
  // The folder's lock comes last: the next process that gets it finds the files free.
  release: () => mark.release().then(() => lock.release()),
});

async function databaseOf(db: PGlite, folder: string, lock: FolderLock): Promise<Database> {
  const { PrismaPGlite } = await import('pglite-prisma-adapter');
  let closing: Promise<void> | undefined;
  const close = async () => {
    // Another process may open the files as soon as the lock is free, so the files are closed first.
    await db.close().finally(() => lock.release());
  };
  return {
    engine: 'pglite',
    location: folder,
    sql: sqlOf(db),
    adapter: withCheckedCommits(new PrismaPGlite(db)),
    lock,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}

async function openFiles(folder: string, template: Template | undefined): Promise<PGlite> {
  const files = join(folder, FILES);
  // This marker exists while the files are first created. If a start finds it, that first start was interrupted.
  const unfinished = join(folder, 'pgdata.unfinished');
  if (existsSync(unfinished)) rmSync(files, { recursive: true, force: true });
  assertSupportedFiles(files);
  const isNew = !existsSync(files);
  try {
    if (isNew) {
      writeFileSync(unfinished, '');
    }
    compileOnce();
    const db = isNew ? await createFiles(files, template) : await start(files);
    if (existsSync(unfinished)) rmSync(unfinished);
    return db;
  } catch (error) {
    // The error itself is dropped: printed in full, it shows 30 KB of PGlite's minified source.
    throw new SetupError(
      `Cannot open the database in ${files}: ${errorMessage(error)}. Check that the disk has free space and that you have write permission. ` +
        'If the files are damaged, restore a backup of the folder. Without one, move them away and start again: the knowledge is read anew ' +
        "from its files, but editors' facts, API keys, settings, schedules, reports and the audit log are lost.",
    );
  }
}

/** The template's files if there is one, else new ones. */
async function createFiles(files: string, template: Template | undefined): Promise<PGlite> {
  if (template !== undefined && (await copyTemplate(template, files))) {
    try {
      return await start(files);
    } catch (error) {
      template.onUnusable(unusable(template.folder, errorMessage(error)));
      rmSync(files, { recursive: true, force: true });
    }
  }
  mkdirSync(files, { mode: 0o700 });
  return start(files);
}

async function start(files: string): Promise<PGlite> {
  // Loaded only once the lock is held, so that a rejected process needn't wait for it.
  const { PGlite } = await import('@electric-sql/pglite');
  const db = await PGlite.create({ dataDir: files });
  // Both Prisma adapters write and read timestamps as UTC and ignore the offset.
  await db.exec(`set time zone 'UTC'`);
  return db;
}

/**
 * Keeps V8's quick first compilation of PostgreSQL's WebAssembly. The optimized second one, on V8's own threads, takes a second of
 * processor time and 100 MB, and we read from memory: a warm start takes 1.8 s without it in place of 2.7, and 380 MB in place of 480.
 */
function compileOnce(): void {
  setFlagsFromString('--liftoff-only');
}

/** PGlite would initialize over files it doesn't recognize, and crashes on those of another major version. */
function assertSupportedFiles(files: string): void {
  if (!existsSync(files)) return;
  const versionFile = join(files, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    if (readdirSync(files).length === 0) return;
    throw new SetupError(`${files} contains files that aren't a database. Move them, or set LMM_DATA to another folder.`);
  }
  const version = readFileSync(versionFile, 'utf8').trim();
  if (version === PGLITE_MAJOR) return;
  const comparison = Number(version) > Number(PGLITE_MAJOR) ? 'newer' : 'older';
  throw new SetupError(
    `The database in ${files} uses PostgreSQL ${version}, ${comparison} than this version's ${PGLITE_MAJOR}. ` +
      `Start the version that created it, or set LMM_DATA to another folder.`,
  );
}

function sqlOf(db: PGlite): Sql {
  return { ...queriesOf(db), transaction: (work) => db.transaction((tx) => work(queriesOf(tx))) };
}

function queriesOf(db: PGlite | Transaction): Queries {
  return withBatches({
    run: async (script) => {
      await db.exec(script);
    },
    cells: async (statement, params = []) => (await db.query<unknown[]>(statement, [...params], { rowMode: 'array' })).rows,
    rows: async <Row>(statement: string, params: readonly unknown[] = []) => (await db.query<Row>(statement, [...params])).rows,
  });
}
