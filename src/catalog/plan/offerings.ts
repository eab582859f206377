/** Offerings: the rows of what providers sell, including those that vanished. */
import type { Rows } from '../../curation/rows.ts';
import type { CatalogOffering } from '../read/read-catalog.ts';
import { isMaker, type ModelIndex, resolveModel } from './identity.ts';
import { type CatalogState, keepDay } from './state.ts';

export type OfferingRow = Rows['offering'][number] & { readonly id: string };

const DAY_MS = 86_400_000;
/** A catalog can lose a provider for a day; an offering is withdrawn after this many imports over this many days without it. */
const WITHDRAWN_AFTER = { imports: 3, days: 7 };

/** The earlier complete imports, as days. */
export interface History {
  readonly day: string;
  readonly completed: readonly string[];
}

export function offeringRows(offerings: readonly CatalogOffering[], index: ModelIndex, state: CatalogState, day: string): OfferingRow[] {
  const before = new Map(state.offering.map((row) => [row.id, row]));
  return offerings.map((one) => keepDay(rowOf(one, index, state, day), before));
}

function rowOf(one: CatalogOffering, index: ModelIndex, { origin, keys }: CatalogState, day: string): OfferingRow {
  const { provider, providerModel, name, limit, cost, modalities } = one;
  const modelId = resolveModel(one, index);
  return {
    id: `${origin}:${provider}/${providerModel}`,
    modelId,
    provider,
    providerModel,
    name,
    origin,
    contextTokens: toBigInt(limit?.context),
    outputTokens: toBigInt(limit?.output),
    inputPrice: cost?.input ?? null,
    outputPrice: cost?.output ?? null,
    status: one.status ?? 'active',
    observedOn: day,
    missingSince: null,
    byMaker: modelId !== null && isMaker(provider, keys.get(modelId) ?? ''),
    releasedOn: one.release_date ?? null,
    openWeights: one.open_weights ?? null,
    knowledgeCutoff: one.knowledge ?? null,
    accepts: modalities?.input ?? [],
    produces: modalities?.output ?? [],
  };
}

const toBigInt = (count: number | null | undefined): bigint | null => (count == null ? null : BigInt(count));

/** Offerings that the catalog no longer lists: kept and marked, and withdrawn after a long absence. */
export function missingOfferings(listed: ReadonlySet<string>, state: CatalogState, history: History): OfferingRow[] {
  return state.offering
    .filter(({ id }) => !listed.has(id))
    .map((row) => withAge({ ...row, missingSince: row.missingSince ?? history.day }, history));
}

const withAge = (row: OfferingRow & { readonly missingSince: string }, history: History): OfferingRow =>
  isWithdrawn(row.missingSince, history) ? { ...row, status: 'withdrawn' } : row;

/** Counts this import, and the one that first missed the offering. */
function isWithdrawn(missingSince: string, { day, completed }: History): boolean {
  const imports = completed.filter((date) => date >= missingSince).length + 1;
  const days = (Date.parse(day) - Date.parse(missingSince)) / DAY_MS;
  return imports >= WITHDRAWN_AFTER.imports && days >= WITHDRAWN_AFTER.days;
}

/** Of the maker's several offerings, the one named like the model; the graph makes the same choice. */
export function ownOffering(own: readonly OfferingRow[], key: string): OfferingRow | undefined {
  const order = ({ provider, providerModel }: OfferingRow) => JSON.stringify([provider, providerModel]);
  return (
    own.find(({ providerModel }) => key.endsWith(`/${providerModel}`)) ??
    own.toSorted((one, other) => (order(one) < order(other) ? -1 : 1))[0]
  );
}
