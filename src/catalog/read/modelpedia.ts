/**
 * Reads modelpedia (assistant-ui/modelpedia, MIT) into the same catalog as models.dev. Its repository documents the data in
 * packages/npm/README.md under "Data Structure"; a provider is a folder with `_provider.json` and `models/*.json`. One JSON file
 * holds the same models as a list, or as its API answers: `{ data: [...] }`, each model with its `provider`.
 */
import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { BadInput } from '../../errors.ts';
import { type FetchOptions, fetchCatalog, MODELPEDIA } from './fetch.ts';
import { type Catalog, readCatalogValue } from './read-catalog.ts';
import { readCatalogFile } from './read-file.ts';

const MAX_FILES = 20_000;

type Json = Readonly<Record<string, unknown>>;

interface Provider {
  readonly name?: unknown;
  readonly models: Record<string, unknown>;
}

interface Reading {
  readonly catalog: Catalog;
  /** All that was read, for its hash. */
  readonly text: string;
}

/** A folder or file. Throws BadInput when there is nothing to read. */
export async function readModelpedia(path: string): Promise<Reading> {
  // What isn't there is left to the reader of files, which says so.
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() === true;
  return toReading(isFolder ? await readProviders(path) : readList(await readJson(path), path), path);
}

/** A list of models as the API of modelpedia answers it. */
export const readModelpediaList = (value: unknown, where: string): Promise<Reading> => toReading(readList(value, where), where);

async function toReading(providers: Record<string, Provider>, where: string): Promise<Reading> {
  return { catalog: await readCatalogValue(providers, where), text: JSON.stringify(providers) };
}

/** The API's largest page (apps/api/src/index.ts), and far more of them than it has. */
const PAGE = 500;
const MAX_PAGES = 60;

/** All models of modelpedia's API. Throws BadInput when a page can't be read. */
export async function fetchModelpedia(options: FetchOptions): Promise<readonly unknown[]> {
  const models: unknown[] = [];
  for (let page = 0; page < MAX_PAGES; page++) {
    const url = `${MODELPEDIA}?limit=${PAGE}&offset=${models.length}`;
    const fetched = await fetchCatalog(url, options);
    const { data } = (fetched === 'unchanged' ? {} : parsePage(fetched.text, url)) as { readonly data?: unknown };
    if (!Array.isArray(data)) throw new BadInput(`${url} answered without a list of models. Nothing was changed. Try again later.`);
    models.push(...data);
    if (data.length < PAGE) return models;
  }
  throw new BadInput(`${MODELPEDIA} lists more than ${MAX_PAGES * PAGE} models. Nothing was changed.`);
}

function parsePage(text: string, url: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${url} didn't answer with JSON: ${(error as Error).message}. Nothing was changed. Try again later.`);
  }
}

const EXPECTED = 'Expected: the folder "providers" of modelpedia, or a JSON list of its models.';

async function readJson(path: string): Promise<unknown> {
  const text = await readCatalogFile(path, EXPECTED);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput(`${path} isn't a JSON document: ${(error as Error).message}. ${EXPECTED}`, { cause: error });
  }
}

/** The whole repository, its folder `providers`, or one provider. */
async function readProviders(folder: string): Promise<Record<string, Provider>> {
  const paths = (await readdir(folder, { recursive: true })).map((path) => path.replaceAll('\\', '/')).sort();
  const files = paths.filter((path) => /(?:^|\/)(?:_provider|models\/[^/]+)\.json$/.test(path));
  if (files.length === 0) throw new BadInput(`${folder} holds no models. ${EXPECTED}`);
  if (files.length > MAX_FILES) throw new BadInput(`${folder} holds ${files.length} files, and the limit is ${MAX_FILES}.`);
  const providers: Record<string, Provider> = {};
  for (const path of files) {
    const parts = path.split('/');
    const isModel = parts.at(-2) === 'models';
    const id = parts.at(isModel ? -3 : -2) ?? basename(folder);
    const provider = providers[id] ?? { models: {} };
    // A file that can't be read is one invalid record among the others.
    const value = await readJson(join(folder, path)).catch((error: unknown) => (error as Error).message);
    if (isModel) provider.models[String((value as Json)['id'] ?? basename(path, '.json'))] = toOffering(id, value);
    providers[id] = isModel ? provider : { ...provider, name: (value as Json)['name'] };
  }
  return providers;
}

function readList(value: unknown, where: string): Record<string, Provider> {
  const list = Array.isArray(value) ? value : (value as { data?: unknown } | null)?.data;
  if (!Array.isArray(list)) throw new BadInput(`${where} holds no list of models. ${EXPECTED}`);
  const providers: Record<string, Provider> = {};
  for (const [index, record] of list.entries()) {
    const { provider, created_by, id } = (record ?? {}) as Json;
    const key = String(provider ?? created_by ?? 'unknown');
    const models = providers[key]?.models ?? {};
    models[String(id ?? index)] = toOffering(key, record);
    providers[key] = { models };
  }
  return providers;
}

const STATUSES: Readonly<Record<string, string>> = { preview: 'beta', legacy: 'deprecated', retired: 'deprecated' };
/** Their prices are for a million tokens; those of the others are for an image, a second or a page. */
const PRICED_BY_TOKEN = ['chat', 'reasoning', 'code', undefined];

/**
 * The record as models.dev would write it. `deprecation_date` is the end of the service only in Google's records (see
 * packages/data/scripts/fetch-google.ts); elsewhere it is the day of the announcement.
 */
function toOffering(provider: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const record = value as Json;
  const status = record['status'];
  return {
    name: record['name'] ?? record['id'],
    family: record['family'],
    release_date: record['release_date'],
    knowledge: record['knowledge_cutoff'],
    modalities: record['modalities'],
    open_weights: record['open_weight'],
    limit: { context: record['context_window'], output: record['max_output_tokens'] },
    cost: costOf(record),
    status: STATUSES[String(status)] ?? status,
    retired_on: provider === 'google' ? record['deprecation_date'] : undefined,
    as_of: record['last_updated'],
  };
}

/** Nobody sells output for less than input: such a pair has two different units. */
function costOf({ pricing, model_type }: Json): unknown {
  if (typeof pricing !== 'object' || pricing === null || !PRICED_BY_TOKEN.includes(model_type as string | undefined)) return undefined;
  const { input, output } = pricing as Json;
  return typeof input === 'number' && typeof output === 'number' && output < input ? undefined : { input, output };
}
