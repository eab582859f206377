/** The files of our own pages: style sheet, font, mark and browser scripts, as the build has bundled them. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SetupError } from '../../errors.ts';
import { type BuiltBundle, buildBundle } from './bundle.ts';

/** `folder` is where the build writes: its files are in `web` below it. */
export async function buildPageFiles(folder: string): Promise<BuiltBundle> {
  const source = join(folder, 'web');
  const files = (await filesIn(source)).sort();
  const read = (file: string) => readFile(join(source, file));
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file}\n`).update(await read(file));
  return buildBundle(folder, { name: 'pages', version: hash.digest('hex').slice(0, 12), files, read });
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    throw new SetupError(`The files of the web pages are missing in ${folder}. Build them with: node .config/setup.mjs`, { cause: error });
  }
}
