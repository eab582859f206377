import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { SetupError } from '../../src/errors.ts';
import { watchKnowledge } from '../../src/watch-knowledge.ts';

function watched(reseed: () => Promise<boolean>) {
  const folder = mkdtempSync(join(tmpdir(), 'lmm-watch-'));
  mkdirSync(join(folder, 'model'));
  const file = join(folder, 'model', 'clip.yaml');
  writeFileSync(file, 'name: CLIP\n');
  const stop = new AbortController();
  onTestFinished(() => {
    stop.abort();
    rmSync(folder, { recursive: true });
    vi.restoreAllMocks();
  });
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const complaints = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  watchKnowledge(folder, reseed, systemClock, stop.signal);
  return { folder, file, complaints, stop };
}

const times = (reseed: { mock: { calls: unknown[] } }, count: number) =>
  vi.waitFor(() => expect(reseed.mock.calls.length).toBeGreaterThanOrEqual(count), 5_000);

it('writes again each time a file is saved, also by editors that put a new file in its place', async () => {
  const reseed = vi.fn(async () => true);
  const { file } = watched(reseed);
  for (const round of [1, 2, 3]) {
    writeFileSync(`${file}.new`, `name: CLIP ${round}\n`);
    renameSync(`${file}.new`, file);
    await times(reseed, round);
  }
  writeFileSync(file, 'name: CLIP again\n');
  await times(reseed, 4);
});

it('sees files in folders that came later', async () => {
  const reseed = vi.fn(async () => true);
  const { folder } = watched(reseed);
  mkdirSync(join(folder, 'task'));
  await times(reseed, 1);
  writeFileSync(join(folder, 'task', 'translation.yaml'), 'name: Translation\n');
  await times(reseed, 2);
});

it('tells what is wrong with a file and goes on watching', async () => {
  const reseed = vi.fn(async (): Promise<boolean> => {
    throw new SetupError('model/clip.yaml:1:1 is wrong');
  });
  const { file, complaints } = watched(reseed);
  writeFileSync(file, 'nonsense');
  await vi.waitFor(() => expect(complaints).toHaveBeenCalledWith('lmm: model/clip.yaml:1:1 is wrong\n'), 5_000);
  writeFileSync(file, 'name: CLIP\n');
  await times(reseed, 2);
});

it('stops on the signal', async () => {
  const reseed = vi.fn(async () => true);
  const { file, stop, complaints } = watched(reseed);
  stop.abort();
  writeFileSync(file, 'name: CLIP\n');
  await systemClock.sleep(400);
  expect([reseed.mock.calls, complaints.mock.calls]).toEqual([[], []]);
});
