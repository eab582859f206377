/** Small knowledge folders for tests, deleted when the test ends. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { loadKnowledge, type Problem } from '../../../src/knowledge/index.ts';

export const TODAY = '2026-11-30';

/** The citation that most files need. */
export const CITED = 'citations: [{ source: paper, locator: abstract }]';

export const CHECKED = 'checked: { on: 2026-11-01, level: primary }';

/** Files by path; each is an array of lines. */
export type Files = Readonly<Record<string, readonly string[] | string>>;

/** The other files of most small folders. */
export const base: Files = {
  'sources/paper.yaml': ['title: A paper', 'url: https://example.org/paper', 'publisher: A journal', 'kind: paper', 'published: 2021-02'],
  'modality/text.yaml': ['name: Text', 'summary: Anything written.', 'ordinal: 1', CITED],
  'modality/image.yaml': ['name: Image', 'summary: Still pictures.', 'ordinal: 2', CITED],
  'model-class/lmm.yaml': ['name: Large multimodal model', 'aliases: [LMM]', 'summary: Reads several kinds of data.', CITED],
  'model-class/llm.yaml': ['name: Large language model', 'aliases: [LLM]', 'summary: Reads and writes text.', CITED],
  'model/clip.yaml': ['name: CLIP', 'summary: Matches images and texts.', CITED],
};

export const folderWith = async (files: Files): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'lmm-knowledge-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  for (const [path, lines] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), typeof lines === 'string' ? lines : `${lines.join('\n')}\n`);
  }
  return folder;
};

/** The problems of one file in a folder of the base files and the given ones. */
export const problemsOf = async (file: string, files: Files): Promise<readonly Problem[]> => {
  const { problems } = await loadKnowledge(await folderWith({ ...base, ...files }), TODAY);
  return problems.filter((problem) => problem.file === file);
};
