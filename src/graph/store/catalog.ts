/** What catalogs add to the graph: offerings, values, and relations that people haven't stated; pure. */
import { groupBy, sortBy } from '../base/collections.ts';
import { offeringOrder } from '../base/ordering.ts';
import type { CatalogImport, Citation, Graph, Offering, Value } from '../graph.ts';
import { catalogNames, isCatalog } from '../ontology.ts';
import type { OfferingRow, RelationRow, Tables, ValueRow } from './rows.ts';

/** Relations that form one list of a model; the list shown comes from a single source. */
const LISTS: readonly string[] = ['accepts', 'produces', 'instance-of', 'made-by'];

/** People's statements come first, then the catalogs in their order. */
const rank = (origin: string): number => (isCatalog(origin) ? catalogNames.indexOf(origin) : -1);

/**
 * The places of the relations, without those of catalogs whose list a more trusted source has stated too. `from` gives the
 * place of the entity that each relation leaves, among `count`.
 */
export function preferredRelations(rows: readonly RelationRow[], from: Int32Array, count: number): Uint32Array {
  // For each type of list, the best rank of the sources that stated it for the entity at a place.
  const bestRanks = new Map(LISTS.map((type) => [type, new Int8Array(count).fill(catalogNames.length)]));
  const bestFor = ({ type, fromKind }: RelationRow) => (fromKind === 'model' ? bestRanks.get(type) : undefined);
  for (const [index, row] of rows.entries()) {
    const [ranks, place] = [bestFor(row), from[index] ?? 0];
    if (ranks !== undefined) ranks[place] = Math.min(ranks[place] ?? 0, rank(row.origin));
  }
  return Uint32Array.from(rows.keys()).filter((index) => {
    const row = rows[index];
    return row !== undefined && rank(row.origin) <= (bestFor(row)?.[from[index] ?? 0] ?? catalogNames.length);
  });
}

type Cite = (target: 'valueId', id: string) => readonly Citation[];
type CatalogParts = Pick<Graph, 'offerings' | 'unresolved' | 'values' | 'imports'>;

export function catalogParts(tables: Tables, cite: Cite): CatalogParts {
  const offerings = sortBy(tables.offerings.map(toOffering), offeringOrder.key);
  const values = sortBy(tables.values, ({ entityId, attribute, origin }) => [entityId, attribute, rank(origin)]);
  return {
    offerings: groupBy(offerings, ({ modelId }) => (modelId === null ? [] : [modelId])),
    unresolved: offerings.filter(({ modelId }) => modelId === null),
    values: new Map(
      [...groupBy(values, ({ entityId }) => [entityId])].map(([id, rows]) => [
        id,
        rows.map((row) => toValue(row, cite('valueId', row.id))),
      ]),
    ),
    imports: sortBy(tables.imports, ({ origin }) => [rank(origin), origin]).map(
      ({ origin, finishedAt }): CatalogImport => ({ origin, at: finishedAt.toISOString() }),
    ),
  };
}

function toOffering({ modelKind: _, contextTokens, outputTokens, ...columns }: OfferingRow): Offering {
  const [context, output] = [contextTokens, outputTokens].map((count) => (count === null ? null : Number(count)));
  return { ...columns, contextTokens: context ?? null, outputTokens: output ?? null };
}

// Only texts, numbers, booleans and lists of texts are ever written there.
const toValue = ({ entityId: _, value, ...columns }: ValueRow, citations: readonly Citation[]): Value => ({
  ...columns,
  value: value as Value['value'],
  citations,
});
