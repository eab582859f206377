/** Prints the JSON Schemas of the knowledge files for editors. With `--check` nothing is written; exit code 1 tells that one is stale. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { schemaFiles } from './json-schemas.ts';

for (const [name, text] of schemaFiles()) {
  const path = join('prisma/knowledge', name);
  if (!process.argv.includes('--check')) {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    continue;
  }
  const committed = await readFile(path, 'utf8').catch(() => '');
  if (committed === text) continue;
  console.error(`${path} is stale. Run "npm run schema" and commit what it writes.`);
  process.exitCode = 1;
}
