/** All files that pages load. */
import type { BuiltBundle } from './bundle.ts';
import { buildPageFiles } from './page-files.ts';
import { buildPlaygroundFiles } from './playground-files.ts';

/** Compresses them below `folder` unless they are there. */
export async function buildAssets(folder: string): Promise<{ readonly playground: BuiltBundle; readonly pages: BuiltBundle }> {
  const [playground, pages] = await Promise.all([buildPlaygroundFiles(folder), buildPageFiles(folder)]);
  return { playground, pages };
}
