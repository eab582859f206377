import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/clock.ts';
import { FolderInUse, type FolderLock, FolderOfOlderVersion, findHolder, lockFolder } from '../../../../src/database/lock/folder-lock.ts';
import { pipeDirectory } from '../../../../src/database/lock/named-pipe.ts';
import { openDatabase } from '../../../../src/database/open.ts';
import { SetupError } from '../../../../src/errors.ts';
import { holdAsOlderVersion } from '../../../support/database/older-version.ts';
import { createTestFolder } from '../../../support/database/template.ts';

const held: FolderLock[] = [];
const lock = async (folder: string) => {
  const taken = await lockFolder(folder, systemClock);
  held.push(taken);
  return taken;
};
const refusal = (folder: string) =>
  lock(folder).then(
    () => undefined,
    (error: unknown) => error,
  );

afterEach(async () => {
  await Promise.all(held.splice(0).map((taken) => taken.release()));
});

describe('the lock of a data folder', () => {
  it('creates a missing folder, and is free again once released', async () => {
    const folder = join(createTestFolder(), 'not', 'there');
    const first = await lock(folder);
    expect(await refusal(folder)).toBeInstanceOf(FolderInUse);
    await first.release();
    await first.release();
    expect(await refusal(folder)).toBeUndefined();
  });

  it('names the holder to a rejected process, with its address once announced', async () => {
    const folder = createTestFolder();
    const first = await lock(folder);
    expect(await refusal(folder)).toMatchObject({
      holder: { pid: process.pid },
      message: expect.stringContaining(`process ${process.pid}`),
    });
    first.announce('http://127.0.0.1:4000', '0.2.0');
    expect(await refusal(folder)).toMatchObject({
      holder: { pid: process.pid, address: 'http://127.0.0.1:4000', startedAt: expect.stringMatching(/^20\d\d-/) },
      message: expect.stringMatching(
        /is in use: .* since 20.* UTC and serves http:\/\/127\.0\.0\.1:4000\. .* set LMM_DATA to another folder\.$/,
      ),
    });
  });

  it('is refused in one sentence while a version before 0.2.0 holds it, and changes nothing', async () => {
    const folder = createTestFolder();
    await holdAsOlderVersion(folder, 'http://localhost:4711');
    const before = readdirSync(folder, { recursive: true });
    for (const open of [lock, (path: string) => openDatabase({ folder: path, clock: systemClock })]) {
      await expect(open(folder)).rejects.toThrow(
        new FolderOfOlderVersion(folder, { pid: 4242, startedAt: '', address: 'http://localhost:4711' }),
      );
    }
    expect(String(await refusal(folder))).toMatch(
      /^SetupError: The data folder \S+ is in use by a version of LMM Atlas before 0\.2\.0 \(process 4242, http:\/\/localhost:4711\), [^.]*\.$/,
    );
    expect(readdirSync(folder, { recursive: true })).toEqual(before);
  });

  it("doesn't take a process that isn't serving yet for an older version", async () => {
    const folder = createTestFolder();
    await holdAsOlderVersion(folder);
    expect(await refusal(folder)).toMatchObject({ holder: { pid: 4242 }, message: expect.stringMatching(/ is in use: process 4242 has/) });
  });

  it('is one lock under every name of the folder', async () => {
    const folder = createTestFolder();
    const alias = join(createTestFolder(), 'alias');
    symlinkSync(folder, alias);
    await lock(alias);
    expect(await refusal(folder)).toBeInstanceOf(FolderInUse);
    expect(await refusal(`${folder}/../${folder.split('/').at(-1)}`)).toBeInstanceOf(FolderInUse);
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const folder = join(createTestFolder(), 'deep'.repeat(20), 'deeper'.repeat(20));
    const first = await lock(folder);
    expect(await refusal(folder)).toBeInstanceOf(FolderInUse);
    expect(await findHolder(folder, systemClock)).toMatchObject({ pid: process.pid });
    await first.release();
    expect(await refusal(folder)).toBeUndefined();
  });

  it('is private', async () => {
    const folder = createTestFolder();
    await lock(folder);
    const { mode } = statSync(join(folder, 'lock'));
    expect(mode & 0o077).toBe(0);
  });

  it("explains what to do when the folder can't be used", async () => {
    const file = join(createTestFolder(), 'file');
    writeFileSync(file, '');
    for (const folder of [file, join(file, 'below')]) {
      const error = await refusal(folder);
      expect(error).toBeInstanceOf(SetupError);
      expect(String(error)).toMatch(/Cannot use the data folder \/.*: it can't be used .*Set LMM_DATA to a writable folder/);
    }
  });

  it('leaves nothing behind', async () => {
    const folder = createTestFolder();
    const first = await lock(folder);
    await refusal(folder);
    expect(readdirSync(join(folder, 'lock'))).toHaveLength(1);
    await first.release();
    expect(readdirSync(join(folder, 'lock'))).toEqual([]);
  });
});

describe('asking for the holder', () => {
  it('returns the holder and its address', async () => {
    const folder = createTestFolder();
    const first = await lock(folder);
    first.announce('http://127.0.0.1:4000', '0.2.0');
    expect(await findHolder(folder, systemClock)).toMatchObject({ pid: process.pid, address: 'http://127.0.0.1:4000', version: '0.2.0' });
    await first.release();
    expect(await findHolder(folder, systemClock)).toBeUndefined();
  });

  it('creates no folder and removes nothing', async () => {
    const folder = createTestFolder();
    expect(await findHolder(join(folder, 'missing'), systemClock)).toBeUndefined();
    expect(existsSync(join(folder, 'missing'))).toBe(false);
    expect(await findHolder(folder, systemClock)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
    mkdirSync(join(folder, 'lock'));
    writeFileSync(join(folder, 'lock', '1-dead.sock'), '');
    expect(await findHolder(folder, systemClock)).toBeUndefined();
    expect(readdirSync(join(folder, 'lock'))).toEqual(['1-dead.sock']);
  });
});

describe('the single pipe, as on Windows', () => {
  it('has one holder, and names it to other starters', async () => {
    const room = () => pipeDirectory(pipe);
    const pipe = join(createTestFolder(), 'pipe');
    const first = room();
    const seat = await first.register(() => 'held 7 2026-01-01T00:00:00.000Z\n');
    expect(await first.listContenders()).toEqual([]);
    const second = room();
    expect((await second.register(() => 'trying 8 2026-01-01T00:00:00.000Z\n')).exists()).toBe(false);
    expect(await second.listContenders()).toMatchObject([{ state: 'held', pid: 7 }]);
    await seat.remove();
    expect(await second.listContenders()).toEqual([]);
  });
});
