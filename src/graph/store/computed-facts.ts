/** Computed facts: counted from the graph after each import, so that they are as fresh as the catalog they cite. */
import { entitiesOf, type Fact, type Graph, type Source } from '../graph.ts';
import { catalogNames, catalogs } from '../ontology.ts';

/** A catalog's last import. Its values have its origin; the facts cite its source. */
export interface ImportedCatalog {
  readonly origin: string;
  readonly source: Source;
  /** The day of the import. */
  readonly importedOn: string;
}

interface CountRule {
  readonly slug: string;
  readonly attribute: 'accepts' | 'produces';
  readonly modality: string;
  /** Follows "Of N catalogued models, M". */
  readonly verb: readonly [one: string, many: string];
}

const PREFIX = 'computed-';

export const isComputed = ({ slug }: Fact): boolean => slug.startsWith(PREFIX);

const counts: readonly CountRule[] = [
  { slug: 'image-input', attribute: 'accepts', modality: 'image', verb: ['takes images in', 'take images in'] },
  { slug: 'audio-input', attribute: 'accepts', modality: 'audio', verb: ['takes audio in', 'take audio in'] },
  { slug: 'video-input', attribute: 'accepts', modality: 'video', verb: ['takes video in', 'take video in'] },
  { slug: 'image-output', attribute: 'produces', modality: 'image', verb: ['gives images out', 'give images out'] },
  { slug: 'audio-output', attribute: 'produces', modality: 'audio', verb: ['gives audio out', 'give audio out'] },
  { slug: 'video-output', attribute: 'produces', modality: 'video', verb: ['gives video out', 'give video out'] },
];

/** What the catalog itself says about each model, whether or not the curators agree; models it says nothing about are left out. */
function statedBy(graph: Graph, { origin }: ImportedCatalog, attribute: CountRule['attribute']): readonly (readonly string[])[] {
  return entitiesOf(graph, 'model').flatMap(({ id }) => {
    const stated = graph.values.get(id)?.find((value) => value.origin === origin && value.attribute === attribute)?.value;
    return Array.isArray(stated) ? [stated as readonly string[]] : [];
  });
}

function toFact(graph: Graph, catalog: ImportedCatalog, { slug, attribute, modality, verb }: CountRule): readonly Fact[] {
  const about = `modality/${modality}`;
  const models = statedBy(graph, catalog, attribute);
  if (!graph.entities.has(about) || models.length === 0) return [];
  const count = models.filter((targets) => targets.includes(modality)).length;
  const { source, importedOn } = catalog;
  return [
    {
      ...{ id: `fact/${PREFIX}${slug}`, slug: `${PREFIX}${slug}`, aboutIds: [about], aspect: 'measurement', type: 'measurement' },
      text: `Of ${models.length} models in the catalog of ${source.publisher}, ${count} ${verb[count === 1 ? 0 : 1]}, as of ${importedOn}.`,
      ...{ topic: 'modalities', asOf: importedOn, validUntil: null, attributedTo: null, supersededById: null },
      method: 'Count over the models that the catalog describes, by the modalities it lists for each.',
      ...{ daily: true, sensitive: false, contradictsIds: [], checkedOn: importedOn, checkLevel: 'dataset', note: null, retracted: null },
      citations: [{ sourceId: source.id, locator: `import of ${importedOn}, input and output modalities of the models` }],
    },
  ];
}

const computeFacts = (graph: Graph, catalog: ImportedCatalog): readonly Fact[] => counts.flatMap((count) => toFact(graph, catalog, count));

/** The counts over the best imported catalog that describes models; none without an import. */
export function listComputedFacts(graph: Graph): readonly Fact[] {
  const imported = catalogNames.flatMap((origin): ImportedCatalog[] => {
    const last = graph.imports.find((entry) => entry.origin === origin);
    const source = graph.sources.get(catalogs[origin].source);
    return last === undefined || source === undefined ? [] : [{ origin, source, importedOn: last.at.slice(0, 'YYYY-MM-DD'.length) }];
  });
  return imported.map((catalog) => computeFacts(graph, catalog)).find((facts) => facts.length > 0) ?? [];
}
