/** Offerings: the rows of what providers sell, including those that vanished. */
import type { Rows } from '../../curation/rows.ts';
import type { CatalogOffering } from '../read/read-catalog.ts';
import { isMaker, labName, type ModelIndex, resolveModel } from './identity.ts';
import { labOfProvider } from './labs.ts';
import { type CatalogState, findByName, keepDay } from './state.ts';

export type OfferingRow = Rows['offering'][number] & { readonly id: string };

const DAY_MS = 86_400_000;
/** A catalog can lose a provider for a day; an offering is withdrawn after this many imports over this many days without it. */
const WITHDRAWN_AFTER = { imports: 3, days: 7 };

/** The earlier complete imports, as days. */
export interface History {
  readonly day: string;
  readonly completed: readonly string[];
}

/** What the rows of one import have in common. */
interface Listing {
  readonly index: ModelIndex;
  readonly state: CatalogState;
  /** The providers' names by id. */
  readonly providers: ReadonlyMap<string, string>;
  readonly day: string;
}

/** The ids of the providers that are organizations of the graph. */
type Organizations = ReadonlyMap<string, string | undefined>;

export function offeringRows(offerings: readonly CatalogOffering[], listing: Listing): OfferingRow[] {
  const before = new Map(listing.state.offering.map((row) => [row.id, row]));
  const names = new Set(offerings.map(({ provider }) => provider));
  const named = (name: string) => findByName(listing.state.others, 'organization', name)?.id;
  const organizations = new Map([...names].map((provider) => [provider, named(labName(labOfProvider(provider), listing.providers))]));
  return offerings.map((one) => keepDay(rowOf(one, listing, organizations), before));
}

/** By the catalog's own id of the model, or by what others wrote of its makers. */
function isByMaker(provider: string, modelId: string, { keys, makers }: CatalogState, organizations: Organizations): boolean {
  return isMaker(provider, keys.get(modelId) ?? '') || makers.get(modelId)?.has(organizations.get(provider) ?? '') === true;
}

function rowOf(one: CatalogOffering, { index, state, day }: Listing, organizations: Organizations): OfferingRow {
  const { origin } = state;
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
    asOf: one.as_of ?? null,
    missingSince: null,
    byMaker: modelId !== null && isByMaker(provider, modelId, state, organizations),
    releasedOn: one.release_date ?? null,
    retiredOn: one.retired_on ?? null,
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
