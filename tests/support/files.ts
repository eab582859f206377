/** The sample of our knowledge files with one file changed. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { folderWith } from '../src/knowledge/folder.ts';
import { sampleKnowledge } from './sample-knowledge.ts';

/** Returns the folder of the copy. */
export async function filesWith(file: string, change: (text: string) => string): Promise<string> {
  const folder = await folderWith({});
  await cp(await sampleKnowledge(), folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return folder;
}
