import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { FolderInUse } from '../../../src/database/lock/folder-lock.ts';
import { openDatabase } from '../../../src/database/open.ts';
import { PGLITE_MAJOR } from '../../../src/database/pglite/pglite.ts';
import { toConnectionError } from '../../../src/database/postgresql/connection-error.ts';
import { assertSupportedServer } from '../../../src/database/postgresql/postgresql.ts';
import type { Queries } from '../../../src/database/sql.ts';
import { SetupError } from '../../../src/errors.ts';
import { engines, freshDatabases, serverUrl } from '../../support/database/engines.ts';
import { copyTemplate, createTestFolder, EMPTY_TEMPLATE } from '../../support/database/template.ts';

const open = (options: { url?: string; folder?: string }) => openDatabase({ folder: '/nowhere', clock: systemClock, ...options });

/** The error's message, which must suit users: short, without a stack trace or a password. */
async function refusal(options: { url?: string; folder?: string }): Promise<string> {
  const error = await open(options).then(
    () => expect.fail('it opened'),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SetupError)) return expect.fail(`no SetupError: ${String(error)}`);
  expect(error.message.length).toBeLessThan(700);
  expect(error.message).not.toMatch(/secret|\n/);
  expect(error.cause).toBeUndefined();
  return error.message;
}

