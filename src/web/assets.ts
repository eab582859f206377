/**
 * The playground's files: GraphiQL as its npm package bundles it, compressed once at build time, so that browsers load nothing from
 * other hosts.
 */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const PACKAGE = '@graphql-yoga/render-graphiql';

/** The files that the playground page loads, by their name in the package. */
const assetModules = {
  'graphiql.js': 'js',
  'graphiql.css': 'css',
  'editorWorkerService.js': 'editorWorkerService',
  'json.js': 'jsonWorker',
  'graphql.js': 'graphqlWorker',
} as const;

export type AssetName = keyof typeof assetModules;
export const isAssetName = (name: string): name is AssetName => Object.hasOwn(assetModules, name);

/** The version of the bundled GraphiQL; part of every URL, so that browsers can cache the files permanently. */
export async function assetVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(PACKAGE);
  // The package doesn't export its package.json, so it is located from the entry file.
  const manifest = JSON.parse(await readFile(join(entry, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}

/** Writes the compressed files below `folder` unless they are there; answers their folder. */
export async function buildAssets(folder: string): Promise<string> {
  const target = join(folder, 'playground', await assetVersion());
  if (existsSync(join(target, 'done'))) return target;
  const bundle: Record<(typeof assetModules)[AssetName], string> = await import('@graphql-yoga/render-graphiql/graphiql');
  await mkdir(target, { recursive: true });
  await Promise.all(
    Object.entries(assetModules).map(async ([name, module]) =>
      writeFile(join(target, `${name}.gz`), await promisify(gzip)(bundle[module], { level: 9 })),
    ),
  );
  await writeFile(join(target, 'done'), '');
  return target;
}
