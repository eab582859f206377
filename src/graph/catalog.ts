/** What catalogs add to the graph: offerings, values, and relations where people have written none; pure. */
import { group, sortBy } from './collect.ts';
import type { CatalogImport, Citation, Entity, Graph, Offering, Value } from './graph.ts';
import { catalogNames, isCatalog } from './ontology.ts';
import { offeringOrder } from './order.ts';
import type { OfferingRow, RelationRow, Tables, ValueRow } from './rows.ts';

/** Relations that make up one list of a model; one source's list is shown whole. */
const LISTS: readonly string[] = ['accepts', 'produces', 'instance-of', 'made-by'];

/** People's word goes first, then that of the catalogs in their order. */
const rank = (origin: string): number => (isCatalog(origin) ? catalogNames.indexOf(origin) : -1);

/** The relations without those of catalogs where somebody who is believed more has stated the same list. */
export function believed(rows: readonly RelationRow[]): RelationRow[] {
  const listOf = ({ type, fromId }: RelationRow) => `${type} ${fromId}`;
  const lists = rows.filter(({ type, fromKind }) => fromKind === 'model' && LISTS.includes(type));
  const best = new Map<string, number>();
  for (const row of lists) best.set(listOf(row), Math.min(best.get(listOf(row)) ?? Number.MAX_SAFE_INTEGER, rank(row.origin)));
  const beaten = new Set(lists.filter((row) => rank(row.origin) > (best.get(listOf(row)) ?? 0)));
  return rows.filter((row) => !beaten.has(row));
}

type Cite = (target: 'valueId', id: string) => readonly Citation[];
type CatalogParts = Pick<Graph, 'offerings' | 'unresolved' | 'values' | 'imports'>;

export function catalogParts(tables: Tables, entities: ReadonlyMap<string, Entity>, cite: Cite): CatalogParts {
  const offerings = sortBy(
    tables.offerings.map((row) => toOffering(row, entities)),
    offeringOrder.key,
  );
  const values = sortBy(tables.values, ({ entityId, attribute, origin }) => [entityId, attribute, rank(origin)]);
  return {
    offerings: group(offerings, ({ model }) => (model === null ? [] : [model.id])),
    unresolved: offerings.filter(({ model }) => model === null),
    values: new Map(
      [...group(values, ({ entityId }) => [entityId])].map(([id, rows]) => [id, rows.map((row) => toValue(row, cite('valueId', row.id)))]),
    ),
    imports: sortBy(tables.imports, ({ origin }) => [rank(origin), origin]).map(
      ({ origin, finishedAt }): CatalogImport => ({ origin, at: finishedAt.toISOString() }),
    ),
  };
}

function toOffering(
  { modelId, modelKind: _, contextTokens, outputTokens, ...columns }: OfferingRow,
  entities: ReadonlyMap<string, Entity>,
): Offering {
  const [context, output] = [contextTokens, outputTokens].map((count) => (count === null ? null : Number(count)));
  const model = modelId === null ? null : (entities.get(modelId) ?? null);
  return { ...columns, model, contextTokens: context ?? null, outputTokens: output ?? null };
}

// Only texts, numbers, truth values and lists of texts are ever written there.
const toValue = ({ entityId: _, value, ...columns }: ValueRow, citations: readonly Citation[]): Value => ({
  ...columns,
  value: value as Value['value'],
  citations,
});
