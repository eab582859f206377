/**
 * Prints the schema: schema.graphql is the public one, for people and tools. The bots' own documents need all of it:
 * bots/api/graphql-env.d.ts types them, bots/api/schema.graphql is what their linter reads, without the descriptions. Those of the web
 * pages need the public one: src/web/data/graphql-env.d.ts.
 * With `--check` nothing is written; exit code 1 tells that a committed file is stale.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { minifyIntrospection, outputIntrospectionFile } from '@gql.tada/internal';
import { buildClientSchema, type GraphQLSchema, introspectionFromSchema, lexicographicSortSchema } from 'graphql';
import { printCompact } from './base/print-compact.ts';
import { publicSchemaOf } from './base/public-schema.ts';
import { schema } from './schema.ts';

const whole = lexicographicSortSchema(schema);
const open = publicSchemaOf(schema);

const typesOf = (of: GraphQLSchema): string =>
  outputIntrospectionFile(minifyIntrospection(introspectionFromSchema(of)), { fileType: '.d.ts', shouldPreprocess: true });

const files = [
  { path: 'schema.graphql', text: printCompact(open) },
  { path: 'bots/api/schema.graphql', text: printCompact(buildClientSchema(introspectionFromSchema(schema, { descriptions: false }))) },
  { path: 'bots/api/graphql-env.d.ts', text: typesOf(whole) },
  { path: 'src/web/data/graphql-env.d.ts', text: typesOf(lexicographicSortSchema(open)) },
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
