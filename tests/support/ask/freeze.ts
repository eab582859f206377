/**
 * Freezes knowledge as a fixture: `npx tsx tests/support/ask/freeze.ts export.json` turns what `lmm export` wrote into
 * tests/fixtures/ask/graph.json.gz. What the questions expect is checked against the new rows by the tests.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { type FrozenTable, frozenFile } from './frozen-rows.ts';

type Row = Readonly<Record<string, unknown>>;

/** What no question is about: who wrote the rows when, and everything of an import but its date. */
const LEFT_OUT = ['writing', 'importRun'];

const toColumns = (rows: readonly Row[]): FrozenTable =>
  Object.fromEntries(Object.keys(rows[0] ?? {}).map((column) => [column, rows.map((row) => row[column] ?? null)]));

const [, , file = 'export.json'] = process.argv;
const { tables } = JSON.parse(readFileSync(file, 'utf8')) as { readonly tables: Readonly<Record<string, readonly Row[]>> };
const imports = (tables['importRun'] ?? []).map(({ origin, finishedAt }) => ({ origin, finishedAt }));
const kept = Object.entries({ ...tables, import: imports }).filter(([name]) => !LEFT_OUT.includes(name));
const frozen = Object.fromEntries(kept.map(([name, rows]) => [name, toColumns(rows)]));
writeFileSync(frozenFile, gzipSync(JSON.stringify(frozen), { level: 9 }));
