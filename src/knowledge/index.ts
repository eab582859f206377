/** Knowledge: what the YAML files under `prisma/knowledge` state, read, checked and turned into records. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildKnowledge } from './build.ts';
import { checkContents } from './check.ts';
import { parseFiles } from './parse.ts';
import { listFiles, readFolder } from './read.ts';
import type { Knowledge, Problem } from './records.ts';

export type * from './records.ts';

/** The records of a knowledge folder; they are fit for use only when there are no problems. `today` is YYYY-MM-DD. */
export const loadKnowledge = async (
  folder: string,
  today: string,
): Promise<{ readonly knowledge: Knowledge; readonly problems: readonly Problem[] }> => {
  const reading = await readFolder(folder);
  const contents = parseFiles(reading.files);
  const problems = checkContents({ ...reading, contents }, today);
  return { knowledge: buildKnowledge(contents), problems };
};

/** Problems as lines for a terminal: `file:line:column message`, then what to do next. */
export const formatProblems = (problems: readonly Problem[], folder = ''): string =>
  problems.map(({ file, line, column, message, hint }) => `${join(folder, file)}:${line}:${column} ${message}\n    ${hint}`).join('\n');

/** SHA-256 over the names and bytes of all files, so that unchanged content is known without parsing it. */
export const contentHash = async (folder: string): Promise<string> => {
  const paths = await listFiles(folder);
  const contents = await Promise.all(paths.map((path) => readFile(join(folder, path))));
  const hash = createHash('sha256');
  for (const [index, path] of paths.entries()) {
    const bytes = contents[index] ?? Buffer.alloc(0);
    hash.update(`${path.length}:${path}:${bytes.length}:`).update(bytes);
  }
  return hash.digest('hex');
};
