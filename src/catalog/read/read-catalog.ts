/**
 * Reads a catalog in one of the two shapes that models.dev publishes:
 * - api.json: { [provider]: { id, name, models: { [id]: offering } } }
 * - catalog.json: { models: { [lab/slug]: model }, providers: as in api.json }
 * README.md of anomalyco/models.dev documents the first under "API". About the second it says only that it holds "both
 * provider endpoints and model-only metadata in one response"; the programs that read it rely on its keys `models` and
 * `providers`. Lists in place of maps are accepted too, by the `id` of their records.
 */
import { z } from 'zod';
import { yieldToEventLoop } from '../../clock.ts';
import { BadInput } from '../../errors.ts';
import { cleanText } from './clean-text.ts';
import { idRecord, type ModelRecord, modelRecord, type OfferingRecord, offeringRecord, providerRecord } from './records.ts';

export interface CatalogModel extends ModelRecord {
  /** `lab/slug` */
  readonly key: string;
}

export interface CatalogOffering extends OfferingRecord {
  readonly provider: string;
  readonly providerModel: string;
}

export interface InvalidRecord {
  readonly record: string;
  readonly reason: string;
}

export interface Catalog {
  /** Undefined when the catalog describes no models, only what providers sell. */
  readonly models: readonly CatalogModel[] | undefined;
  readonly offerings: readonly CatalogOffering[];
  /** The providers' names by id. */
  readonly providers: ReadonlyMap<string, string>;
  /** Records that can't be used; the rest of the catalog is used without them. */
  readonly quarantined: readonly InvalidRecord[];
}

type Entries = readonly (readonly [key: string, record: unknown])[];

/** The number of records to check before letting other work run. */
const BATCH = 500;

/** Throws BadInput when the text isn't a catalog at all. */
export async function readCatalog(text: string, where: string): Promise<Catalog> {
  return readCatalogValue(parse(text, where), where);
}

export async function readCatalogValue(value: unknown, where: string): Promise<Catalog> {
  const root = z.record(z.string(), z.unknown()).safeParse(value);
  if (!root.success) throw new BadInput(`${where} isn't a catalog: it contains ${kindOf(value)} instead of a map. ${EXPECTED}`);
  const isWhole = root.data['providers'] !== undefined && root.data['models'] !== undefined;
  const quarantined: InvalidRecord[] = [];
  const providers = entriesOf(isWhole ? root.data['providers'] : root.data);
  const models = isWhole ? await readModels(entriesOf(root.data['models']), quarantined) : undefined;
  const sold = await readProviders(providers, quarantined);
  if (sold.offerings.length === 0 && (models ?? []).length === 0) {
    throw new BadInput(`${where} isn't a catalog: none of its ${quarantined.length} records can be read. ${EXPECTED}`);
  }
  return { models, ...sold, quarantined };
}

const EXPECTED = 'Expected: api.json or catalog.json of models.dev, or a file in the same format.';

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const found = /^\s*</.test(text) ? 'it is a web page, not JSON' : `it isn't a complete JSON document (${(error as Error).message})`;
    throw new BadInput(`${where} isn't a catalog: ${cleanText(found, 200)}. ${EXPECTED}`);
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'null' : `a ${typeof value}`;
}

function entriesOf(value: unknown): Entries {
  if (Array.isArray(value)) return value.map((record, index) => [String((record as { id?: unknown } | null)?.id ?? index), record]);
  return value instanceof Object ? Object.entries(value) : [];
}

async function readModels(entries: Entries, quarantined: InvalidRecord[]): Promise<CatalogModel[]> {
  const read = await readEntries(entries, modelRecord, 'models', quarantined);
  return read.flatMap(({ key, record }) => {
    const named = record.id?.includes('/') === true ? record.id : key;
    if (/^[^/]+\/.+$/.test(named)) return [{ ...record, key: named }];
    quarantined.push({ record: `models ${key}`, reason: 'its id is not of the form lab/model' });
    return [];
  });
}

async function readProviders(entries: Entries, quarantined: InvalidRecord[]) {
  const offerings: CatalogOffering[] = [];
  const names = new Map<string, string>();
  for (const { key: provider, record } of await readEntries(entries, providerRecord, 'provider', quarantined)) {
    names.set(provider, record.name ?? provider);
    const sold = await readEntries(Object.entries(record.models), offeringRecord, provider, quarantined);
    offerings.push(...sold.map((one) => ({ ...one.record, provider, providerModel: one.key })));
  }
  return { offerings, providers: names };
}

/** Checks each record separately: one invalid record says nothing about the others. */
async function readEntries<Schema extends z.ZodType>(entries: Entries, schema: Schema, of: string, quarantined: InvalidRecord[]) {
  const read: { key: string; record: z.output<Schema> }[] = [];
  for (const [index, [key, value]] of entries.entries()) {
    if (index % BATCH === BATCH - 1) await yieldToEventLoop();
    const [named, record] = [idRecord.safeParse(key), schema.safeParse(value)];
    const error = named.error ?? record.error;
    if (error === undefined && record.success) read.push({ key, record: record.data });
    else quarantined.push({ record: cleanText(`${of} ${key}`), reason: reasonOf(error) });
  }
  return read;
}

function reasonOf(error: z.ZodError | undefined): string {
  const [issue] = error?.issues ?? [];
  if (issue === undefined) return "can't be read";
  // The path consists of names we look for; the message may repeat untrusted content.
  return `${issue.path.join('.')} ${cleanText(issue.message, 200)}`.trim();
}
