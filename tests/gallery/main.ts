/**
 * The gallery of answers: `npm run gallery` writes it as one page, to dist/gallery/index.html or a given path.
 * `--json FILE` writes the messages instead, and `--compare FILE` compares the answers with such a file of an earlier version.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { openAtlas } from './corpus/atlas.ts';
import { collect } from './corpus/collect.ts';
import type { Entry } from './corpus/entry.ts';
import { compareVersions } from './measure/compare.ts';
import { toPage } from './page/page.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'string' }, compare: { type: 'string' } },
});

const atlas = await openAtlas();
const entries = await collect(atlas).finally(atlas.close);

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}

if (values.json !== undefined) write(values.json, JSON.stringify(entries));
else if (values.compare === undefined) write(positionals[0] ?? 'dist/gallery/index.html', toPage(entries));
else console.log(await compareVersions(JSON.parse(readFileSync(values.compare, 'utf8')) as readonly Entry[], entries));
