/** The committed knowledge files with one file changed. */
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from '../../src/env.ts';
import { folderWith } from '../src/knowledge/folder.ts';

/** Returns the folder of the copy. */
export async function filesWith(file: string, change: (text: string) => string): Promise<string> {
  const folder = await folderWith({});
  await cp(join(packageRoot, 'prisma', 'knowledge'), folder, { recursive: true });
  await writeFile(join(folder, file), change(await readFile(join(folder, file), 'utf8')));
  return folder;
}
