/** Models: the rows of a catalog's canonical models, each under the entity that it means. */
import type { Rows } from '../curation/rows.ts';
import { indexOf, isRolling, labName, normalise, slugOf } from './identity.ts';
import type { CatalogModel } from './read.ts';
import { CATALOG_ID, findCalled, keepDay, type State } from './state.ts';
import { cleanText } from './text.ts';

export interface Meaning {
  readonly model: CatalogModel;
  readonly entityId: string;
  /** Whether the import itself writes the entity. */
  readonly own: boolean;
}

/** What is the same in every row of one import. */
export interface Writing {
  readonly state: State;
  readonly catalog: string;
  /** The source that the rows cite. */
  readonly sourceId: string;
  readonly day: string;
}

type Part = Pick<Rows, 'entity' | 'relation' | 'value' | 'citation'>;
type CitationRow = Rows['citation'][number];
type RelationRow = Rows['relation'][number];

/** Which entity each model means. A curated one is found by id, then by name; no two models mean the same entity. */
export function meaningsOf(models: readonly CatalogModel[], state: State): Meaning[] {
  const curated = state.others.filter(({ kind }) => kind === 'model');
  const { byName } = indexOf(curated.map((one) => ({ id: one.id, curated: true, ids: [one.slug, ...one.aliases], names: [one.name] })));
  const sorted = models.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const found = new Map<string, string>();
  const claimed = new Set<string>();
  for (const word of [({ key }: CatalogModel) => key, ({ name }: CatalogModel) => name]) {
    for (const model of sorted) {
      const id = byName.get(normalise(word(model)));
      if (id == null || claimed.has(id) || found.has(model.key)) continue;
      found.set(model.key, id);
      claimed.add(id);
    }
  }
  const own = new Map(state.entity.map(({ id }) => [state.keys.get(id), id]));
  const taken = new Set([...curated, ...state.entity].map(({ id }) => id));
  return sorted.map((model) => {
    const id = found.get(model.key);
    if (id !== undefined) return { model, entityId: id, own: false };
    const entityId = own.get(model.key) ?? newId(model.key, taken);
    taken.add(entityId);
    return { model, entityId, own: true };
  });
}

function newId(key: string, taken: ReadonlySet<string>): string {
  const short = `model/${slugOf(key.slice(key.indexOf('/') + 1))}`;
  return taken.has(short) || short === 'model/' ? `model/${slugOf(key)}` : short;
}

export function modelRows(meanings: readonly Meaning[], writing: Writing): Part {
  const parts = meanings.map((meaning) => rowsOf(meaning, writing));
  const makers = makerRows(meanings, writing);
  return {
    entity: [...makers.entity, ...parts.flatMap(({ entity }) => entity)],
    relation: parts.flatMap(({ relation }) => relation),
    value: parts.flatMap(({ value }) => value),
    citation: [...makers.citation, ...parts.flatMap(({ citation }) => citation)],
  };
}

function rowsOf({ model, entityId, own }: Meaning, writing: Writing): Part {
  const relation = [
    ...(own ? [...madeBy(model, entityId, writing), ...classed(model, entityId, writing)] : []),
    ...modalities(model, entityId, writing),
  ];
  const value = valuesOf(model, entityId, writing);
  const locator = `model ${model.key}`;
  const cite = (target: 'entityId' | 'relationId' | 'valueId', id: string) => citationRow(target, id, locator, writing);
  return {
    entity: own ? [entityRow(model, entityId, writing)] : [],
    ...{ relation, value },
    citation: [
      ...(own ? [cite('entityId', entityId)] : []),
      ...relation.map(({ id }) => cite('relationId', id)),
      ...value.map(({ id }) => cite('valueId', id)),
    ],
  };
}

function entityRow({ key, name }: CatalogModel, id: string, { state, catalog }: Writing): Rows['entity'][number] {
  const [lab = ''] = key.split('/', 1);
  return {
    ...{ id, kind: 'model', slug: id.slice('model/'.length), name, origin: state.origin },
    summary: `${name}, a model by ${labName(lab)}, as the catalog ${catalog} lists it.`,
    note: isRolling(key) ? 'A rolling name: its maker moves it from one version to the next.' : null,
  };
}

