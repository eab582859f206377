/** Plan: the rows an origin should have after an import, computed from the catalog and the database's content; pure. */
import { emptyRows, type Rows } from '../../curation/rows.ts';
import { BadInput } from '../../errors.ts';
import type { Catalog } from '../read/read-catalog.ts';
import { buildModelIndex, type KnownModel } from './identity.ts';
import { entityRows, isKnownOn, type ModelMatch, matchModels, type RowContext } from './models.ts';
import { type History, missingOfferings, offeringRows } from './offerings.ts';
import { CATALOG_ID, type CatalogState } from './state.ts';
import { statementRows } from './statements.ts';

/** A catalog that suddenly loses this much, or is unreadable to this extent, is broken rather than smaller. */
const MAX_LOSS_SHARE = 0.1;

export interface ImportPlan {
  readonly rows: Rows;
  readonly counts: Counts;
}

export interface Counts {
  readonly models: number;
  readonly offerings: number;
  readonly unresolved: number;
  readonly vanished: number;
  readonly quarantined: number;
}

export interface PlanOptions {
  readonly history: History;
  readonly writing: Omit<RowContext, 'state' | 'providers'>;
  /** Rows of the source, if no one else has written it. */
  readonly source: Rows['source'][number];
  readonly acceptLosses: boolean;
}

/** Throws BadInput when the catalog lost too much; `catalog` is undefined when it hasn't changed since the last import. */
export function planImport(catalog: Catalog | undefined, state: CatalogState, options: PlanOptions): ImportPlan {
  const writing: RowContext = { ...options.writing, state, providers: catalog?.providers ?? new Map() };
  const meanings = matchModels(catalog?.models ?? [], state, writing.tellsOf);
  const listed = catalog?.offerings ?? [];
  if (catalog !== undefined && !options.acceptLosses) assertFewLosses(catalog, meanings, state);
  const entities = entityRows(meanings, writing);
  // Marked once, so that the next import doesn't count it as lost again.
  const missingNote = catalog?.models === undefined ? undefined : `Not in the catalog since ${writing.day}.`;
  const kept = keptRows(meanings, entities, state, missingNote);
  const keys = new Map([...state.keys, ...meanings.map(({ entityId, model }) => [entityId, model.key] as const)]);
  const entity = [...kept.entity, ...entities.entity];
  const index = buildModelIndex(knownModels(state, entity, keys, writing.tellsOf));
  const offered = offeringRows(listed, { index, state: { ...state, keys }, providers: writing.providers, day: writing.day });
  const written = statementRows(meanings, offered, writing);
  const absent =
    catalog === undefined
      ? stillAbsent(state, options.history)
      : missingOfferings(new Set(offered.map(({ id }) => id)), state, options.history);
  // A model that moved to another entity takes its offerings along; vanished offerings may still name the old one.
  const offering = [...offered, ...absent].map((row) => ({ ...row, modelId: kept.renamed.get(row.modelId ?? '') ?? row.modelId ?? null }));
  return {
    rows: {
      ...emptyRows,
      ...{ entity, offering, redirect: kept.redirect },
      source: state.sources.has(options.source.id) ? [] : [options.source],
      relation: [...kept.relation, ...written.relation],
      value: [...kept.value, ...written.value],
      citation: [...kept.citation, ...entities.citation, ...written.citation],
    },
    counts: {
      models: new Set([...kept.value, ...written.value].map(({ entityId }) => entityId)).size,
      offerings: offering.length,
      unresolved: offering.filter(({ modelId }) => modelId === null).length,
      vanished: offering.filter(({ missingSince }) => missingSince != null).length,
      quarantined: catalog?.quarantined.length ?? 0,
    },
  };
}

const stillAbsent = (state: CatalogState, history: History) => {
  const present = new Set(state.offering.filter(({ missingSince }) => missingSince === null).map(({ id }) => id));
  return [...state.offering.filter(({ id }) => present.has(id)), ...missingOfferings(present, state, history)];
};

