/** One file that can't be read is one problem, and files that aren't knowledge are none. */
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { contentHash, formatStray, loadKnowledge } from '../../../src/knowledge/index.ts';
import { createTemporaryFolder } from '../../support/database/template.ts';
import { sampleKnowledge } from '../../support/sample-knowledge.ts';
import { base, folderWith, TODAY } from './folder.ts';

async function copyOfKnowledge(): Promise<string> {
  const folder = createTemporaryFolder();
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await cp(await sampleKnowledge(), folder, { recursive: true });
  return folder;
}

it.each([
  ['a doubled key', (text: string) => `${text}name: Again\n`],
  ['a tab', (text: string) => text.replace('\n  ', '\n\t')],
  ['a merge marker', (text: string) => `<<<<<<< HEAD\n${text}`],
  ['bytes that are not text', () => Buffer.from([0x6e, 0xff, 0xfe, 0x0a])],
])('reports %s in a file that others name, and nothing about the others', async (_what, change) => {
  const folder = await copyOfKnowledge();
  const file = join(folder, 'model/clip.yaml');
  await writeFile(file, change(await readFile(file, 'utf8')));
  const { problems } = await loadKnowledge(folder, TODAY);
  expect(new Set(problems.map((problem) => problem.file))).toEqual(new Set(['model/clip.yaml']));
});

it('reports broken files of every kind, and nothing about the files that need them', async () => {
  const folder = await copyOfKnowledge();
  const broken = [
    ...['facts/align-noisy-pairs.yaml', 'limitation/computational-resources.yaml', 'modality/audio.yaml', 'model-class/lmm.yaml'],
    ...['redirects.yaml', 'sources/aimultiple-lmm-vs-llm.yaml', 'stage/fine-tuning.yaml'],
  ];
  for (const path of broken) await writeFile(join(folder, path), 'name: "x\n');
  const { problems } = await loadKnowledge(folder, TODAY);
  expect(problems.map(({ file }) => file)).toEqual(broken);
});

it('reports a file whose name ends in .yml, and nothing about those that name it', async () => {
  const folder = await copyOfKnowledge();
  await rename(join(folder, 'model/clip.yaml'), join(folder, 'model/clip.yml'));
  const { problems } = await loadKnowledge(folder, TODAY);
  expect(problems.map(({ file, message }) => `${file}: ${message}`)).toEqual(['model/clip.yml: This is not a .yaml file.']);
});

it('tells what cannot be read before everything else', async () => {
  const folder = await folderWith({ ...base, 'model/align.yaml': 'name: A\n', 'model/gpt.yaml': 'name: "x\n' });
  const { problems } = await loadKnowledge(folder, TODAY);
  expect(problems[0]?.file).toBe('model/gpt.yaml');
  expect(problems.map(({ file }) => file)).toContain('model/align.yaml');
});

it('reads UTF-16, with or without a byte order mark', async () => {
  const folder = await copyOfKnowledge();
  for (const [path, mark] of [['model/clip.yaml', '\ufeff'] as const, ['model/align.yaml', ''] as const])
    await writeFile(join(folder, path), Buffer.from(`${mark}${await readFile(join(folder, path), 'utf8')}`, 'utf16le'));
  expect((await loadKnowledge(folder, TODAY)).problems).toEqual([]);
});

it('ignores what editors and systems leave behind, and says so', async () => {
  const folder = await copyOfKnowledge();
  const before = await contentHash(folder);
  const stray = ['Thumbs.db', 'model/#clip.yaml#', 'model/clip.yaml.orig', 'model/clip.yaml~', 'model/desktop.ini'];
  for (const path of [...stray, 'model/._clip.yaml', '.DS_Store']) await writeFile(join(folder, path), 'x');
  const found = await loadKnowledge(folder, TODAY);
  expect(found.problems).toEqual([]);
  expect([...found.stray].sort()).toEqual(stray);
  expect(formatStray(found.stray)).toMatch(/^warning: these files are not read, .*model\/clip\.yaml~/);
  expect(await contentHash(folder)).toBe(before);
});