export function citationRow(
  target: 'entityId' | 'relationId' | 'valueId',
  id: string,
  locator: string,
  { state, sourceId }: Writing,
): CitationRow {
  return { id: `${id}#${state.origin}:1`, sourceId, locator, ordinal: 1, origin: state.origin, [target]: id };
}

function relationRow(type: string, fromId: string, toId: string, { state }: Writing, note: string | null = null): RelationRow {
  const [fromKind = '', toKind = ''] = [fromId, toId].map((id) => id.split('/')[0]);
  return { id: `${type}:${fromId}>${toId}@${state.origin}`, type, fromId, fromKind, toId, toKind, note, origin: state.origin };
}

/** A lab is the organization that others know under its name, else one of the catalog's own. */
const makerId = (lab: string, { state }: Writing): string =>
  (findCalled(state.others, 'organization', lab) ?? findCalled(state.others, 'organization', labName(lab)))?.id ??
  `organization/${slugOf(lab)}`;

const madeBy = ({ key }: CatalogModel, id: string, writing: Writing): RelationRow[] => [
  relationRow('made-by', id, makerId(key.split('/', 1)[0] ?? '', writing), writing),
];

function makerRows(meanings: readonly Meaning[], writing: Writing): Pick<Part, 'entity' | 'citation'> {
  const { state, catalog } = writing;
  const known = new Set(state.others.map(({ id }) => id));
  const labs = new Map(
    meanings.filter(({ own }) => own).map(({ model }) => [makerId(model.key.split('/', 1)[0] ?? '', writing), model.key]),
  );
  const missing = [...labs].filter(([id]) => !known.has(id)).map(([id, key]) => ({ id, lab: key.split('/', 1)[0] ?? '' }));
  return {
    entity: missing.map(({ id, lab }) => ({
      ...{
        id,
        kind: 'organization',
        slug: id.slice('organization/'.length),
        name: cleanText(labName(lab)),
        note: null,
        origin: state.origin,
      },
      summary: `A maker of models, as the catalog ${catalog} lists it.`,
    })),
    citation: missing.map(({ id, lab }) => citationRow('entityId', id, `models of ${lab}`, writing)),
  };
}

/** Embeddings and rankings are text to the catalog, but such a model writes none. */
const WRITES_NOTHING = /embed|rerank|safety-guard|content-safety/i;

/**
 * The class is derived, for the catalog has none: text alone in and out makes an LLM, anything more an LMM. A model that
 * writes nothing gets no class. PDF is a file format of text and images, and does not count.
 */
function classed({ key, modalities: said }: CatalogModel, id: string, writing: Writing): RelationRow[] {
  if (said == null || WRITES_NOTHING.test(key)) return [];
  const isText = [...said.input, ...said.output].every((modality) => modality === 'text' || modality === 'pdf');
  const toId = isText ? 'model-class/llm' : 'model-class/lmm';
  if (!writing.state.others.some((one) => one.id === toId)) return [];
  return [relationRow('instance-of', id, toId, writing, 'Derived from the inputs and outputs that the catalog lists.')];
}

function modalities({ modalities: said }: CatalogModel, id: string, writing: Writing): RelationRow[] {
  const known = new Set(writing.state.others.map((one) => one.id));
  const relate = (type: string, list: readonly string[]) =>
    list.filter((modality) => known.has(`modality/${modality}`)).map((modality) => relationRow(type, id, `modality/${modality}`, writing));
  return said == null ? [] : [...relate('accepts', said.input), ...relate('produces', said.output)];
}

function valuesOf(model: CatalogModel, entityId: string, { state, day }: Writing): Rows['value'][number][] {
  const before = new Map(state.value.map((row) => [row.id, row]));
  const said: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>> = {
    ...{ [CATALOG_ID]: model.key, name: model.name, family: model.family, releasedOn: model.release_date },
    ...{ accepts: model.modalities?.input, produces: model.modalities?.output, openWeights: model.open_weights },
    ...{ contextTokens: model.limit?.context, license: model.license, knowledgeCutoff: model.knowledge },
  };
  return Object.entries(said).flatMap(([attribute, value]) => {
    if (value == null) return [];
    const id = `${entityId}.${attribute}@${state.origin}`;
    const row = {
      id,
      entityId,
      attribute,
      value: Array.isArray(value) ? [...value] : value,
      note: null,
      observedOn: day,
      origin: state.origin,
    };
    return [keepDay(row as Rows['value'][number] & { id: string }, before)];
  });
}
