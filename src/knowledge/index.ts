/** Knowledge: what the YAML files under `prisma/knowledge` state, read and checked. */
import { join } from 'node:path';
import { checkContents } from './check.ts';
import { type Contents, parseFiles } from './parse.ts';
import type { Problem } from './problem.ts';
import { type EditedFiles, readFolder } from './read.ts';

export { contentHash } from './folder.ts';
export type { Contents } from './parse.ts';
export type { Problem } from './problem.ts';

/**
 * The files of a knowledge folder; they are fit for use only when there are no problems. `today` is YYYY-MM-DD, and `edited` files are
 * checked with the others before they are written.
 */
export const loadKnowledge = async (
  folder: string,
  today: string,
  edited?: EditedFiles,
): Promise<{ readonly contents: Contents; readonly problems: readonly Problem[]; readonly stray: readonly string[] }> => {
  const reading = await readFolder(folder, edited);
  const contents = parseFiles(reading.files, reading.broken);
  return { contents, problems: checkContents({ ...reading, contents }, today), stray: reading.stray };
};

/** What the files of a folder state, as far as they can be read; for lists that need no valid content. Nothing between files is checked. */
export const readKnowledge = async (folder: string): Promise<{ readonly contents: Contents; readonly unreadable: number }> => {
  const { files, broken, problems } = await readFolder(folder);
  const contents = parseFiles(files, broken);
  return { contents, unreadable: problems.length + contents.problems.length };
};

/** Problems as lines for a terminal: `file:line:column message`, then what to do next. */
export const formatProblems = (problems: readonly Problem[], folder = ''): string =>
  problems.map(({ file, line, column, message, hint }) => `${join(folder, file)}:${line}:${column} ${message}\n    ${hint}`).join('\n');

/** One line about files that aren't knowledge; empty if there are none. */
export const formatStray = (stray: readonly string[]): string =>
  stray.length === 0
    ? ''
    : `warning: ${stray.length === 1 ? 'this file is' : 'these files are'} not read, since only .yaml files are knowledge: ${stray.join(', ')}`;
