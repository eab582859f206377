/** The playground's files: GraphiQL as its npm package bundles it, so that browsers load nothing from other hosts. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuiltBundle, buildBundle } from './bundle.ts';

const PACKAGE = '@graphql-yoga/render-graphiql';

/** The files that the playground page loads, by their name in the package. */
const modules: Readonly<Record<string, string>> = {
  'graphiql.js': 'js',
  'graphiql.css': 'css',
  'editorWorkerService.js': 'editorWorkerService',
  'json.js': 'jsonWorker',
  'graphql.js': 'graphqlWorker',
};

export async function buildPlaygroundFiles(folder: string): Promise<BuiltBundle> {
  const graphiql = async (): Promise<Record<string, string>> => import('@graphql-yoga/render-graphiql/graphiql');
  return buildBundle(folder, {
    name: 'playground',
    version: `graphiql-${await packageVersion()}`,
    files: Object.keys(modules),
    read: async (file) => (await graphiql())[modules[file] ?? ''] ?? '',
  });
}

async function packageVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve(PACKAGE);
  // The package doesn't export its package.json, so it is located from the entry file.
  const manifest = JSON.parse(await readFile(join(entry, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return manifest.version;
}
