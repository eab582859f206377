/**
 * Prints the schema: schema.graphql for people and tools, bots/api/graphql-env.d.ts for the types of the bots' documents.
 * With `--check` nothing is written; exit code 1 tells that a committed file is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { introspectionFromSchema, lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema.ts';

const sorted = lexicographicSortSchema(schema);
const files = [
  { path: 'schema.graphql', text: `${printSchema(sorted)}\n` },
  {
    path: 'bots/api/graphql-env.d.ts',
    text: outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(sorted)), { fileType: '.d.ts', shouldPreprocess: true }),
  },
];

async function check(): Promise<void> {
  for (const { path, text } of files) {
    const committed = await readFile(path, 'utf8').catch(() => '');
    if (committed === text) continue;
    console.error(`${path} is stale. Run "npm run schema" and commit what it writes.`);
    process.exitCode = 1;
  }
}

if (process.argv.includes('--check')) await check();
else await Promise.all(files.map(({ path, text }) => writeFile(path, text)));
