/**
 * Prints the schema: schema.graphql is the public one, for people and tools. The bots' own documents need all of it:
 * bots/api/graphql-env.d.ts types them, bots/api/schema.graphql is what their linter reads, without the descriptions.
 * With `--check` nothing is written; exit code 1 tells that a committed file is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildClientSchema, introspectionFromSchema, lexicographicSortSchema } from 'graphql';
import { printCompact } from './base/print-compact.ts';
import { publicSchemaOf } from './base/public-schema.ts';
import { schema } from './schema.ts';

const whole = lexicographicSortSchema(schema);

const files = [
  { path: 'schema.graphql', text: printCompact(publicSchemaOf(schema)) },
  { path: 'bots/api/schema.graphql', text: printCompact(buildClientSchema(introspectionFromSchema(schema, { descriptions: false }))) },
  {
    path: 'bots/api/graphql-env.d.ts',
    text: outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(whole)), { fileType: '.d.ts', shouldPreprocess: true }),
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
