/** A small hand-made catalog, and helpers for it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportOptions, importCatalog } from '../../../src/catalog/import.ts';
import { fileSource } from '../../../src/catalog/sources.ts';
import type { Clock } from '../../../src/clock.ts';
import type { Client } from '../../../src/database/client.ts';
import { packageRoot } from '../../../src/env.ts';

export const catalogFile = join(packageRoot, 'tests', 'fixtures', 'catalog', 'catalog.json');

type Fields = Record<string, unknown>;
export interface CatalogText {
  models: Record<string, Fields>;
  providers: Record<string, Fields & { models: Record<string, Fields> }>;
}

/** The small catalog, for tests to change. */
export const smallCatalog = (): CatalogText => JSON.parse(readFileSync(catalogFile, 'utf8'));

// Test files share this module: the folder exists until the last of them has ended.
const folder = mkdtempSync(join(tmpdir(), 'lmm-catalog-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
let files = 0;

/** A file with the value as JSON, or with the text unchanged. */
export function fileWith(content: unknown): string {
  files++;
  const file = join(folder, `catalog-${files}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

export const clockAt = (day: string): Clock => ({ now: () => new Date(`${day}T12:00:00Z`), sleep: async () => {} });

/** Imports a catalog under the origin models.dev. */
export const importValue = (client: Client, value: unknown, options: Partial<ImportOptions> & { readonly day?: string } = {}) => {
  const { day = '2026-11-01', ...rest } = options;
  return importCatalog({ client, clock: clockAt(day), source: fileSource('models.dev', fileWith(value)), ...rest });
};
