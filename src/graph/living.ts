/** Living facts: counted from the graph anew after each import, so that they are as fresh as the catalog they cite. */
import { entitiesOf, type Fact, type Graph, relationsOf, type Source } from './graph.ts';

/** A catalog as it was imported last. Its relations bear its origin; the facts cite its source. */
export interface Catalog {
  readonly origin: string;
  readonly source: Source;
  /** The day of the import. */
  readonly importedOn: string;
}

interface Count {
  readonly slug: string;
  readonly relation: 'accepts' | 'produces';
  readonly modality: string;
  /** Follows "Of N catalogued models, M". */
  readonly verb: readonly [one: string, many: string];
}

const counts: readonly Count[] = [
  { slug: 'image-input', relation: 'accepts', modality: 'modality/image', verb: ['takes images in', 'take images in'] },
  { slug: 'audio-input', relation: 'accepts', modality: 'modality/audio', verb: ['takes audio in', 'take audio in'] },
  { slug: 'video-input', relation: 'accepts', modality: 'modality/video', verb: ['takes video in', 'take video in'] },
  { slug: 'image-output', relation: 'produces', modality: 'modality/image', verb: ['gives images out', 'give images out'] },
  { slug: 'audio-output', relation: 'produces', modality: 'modality/audio', verb: ['gives audio out', 'give audio out'] },
  { slug: 'video-output', relation: 'produces', modality: 'modality/video', verb: ['gives video out', 'give video out'] },
];

/** The targets of what the catalog itself says of each model; models of which it says nothing are left out. */
function statedBy(graph: Graph, { origin }: Catalog, type: Count['relation']): readonly (readonly string[])[] {
  return entitiesOf(graph, 'model').flatMap((model) => {
    const accepted = relationsOf(graph, model, 'accepts', 'out').filter((relation) => relation.origin === origin);
    if (accepted.length === 0) return [];
    const stated = type === 'accepts' ? accepted : relationsOf(graph, model, type, 'out').filter((relation) => relation.origin === origin);
    return [stated.map(({ to }) => to.id)];
  });
}

function toFact(graph: Graph, catalog: Catalog, { slug, relation, modality, verb }: Count): readonly Fact[] {
  const about = graph.entities.get(modality);
  const models = statedBy(graph, catalog, relation);
  if (about === undefined || models.length === 0) return [];
  const found = models.filter((targets) => targets.includes(modality)).length;
  const { source, importedOn } = catalog;
  return [
    {
      ...{ id: `fact/living-${slug}`, slug: `living-${slug}`, about: [about], aspect: 'measurement', type: 'measurement' },
      text: `Of ${models.length} models in the catalog of ${source.publisher}, ${found} ${verb[found === 1 ? 0 : 1]}, as of ${importedOn}.`,
      ...{ topic: 'modalities', asOf: importedOn, validUntil: null, attributedTo: null, supersededById: null },
      method: 'Count over the models that the catalog describes, by the modalities it lists for each.',
      ...{ daily: true, sensitive: false, contradictsIds: [], checkedOn: importedOn, checkLevel: 'dataset', note: null, retracted: null },
      citations: [{ source, locator: `import of ${importedOn}, input and output modalities of the models` }],
    },
  ];
}

/** What the last import of a catalog lets us count; nothing without an import. */
export const listLivingFacts = (graph: Graph, catalog: Catalog | null): readonly Fact[] =>
  catalog === null ? [] : counts.flatMap((count) => toFact(graph, catalog, count));