function knownModels(state: CatalogState, own: Rows['entity'], keys: ReadonlyMap<string, string>, tellsOf: string): KnownModel[] {
  const others = state.others.filter(({ kind }) => kind === 'model').filter(isKnownOn(tellsOf));
  return [
    ...others.map(({ id, slug, name, aliases }) => ({ id, curated: true, ids: [slug, ...aliases], names: [name], key: keys.get(id) })),
    ...own
      .filter(({ kind }) => kind === 'model')
      .map(({ id, slug, name }) => ({ id, curated: false, ids: [keys.get(id) ?? slug], names: [name], key: keys.get(id) })),
  ];
}

type KeptRows = Pick<Rows, 'entity' | 'relation' | 'value' | 'citation' | 'redirect'> & { readonly renamed: ReadonlyMap<string, string> };

/**
 * Rows that stay although the catalog no longer lists them: an import never deletes a model. It deletes only an entity that
 * proves to be one that others wrote, and leaves a redirect.
 */
function keptRows(meanings: readonly ModelMatch[], written: Pick<Rows, 'entity'>, state: CatalogState, missingNote?: string): KeptRows {
  const byKey = new Map(meanings.map(({ model, entityId }) => [model.key, entityId]));
  const renamed = new Map(
    state.entity.flatMap(({ id }) => {
      const now = byKey.get(state.keys.get(id) ?? '');
      return now === undefined || now === id ? [] : [[id, now] as const];
    }),
  );
  const again = new Set([...written.entity.map(({ id }) => id), ...meanings.map(({ entityId }) => entityId)]);
  const stays = (id: string) => !again.has(id) && !renamed.has(id);
  const entity = state.entity.filter(({ id }) => stays(id));
  const existing = new Set([...state.others, ...entity, ...written.entity].map(({ id }) => id));
  const relation = state.relation.filter(({ fromId, toId }) => stays(fromId) && existing.has(fromId) && existing.has(toId));
  const value = state.value
    .filter(({ entityId }) => stays(entityId) && existing.has(entityId))
    .map((row) => (missingNote === undefined || row.attribute !== CATALOG_ID ? row : { ...row, note: row.note ?? missingNote }));
  const targets = new Set([...entity, ...relation, ...value].map(({ id }) => id));
  const redirects = new Map([...state.redirect.map(({ fromId, toId }) => [fromId, toId] as const), ...renamed]);
  return {
    ...{ entity, relation, value, renamed },
    value: value as Rows['value'],
    citation: state.citation.filter(({ entityId, relationId, valueId }) => targets.has(entityId ?? relationId ?? valueId ?? '')),
    redirect: [...redirects].map(([fromId, toId]) => ({ fromId, toId, origin: state.origin })),
  };
}

function assertFewLosses(catalog: Catalog, meanings: readonly ModelMatch[], state: CatalogState): void {
  const { origin } = state;
  const read = (catalog.models?.length ?? 0) + catalog.offerings.length;
  const bad = catalog.quarantined.length;
  if (bad > MAX_LOSS_SHARE * (read + bad)) {
    const [first] = catalog.quarantined;
    throw new BadInput(lossMessage(`${bad} of its ${read + bad} records can't be read (${first?.record}: ${first?.reason})`));
  }
  const keys = new Set(meanings.map(({ model }) => model.key));
  const listed = state.value.filter(({ attribute, note }) => attribute === CATALOG_ID && note === null);
  const had = catalog.models === undefined ? [] : listed.map(({ value }) => String(value));
  const ids = new Set(catalog.offerings.map(({ provider, providerModel }) => `${origin}:${provider}/${providerModel}`));
  const sold = state.offering.filter(({ missingSince }) => missingSince === null);
  const gone = had.filter((key) => !keys.has(key)).length + sold.filter(({ id }) => !ids.has(id)).length;
  const before = had.length + sold.length;
  if (gone > MAX_LOSS_SHARE * before) throw new BadInput(lossMessage(`${gone} of the ${before} records of the last import are missing`));
}

const lossMessage = (what: string): string =>
  `The catalog looks broken: ${what}, more than 10 %. Nothing was changed. If the catalog is correct, import it with --accept-losses.`;
