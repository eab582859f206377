/** Models: the entity of each canonical model of a catalog, and the entities that only the import writes. */
import type { Rows } from '../../curation/rows.ts';
import { cleanText } from '../read/clean-text.ts';
import type { CatalogModel } from '../read/read-catalog.ts';
import { buildModelIndex, isRolling, labName, normalise, slugOf } from './identity.ts';
import { type CatalogState, findByName, type OtherEntity } from './state.ts';

export interface ModelMatch {
  readonly model: CatalogModel;
  readonly entityId: string;
  /** Whether the import itself writes the entity. */
  readonly own: boolean;
}

export interface RowContext {
  readonly state: CatalogState;
  readonly catalog: string;
  /** The source that the rows cite. */
  readonly sourceId: string;
  readonly day: string;
  /** The day or month of which the catalog tells: it can't mean a model that was released later. */
  readonly tellsOf: string;
  /** The providers' names by id. */
  readonly providers: ReadonlyMap<string, string>;
}

type CitationRow = Rows['citation'][number];

/** The entity of each model. A curated one is found by id, then by name; no two models share an entity. */
export function matchModels(models: readonly CatalogModel[], state: CatalogState, tellsOf: string): ModelMatch[] {
  const curated = state.others.filter(({ kind }) => kind === 'model');
  const { byName } = buildModelIndex(
    curated.filter(isKnownOn(tellsOf)).map((one) => ({ id: one.id, curated: true, ids: [one.slug, ...one.aliases], names: [one.name] })),
  );
  const sorted = models.toSorted((one, other) => (one.key < other.key ? -1 : 1));
  const ids = new Map<string, string>();
  const claimed = new Set<string>();
  for (const word of [({ key }: CatalogModel) => key, ({ name }: CatalogModel) => name]) {
    for (const model of sorted) {
      const id = byName.get(normalise(word(model)));
      if (id == null || claimed.has(id) || ids.has(model.key)) continue;
      ids.set(model.key, id);
      claimed.add(id);
    }
  }
  const own = new Map(state.entity.map(({ id }) => [state.keys.get(id), id]));
  const taken = new Set([...curated, ...state.entity].map(({ id }) => id));
  return sorted.map((model) => {
    const id = ids.get(model.key);
    if (id !== undefined) return { model, entityId: id, own: false };
    const entityId = own.get(model.key) ?? newId(model.key, taken);
    taken.add(entityId);
    return { model, entityId, own: true };
  });
}

/** Whether a model was released on that day or before, or at a time that isn't known. */
export const isKnownOn =
  (day: string) =>
  ({ releasedOn }: Pick<OtherEntity, 'releasedOn'>): boolean =>
    releasedOn === null || releasedOn.slice(0, day.length) <= day;

/** An id that is free: keys that differ only in case or signs have the same slug, and none of their models may replace another. */
function newId(key: string, taken: ReadonlySet<string>): string {
  const [short, long] = [slugOf(key.slice(key.indexOf('/') + 1)), slugOf(key) || 'model'];
  const isFree = (slug: string) => slug !== '' && !taken.has(`model/${slug}`);
  const named = [short, long].find(isFree);
  if (named !== undefined) return `model/${named}`;
  let count = 2;
  while (!isFree(`${long}-${count}`)) count += 1;
  return `model/${long}-${count}`;
}

/** The entities that the import writes itself: models, and makers that no one else has written. */
export function entityRows(meanings: readonly ModelMatch[], writing: RowContext): Pick<Rows, 'entity' | 'citation'> {
  const makers = makerRows(meanings, writing);
  const own = meanings.filter((meaning) => meaning.own);
  return {
    entity: [...makers.entity, ...own.map(({ model, entityId }) => entityRow(model, entityId, writing))],
    citation: [...makers.citation, ...own.map(({ model, entityId }) => citationRow('entityId', entityId, `model ${model.key}`, writing))],
  };
}

function entityRow({ key, name }: CatalogModel, id: string, { state, catalog, providers }: RowContext): Rows['entity'][number] {
  const [lab = ''] = key.split('/', 1);
  return {
    id,
    kind: 'model',
    slug: id.slice('model/'.length),
    name,
    origin: state.origin,
    summary: `${name}, a model by ${cleanText(labName(lab, providers))}, as the catalog ${catalog} lists it.`,
    note: isRolling(key) ? 'A rolling name: its maker moves it from one version to the next.' : null,
  };
}

export function citationRow(
  target: 'entityId' | 'relationId' | 'valueId',
  id: string,
  locator: string,
  { state, sourceId }: RowContext,
): CitationRow {
  return { id: `${id}#${state.origin}:1`, sourceId, locator, ordinal: 1, origin: state.origin, [target]: id };
}

/** The organization that others have written under the lab's name, else one of the catalog's own. */
export const makerId = (lab: string, { state, providers }: RowContext): string =>
  (findByName(state.others, 'organization', lab) ?? findByName(state.others, 'organization', labName(lab, providers)))?.id ??
  // A lab of signs alone still needs an id.
  `organization/${slugOf(lab) || 'unnamed'}`;

function makerRows(meanings: readonly ModelMatch[], writing: RowContext): Pick<Rows, 'entity' | 'citation'> {
  const { state, catalog, providers } = writing;
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
        name: cleanText(labName(lab, providers)),
        note: null,
        origin: state.origin,
      },
      summary: `A maker of models, as the catalog ${catalog} lists it.`,
    })),
    citation: missing.map(({ id, lab }) => citationRow('entityId', id, `models of ${lab}`, writing)),
  };
}
