/** GraphQL Code Generator with the scalars of docs/api.md; TypeScript then compiles an application that uses the result. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as fragmentMatcher from '@graphql-codegen/fragment-matcher';
import * as typedDocumentNode from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { files } from './documents.mjs';
import { abstractTypesOf, apiPage, scalarsOf } from './page.mjs';
import { steps } from './steps.mjs';

const folder = join(import.meta.dirname, '..');
const tsc = join(folder, '../../../node_modules/typescript/bin/tsc');
const options = [
  '--strict',
  '--noEmit',
  '--skipLibCheck',
  '--target',
  'es2023',
  '--module',
  'nodenext',
  '--types',
  '',
  '--pretty',
  'false',
];
export const usage = readFileSync(join(folder, 'clients/usage.ts.txt'), 'utf8');

export function generated(schema, { page = apiPage, application = usage } = {}) {
  return steps({
    'the types of an application': async () => compile({ 'generated.ts': await types(schema, page), 'usage.ts': application }),
    'the possible types in docs/api.md': async () => compareAbstractTypes(await possibleTypesOf(schema), abstractTypesOf(page)),
  });
}

/** Fails on a scalar that the page doesn't list. */
function types(schema, page) {
  const plugins = { operations, typedDocumentNode };
  return codegen({
    filename: 'generated.ts',
    schema: parse(readFileSync(schema, 'utf8')),
    documents: files,
    plugins: Object.keys(plugins).map((name) => ({ [name]: {} })),
    pluginMap: plugins,
    config: { scalars: scalarsOf(page), strictScalars: true, useTypeImports: true },
  });
}

function compile(sources) {
  const work = mkdtempSync(join(tmpdir(), 'lmm-codegen-'));
  try {
    symlinkSync(join(folder, 'node_modules'), join(work, 'node_modules'), 'junction');
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }');
    for (const [name, text] of Object.entries(sources)) writeFileSync(join(work, name), text);
    const { status, stdout, stderr } = spawnSync(process.execPath, [tsc, ...options, 'usage.ts'], { cwd: work, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${stdout}${stderr}`.trim());
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** What the fragment-matcher plugin writes for normalized caches, as a module or as JSON. */
export function possibleTypesFile(schema, name) {
  return fragmentMatcher.plugin(buildSchema(readFileSync(schema, 'utf8')), [], {}, { outputFile: name });
}

const possibleTypesOf = async (schema) => JSON.parse(await possibleTypesFile(schema, 'possible-types.json')).possibleTypes;

function compareAbstractTypes(made, described) {
  const missing = Object.keys(made).filter((name) => !(name in described));
  const gone = Object.keys(described).filter((name) => !(name in made));
  // A row may describe its types in words; the ones that it names must exist.
  const wrong = Object.entries(described).flatMap(([name, types]) =>
    types.filter((type) => !made[name]?.includes(type)).map((type) => `${type} of ${name}`),
  );
  if ('UserError' in made)
    wrong.push(...made.UserError.filter((type) => !described.UserError?.includes(type)).map((type) => `${type} of UserError`));
  const problems = [...missing, ...gone, ...wrong];
  if (problems.length > 0) throw new Error(`differ from the schema: ${problems.join(', ')}`);
}