describe.each(engines)('a database on %s', (engine) => {
  const fresh = freshDatabases(engine);

  it('runs scripts, accepts parameters, and names itself', async () => {
    const { sql, ...database } = await fresh();
    expect(database.engine).toBe(engine);
    await sql.run("create table one (id int primary key, word text); insert into one values (1, 'a;b'), (2, null);");
    expect(await sql.rows('select id, word from one where id = $1', [1])).toEqual([{ id: 1, word: 'a;b' }]);
    expect(await sql.rows('select id from one where id = any($1) order by id', [[1, 2, 3]])).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('keeps either all of a transaction or nothing', async () => {
    const { sql } = await fresh();
    await sql.run('create table one (id int primary key)');
    expect(await sql.transaction((tx) => tx.rows('insert into one values (1) returning id'))).toEqual([{ id: 1 }]);
    const failed = sql.transaction(async (tx) => {
      await tx.run('insert into one values (2)');
      await tx.run('insert into one values (1)');
    });
    await expect(failed).rejects.toMatchObject({ code: '23505' });
    expect(await sql.rows('select id from one')).toEqual([{ id: 1 }]);
  });

  it('uses UTC, as Prisma’s adapters assume', async () => {
    const { sql, adapter } = await fresh();
    expect(await sql.rows(`select current_setting('TimeZone') as zone`)).toEqual([{ zone: 'UTC' }]);
    const connection = await adapter.connect();
    const { rows } = await connection.queryRaw({ sql: `select '2026-07-01 12:00+02'::timestamptz as at`, args: [], argTypes: [] });
    expect(rows).toEqual([['2026-07-01T10:00:00+00:00']]);
  });

  it('closes once, however often it is closed', async () => {
    const database = await fresh();
    await Promise.all([database.close(), database.close()]);
    await expect(database.sql.rows('select 1')).rejects.toThrow();
  });
});

describe('PGlite in a data folder', () => {
  const prepare = async (spoil: (files: string) => void) => {
    const folder = createTestFolder();
    await copyTemplate(EMPTY_TEMPLATE, folder);
    spoil(join(folder, 'pgdata'));
    return folder;
  };

  it('has the expected PostgreSQL version, is locked while open, and keeps its content after closing', async () => {
    const folder = await prepare(() => {});
    const first = await open({ folder });
    expect(await first.sql.rows(`select current_setting('server_version_num')::int / 10000 as major`)).toEqual([
      { major: Number(PGLITE_MAJOR) },
    ]);
    await first.sql.run('create table kept (id int)');
    await expect(open({ folder })).rejects.toBeInstanceOf(FolderInUse);
    await first.close();
    const second = await open({ folder });
    expect(await second.sql.rows('select * from kept')).toEqual([]);
    await second.close();
  });

  it('is opened by one process even when the lock of its folder was moved away', async () => {
    const folder = await prepare(() => {});
    const first = await open({ folder });
    first.lock?.announce('http://127.0.0.1:4711', '0.2.0');
    renameSync(join(folder, 'lock'), join(folder, 'away'));
    expect(await refusal({ folder })).toMatch(/is in use: process \d+ .* and serves http:\/\/127\.0\.0\.1:4711\. Use that one, stop it/);
    await first.close();
    await (await open({ folder })).close();
  });

  it('is created again if its first start was interrupted', async () => {
    const folder = await prepare((files) => rmSync(join(files, 'PG_VERSION')));
    writeFileSync(join(folder, 'pgdata.unfinished'), '');
    const database = await open({ folder });
    expect(existsSync(join(folder, 'pgdata.unfinished'))).toBe(false);
    expect(await database.sql.rows('select 1 as one')).toEqual([{ one: 1 }]);
    await database.close();
  });

  it.each([
    ['17', 'older'],
    ['99', 'newer'],
  ])('of PostgreSQL %s is rejected as %s, and stays unchanged', async (version, age) => {
    const folder = createTestFolder();
    mkdirSync(join(folder, 'pgdata'));
    writeFileSync(join(folder, 'pgdata', 'PG_VERSION'), `${version}\n`);
    expect(await refusal({ folder })).toMatch(new RegExp(`uses PostgreSQL ${version}, ${age} than this version's 18`));
    expect(readFileSync(join(folder, 'pgdata', 'PG_VERSION'), 'utf8')).toBe(`${version}\n`);
  });

  it("isn't created over other files", async () => {
    const folder = createTestFolder();
    mkdirSync(join(folder, 'pgdata'));
    writeFileSync(join(folder, 'pgdata', 'thesis.doc'), '');
    expect(await refusal({ folder })).toMatch(/pgdata contains files that aren't a database\. Move them/);
  });

  it('is rejected briefly if damaged, and unlocks the folder', async () => {
    const folder = await prepare((files) => writeFileSync(join(files, 'global', 'pg_control'), 'garbage'));
    expect(await refusal({ folder })).toMatch(
      /^Cannot open the database in .*pgdata: .*restore a backup.*Without one, move them away and start again/,
    );
    expect(await refusal({ folder })).toMatch(/editors' facts, API keys, settings, schedules, reports and the audit log are lost\.$/);
    const again = createTestFolder();
    await copyTemplate(EMPTY_TEMPLATE, again);
    rmSync(join(folder, 'pgdata'), { recursive: true });
    cpSync(join(again, 'pgdata'), join(folder, 'pgdata'), { recursive: true });
    await (await open({ folder })).close();
  });

  it('is rejected in an impossible folder', async () => {
    const file = join(createTestFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ folder: join(file, 'data') })).toMatch(/Cannot use the data folder .*Set LMM_DATA/);
  });
});

describe('DATABASE_URL', () => {
  it.each([
    ['mysql://u:secret@localhost/db', /starts with mysql:, but LMM Atlas supports only PostgreSQL/],
    ['localhost/db', /isn't a URL, but LMM Atlas supports only PostgreSQL/],
    ['postgres:', /is incomplete\. Write it like postgres:\/\//],
    ['postgres://u:sec?secret@localhost/db', /write "\?" and "@" in its user, password or options as %3F and %40/],
    ['postgres://u:secret@127.0.0.1:1/db', /server at 127\.0\.0\.1:1\/db: nothing listens there\. Start the server/],
    ['postgres://u:secret@no-such-host.invalid/db', /server at no-such-host\.invalid\/db: the (host is unknown|host name)/],
    ['postgres://u:secret@/db?host=/nowhere', /server at \/nowhere\/db: its socket does not exist/],
    [
      'postgres://u:secret@127.0.0.1:1/db?sslmode=verify-full&sslrootcert=/nowhere/ca.pem',
      /the file \/nowhere\/ca\.pem can't be read \(ENOENT\)\. Correct sslrootcert, /,
    ],
    ['postgres://u:secret@127.0.0.1:1/db?sslcert=/', /a file that DATABASE_URL names can't be read \(EISDIR\)\. Correct sslrootcert, /],
    ['postgres://u:secret@localhost:port/db', /server at localhost:port\/db: Invalid URL\. Correct DATABASE_URL/],
  ])('%s is rejected', async (url, message) => {
    expect(await refusal({ url })).toMatch(message);
  });

  it.each([
    ['28P01', 'password authentication failed for user "u"', /it rejected the password\. Correct the user and password/],
    ['28000', 'role "u" does not exist', /role "u" does not exist\. Correct the user/],
    ['53300', 'sorry, too many clients already', /it has no free connection/],
    [undefined, 'timeout exceeded when trying to connect', /it didn't answer within 10 s/],
    [undefined, 'SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string', /it requires a password/],
  ])('that the server rejects with %s (%s) is explained', (code, message, expected) => {
    expect(toConnectionError(Object.assign(new Error(message), { code }), 'host/db').message).toMatch(expected);
  });

  it('is rejected for a server older than PostgreSQL 15', async () => {
    // A real old server isn't available; only the version number in its answer matters.
    const answering = (version: number) => ({ rows: async () => [{ version }], run: async () => {} }) as unknown as Queries;
    await expect(assertSupportedServer(answering(14), 'host/db')).rejects.toThrow(
      /host\/db runs PostgreSQL 14, but LMM Atlas needs 15 or newer/,
    );
    await expect(assertSupportedServer(answering(15), 'host/db')).resolves.toBeUndefined();
  });
});

// Only if there is a server, so that no test is skipped without one.
describe.each(engines.filter((engine) => engine === 'postgresql'))('opening %s', () => {
  it('requires the database to exist, and keeps its own options', async () => {
    expect(await refusal({ url: serverUrl('no_such_database') })).toMatch(/the database doesn't exist\. Create it \(createdb NAME\)/);
    const database = await open({ url: `${serverUrl('postgres')}?options=-c%20search_path%3Dapart` });
    const settings = `select current_setting('search_path') as path, current_setting('TimeZone') as zone, current_setting('application_name') as name`;
    expect(await database.sql.rows(settings)).toEqual([{ path: 'apart', zone: 'UTC', name: 'lmm-atlas' }]);
    await database.close();
  });

  it('reconnects when the server drops our connections', async () => {
    const [database, other] = await Promise.all([open({ url: serverUrl('postgres') }), open({ url: serverUrl('postgres') })]);
    const [me] = await database.sql.rows<{ pid: number }>('select pg_backend_pid() as pid');
    await other.sql.rows('select pg_terminate_backend($1)', [me?.pid]);
    await systemClock.sleep(100);
    expect(await database.sql.rows('select 1 as one')).toEqual([{ one: 1 }]);
    await Promise.all([database.close(), other.close()]);
  });
});
