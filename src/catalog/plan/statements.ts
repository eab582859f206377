/** Statements: the relations and values of a catalog's canonical models, each with its citation. */
import type { Row, Rows } from '../../curation/rows.ts';
import type { CatalogModel } from '../read/read-catalog.ts';
import { citationRow, type ModelMatch, makerId, type RowContext } from './models.ts';
import { type OfferingRow, ownOffering } from './offerings.ts';
import { CATALOG_ID, keepDay } from './state.ts';

type RelationRow = Rows['relation'][number];

interface ModalityLists {
  readonly accepts: readonly string[];
  readonly produces: readonly string[];
}

export function statementRows(
  meanings: readonly ModelMatch[],
  offered: readonly OfferingRow[],
  writing: RowContext,
): Pick<Rows, 'relation' | 'value' | 'citation'> {
  const before = new Map(writing.state.value.map((row) => [row.id, row]));
  const own = offered.filter(({ byMaker }) => byMaker === true);
  const parts = meanings.map((meaning) => ({
    locator: `model ${meaning.model.key}`,
    relation: relationsOf(
      meaning,
      modalityLists(
        meaning.model,
        own.filter(({ modelId }) => modelId === meaning.entityId),
      ),
      writing,
    ),
    value: valuesOf(meaning.model, meaning.entityId, before, writing),
  }));
  return {
    relation: parts.flatMap(({ relation }) => relation),
    value: parts.flatMap(({ value }) => value),
    citation: parts.flatMap(({ locator, relation, value }) => [
      ...relation.map(({ id }) => citationRow('relationId', id, locator, writing)),
      ...value.map(({ id }) => citationRow('valueId', id, locator, writing)),
    ]),
  };
}

/** The relations use the catalog's most trusted value, so that they agree with the values shown. */
function modalityLists({ key, modalities: stated }: CatalogModel, own: readonly OfferingRow[]): ModalityLists {
  const offering = ownOffering(own, key);
  const [accepts, produces] = [(offering?.accepts ?? []) as string[], (offering?.produces ?? []) as string[]];
  return {
    accepts: accepts.length > 0 ? accepts : (stated?.input ?? []),
    produces: produces.length > 0 ? produces : (stated?.output ?? []),
  };
}

/** For a model that others wrote, the catalog states only inputs and outputs: its makers and classes are up to them. */
function relationsOf({ model, entityId, own }: ModelMatch, lists: ModalityLists, writing: RowContext): RelationRow[] {
  const stated = modalities(lists, entityId, writing);
  return own ? [...madeBy(model, entityId, writing), ...classRelations(model, lists, entityId, writing), ...stated] : stated;
}

function relationRow(type: string, fromId: string, toId: string, { state }: RowContext, note: string | null = null): RelationRow {
  const [fromKind = '', toKind = ''] = [fromId, toId].map((id) => id.split('/')[0]);
  return { id: `${type}:${fromId}>${toId}@${state.origin}`, type, fromId, fromKind, toId, toKind, note, origin: state.origin };
}

const madeBy = ({ key }: CatalogModel, id: string, writing: RowContext): RelationRow[] => [
  relationRow('made-by', id, makerId(key.split('/', 1)[0] ?? '', writing), writing),
];

/** Embeddings and rankings are text to the catalog, but such a model doesn't write text. */
const NOT_GENERATIVE = /embed|rerank|safety-guard|content-safety/i;

/**
 * The class is derived, for the catalog has none: only text in and out makes an LLM, anything more an LMM. A model that
 * doesn't write text gets no class. PDF is a file format for text and images, and doesn't count.
 */
function classRelations({ key }: CatalogModel, { accepts, produces }: ModalityLists, id: string, writing: RowContext): RelationRow[] {
  if (accepts.length + produces.length === 0 || NOT_GENERATIVE.test(key)) return [];
  const isText = [...accepts, ...produces].every((modality) => modality === 'text' || modality === 'pdf');
  const toId = isText ? 'model-class/llm' : 'model-class/lmm';
  if (!writing.state.others.some((one) => one.id === toId)) return [];
  return [relationRow('instance-of', id, toId, writing, 'Derived from the inputs and outputs that the catalog lists.')];
}

function modalities({ accepts, produces }: ModalityLists, id: string, writing: RowContext): RelationRow[] {
  const known = new Set(writing.state.others.map((one) => one.id));
  const relate = (type: string, list: readonly string[]) =>
    list.filter((modality) => known.has(`modality/${modality}`)).map((modality) => relationRow(type, id, `modality/${modality}`, writing));
  return [...relate('accepts', accepts), ...relate('produces', produces)];
}

type PreviousRows = ReadonlyMap<string, Row>;

function valuesOf(model: CatalogModel, entityId: string, before: PreviousRows, { state, day }: RowContext): Rows['value'][number][] {
  const stated: Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>> = {
    [CATALOG_ID]: model.key,
    name: model.name,
    family: model.family,
    releasedOn: model.release_date,
    accepts: model.modalities?.input,
    produces: model.modalities?.output,
    openWeights: model.open_weights,
    contextTokens: model.limit?.context,
    license: model.license,
    knowledgeCutoff: model.knowledge,
  };
  return Object.entries(stated).flatMap(([attribute, value]) => {
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
