import { cpSync, existsSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '../../../../src/clock.ts';
import { FolderInUse } from '../../../../src/database/lock/folder-lock.ts';
import { openDatabase, type Template } from '../../../../src/database/open.ts';
import { makeTemplate, templateKey, templateKeyIn } from '../../../../src/database/pglite/template.ts';
import { copyTemplate, createTemporaryFolder, createTestFolder, EMPTY_TEMPLATE } from '../../../support/database/template.ts';

describe('a template of the embedded database', () => {
  const made = createTemporaryFolder();
  let template: Template;
  let sentences: string[];

  beforeAll(async () => {
    const data = createTemporaryFolder();
    await copyTemplate(EMPTY_TEMPLATE, data);
    const database = await openDatabase({ folder: data, clock: systemClock });
    await database.sql.run('create table mark (id int)');
    await database.close();
    makeTemplate(data, made, 'this version');
  });
  afterAll(() => rmSync(made, { recursive: true, force: true }));

  beforeEach(() => {
    sentences = [];
    const folder = join(createTestFolder(), 'template');
    template = { folder, key: async () => 'this version', onUnusable: (text) => void sentences.push(text) };
    cpSync(made, folder, { recursive: true });
  });

  const open = async (folder: string, options: Partial<Template> = {}) => {
    const database = await openDatabase({ folder, clock: systemClock, template: { ...template, ...options } });
    onTestFinished(() => database.close());
    return database;
  };
  const hasMark = async ({ sql }: Awaited<ReturnType<typeof open>>) =>
    (await sql.rows<{ found: boolean }>(`select to_regclass('mark') is not null as found`))[0]?.found;

  it('is what new databases begin with, any number of them, readable by their owner alone', async () => {
    const folders = [createTestFolder(), createTestFolder()];
    const databases = await Promise.all(folders.map((folder) => open(folder)));
    expect(await Promise.all(databases.map(hasMark))).toEqual([true, true]);
    expect(folders.map((folder) => statSync(join(folder, 'pgdata')).mode & 0o777)).toEqual([0o700, 0o700]);
    expect(folders.some((folder) => existsSync(join(folder, 'pgdata.unfinished')))).toBe(false);
    expect(sentences).toEqual([]);
  });

  it('goes to one of two starters of a folder', async () => {
    const folder = createTestFolder();
    const results = await Promise.allSettled([open(folder), open(folder)]);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toEqual([expect.any(FolderInUse)]);
    for (const result of results) if (result.status === 'fulfilled') expect(await hasMark(result.value)).toBe(true);
  });

  it('starts over when an earlier copy was interrupted', async () => {
    const folder = createTestFolder();
    await copyTemplate(EMPTY_TEMPLATE, folder);
    truncateSync(join(folder, 'pgdata/global/pg_control'), 10);
    writeFileSync(join(folder, 'pgdata.unfinished'), '');
    expect(await hasMark(await open(folder))).toBe(true);
  });

  it('leaves a database alone that is there', async () => {
    const folder = createTestFolder();
    await copyTemplate(EMPTY_TEMPLATE, folder);
    expect(await hasMark(await open(folder))).toBe(false);
  });

  it('is not used by another version, or where there is none, and nothing is said', async () => {
    const key = async () => 'another version';
    expect(await hasMark(await open(createTestFolder(), { key }))).toBe(false);
    expect(await hasMark(await open(createTestFolder(), { folder: createTestFolder() }))).toBe(false);
    expect(sentences).toEqual([]);
  });

  it.each([
    ['is cut off', 'files of it are missing or cut off', () => truncateSync(join(template.folder, 'pgdata/postgresql.conf'), 10)],
    ['has other content', '', () => overwrite(join(template.folder, 'pgdata/global/pg_control'))],
    ['has an unreadable description', 'JSON', () => writeFileSync(join(template.folder, 'template.json'), '{')],
  ])('that %s is reported, and the files are made without it', async (_what, problem, damage) => {
    damage();
    expect(await hasMark(await open(createTestFolder()))).toBe(false);
    expect(sentences).toEqual([expect.stringContaining(`making a new database without the template in ${template.folder}: `)]);
    expect(sentences[0]).toContain(problem);
  });

  it('has a key that says what it was made from', () => {
    expect(templateKeyIn(template.folder)).toBe('this version');
    expect(templateKeyIn(createTestFolder())).toBeUndefined();
    expect(new Set([templateKey(['a']), templateKey(['b']), templateKey(['a'])]).size).toBe(2);
  });
});

const overwrite = (file: string): void => writeFileSync(file, Buffer.alloc(readFileSync(file).length, 'x'));
