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
  /** Fields that can't be used, of records that are used without them. */
  readonly leftOut: readonly InvalidRecord[];
}

interface Problems {
  readonly quarantined: InvalidRecord[];
  readonly leftOut: InvalidRecord[];
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
  const problems: Problems = { quarantined: [], leftOut: [] };
  const { quarantined } = problems;
  const providers = entriesOf(isWhole ? root.data['providers'] : root.data);
  const models = isWhole ? await readModels(entriesOf(root.data['models']), problems) : undefined;
  const sold = await readProviders(providers, problems);
  if (sold.offerings.length === 0 && (models ?? []).length === 0) {
    throw new BadInput(`${where} isn't a catalog: none of its ${quarantined.length} records can be read. ${EXPECTED}`);
  }
  return { models, ...sold, ...problems };
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

async function readModels(entries: Entries, problems: Problems): Promise<CatalogModel[]> {
  const read = await readEntries(entries, modelRecord, 'models', problems);
  return read.flatMap(({ key, record }) => {
    const named = record.id?.includes('/') === true ? record.id : key;
    if (/^[^/]+\/.+$/.test(named)) return [{ ...record, key: named }];
    problems.quarantined.push({ record: `models ${key}`, reason: 'its id is not of the form lab/model' });
    return [];
  });
}

async function readProviders(entries: Entries, problems: Problems) {
  const offerings: CatalogOffering[] = [];
  const names = new Map<string, string>();
  for (const { key: provider, record } of await readEntries(entries, providerRecord, 'provider', problems)) {
    names.set(provider, record.name ?? provider);
    const sold = await readEntries(Object.entries(record.models), offeringRecord, provider, problems);
    offerings.push(...sold.map((one) => ({ ...one.record, provider, providerModel: one.key })));
  }
  return { offerings, providers: names };
}

/** Checks each record separately: one invalid record says nothing about the others. */
async function readEntries<Schema extends z.ZodType>(entries: Entries, schema: Schema, of: string, { quarantined, leftOut }: Problems) {
  const read: { key: string; record: z.output<Schema> }[] = [];
  for (const [index, [key, value]] of entries.entries()) {
    if (index % BATCH === BATCH - 1) await yieldToEventLoop();
    const shown = cleanText(`${of} ${key}`);
    const named = idRecord.safeParse(key);
    const { record, issues } = readRecord(schema, value);
    const [first] = named.error?.issues ?? issues;
    if (record === undefined || !named.success) {
      quarantined.push({ record: shown, reason: first === undefined ? "can't be read" : reasonOf(first) });
      continue;
    }
    read.push({ key, record });
    leftOut.push(...issues.map((issue) => ({ record: shown, reason: reasonOf(issue) })));
  }
  return read;
}

type Issue = z.core.$ZodIssue;

/** The record without the fields that can't be used: a new word in one of them says nothing about the others. */
function readRecord<Schema extends z.ZodType>(schema: Schema, value: unknown): { record?: z.output<Schema>; issues: readonly Issue[] } {
  const whole = schema.safeParse(value);
  if (whole.success) return { record: whole.data, issues: [] };
  const { issues } = whole.error;
  const rest = issues.reduce<unknown>((left, { path }) => without(left, path), value);
  const second = schema.safeParse(rest);
  return second.success ? { record: second.data, issues } : { issues: second.error.issues };
}

/** A copy in which the value at the path is missing; in a list, it becomes a value that lists leave out. */
function without(value: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined) return undefined;
  if (Array.isArray(value)) return value.map((item, index) => (index === key ? without(item, rest) : item));
  if (!(value instanceof Object)) return undefined;
  return { ...value, [key]: without((value as Readonly<Record<PropertyKey, unknown>>)[key], rest) };
}

function reasonOf({ path, message }: Issue): string {
  const words = message
    .replaceAll('>=', 'at least ')
    .replaceAll('<=', 'at most ')
    .replaceAll('>', 'more than ')
    .replaceAll('<', 'less than ');
  // The path consists of names we look for; the message may repeat untrusted content.
  return `${path.join('.')} ${cleanText(words, 200)}`.trim();
}
