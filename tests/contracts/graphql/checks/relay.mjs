/** Relay's compiler over documents as an application would write them: the strictest test of pages, nodes and refetching. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import binary from 'relay-compiler';

const documents = join(import.meta.dirname, '../relay');

/** Its output; it generates two of the queries itself, to refetch a page and an entity. */
const made = [
  'ChangesSubscription',
  'EntityCardRefetchQuery',
  'EntityCard_entity',
  'ModelListPaginationQuery',
  'ModelListQuery',
  'ModelList_query',
];

export function relay(schema) {
  const work = mkdtempSync(join(tmpdir(), 'lmm-relay-'));
  try {
    const artifacts = join(work, 'made');
    mkdirSync(artifacts);
    cpSync(documents, join(work, 'src'), { recursive: true });
    copyFileSync(schema, join(work, 'schema.graphql'));
    const options = { src: './src', schema: './schema.graphql', artifactDirectory: './made', language: 'javascript', eagerEsModules: true };
    writeFileSync(join(work, 'relay.config.json'), JSON.stringify(options));
    const { status, stdout, stderr } = spawnSync(binary, ['relay.config.json', '--noWatchman'], {
      cwd: work,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    });
    if (status !== 0) return [`${stdout}${stderr}`.trim()];
    const names = readdirSync(artifacts).map((name) => name.replace('.graphql.js', ''));
    return made.filter((name) => !names.includes(name)).map((name) => `${name} wasn't generated.`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
