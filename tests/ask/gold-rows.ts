/** What gold reads of the frozen rows: entities by id, their columns and neighbours, scores and prices. */
import { groupBy } from '../../src/graph/base/collections.ts';
import { catalogNames, isCatalog, type RelationTypeName } from '../../src/graph/ontology.ts';
import { frozenRows } from '../support/ask/frozen-rows.ts';
import type { EntityRow, OfferingRow, ScoreRow } from '../support/graph/tables.ts';

let indexed: ReturnType<typeof indexRows> | undefined;

function indexRows() {
  const { entities, relations, redirects, offerings, scores } = frozenRows();
  return {
    entities: new Map(entities.map((row) => [row.id, row])),
    redirects: new Map(redirects.map(({ fromId, toId }) => [fromId, toId])),
    out: groupBy(relations, ({ type, fromId }) => [`${type} ${fromId}`]),
    in: groupBy(relations, ({ type, toId }) => [`${type} ${toId}`]),
    offerings: groupBy(offerings, ({ modelId }) => [modelId ?? '']),
    scores: groupBy(scores, ({ benchmarkId }) => [benchmarkId]),
  };
}

function rows() {
  indexed ??= indexRows();
  return indexed;
}

/** The first that exists; a retired id leads to the one that replaced it. */
export function entity(...ids: readonly string[]): EntityRow {
  const found = ids.map((id) => rows().entities.get(rows().redirects.get(id) ?? id)).find((row) => row !== undefined);
  if (found === undefined) throw new Error(`there is no ${ids.join(' and no ')}`);
  return found;
}

/** The other ends of relations. What a division of an organization made, that organization made too; its own maker is the division. */
export function neighbours(id: string, type: RelationTypeName, side: 'in' | 'out'): ReadonlySet<string> {
  const near = new Set((rows()[side].get(`${type} ${id}`) ?? []).map(({ fromId, toId }) => (side === 'out' ? toId : fromId)));
  if (type !== 'made-by' || side === 'in') return near;
  return new Set([...near].flatMap((maker) => [maker, ...neighbours(maker, 'division-of', 'out')]));
}

type Scalar = string | number | boolean;

/** What the maker's own listing says where the model's entry says nothing. */
const LISTED = ['releasedOn', 'contextTokens', 'openWeights', 'retiredOn'] as const;

/** Throws for a column that the kind doesn't have. */
export function columnOf(row: EntityRow, name: string): Scalar | null {
  if (name === 'price') return priceOf(row.id)?.inputPrice ?? null;
  if (name === 'outputPrice') return priceOf(row.id)?.outputPrice ?? null;
  if (name === 'name') return row.name;
  const details = (row as unknown as Readonly<Record<string, Readonly<Record<string, unknown>> | null>>)[row.kind];
  if (details == null || !(name in details)) throw new Error(`${row.id} has no column "${name}"`);
  const own = plain(details[name]);
  const listed = LISTED.find((column) => column === name);
  if (own !== null || listed === undefined || row.kind !== 'model') return own;
  return plain((rows().offerings.get(row.id) ?? []).find((one) => one.byMaker && one[listed] !== null)?.[listed]);
}

const plain = (value: unknown): Scalar | null => (typeof value === 'bigint' ? Number(value) : ((value ?? null) as Scalar | null));

/** The maker's own price, else the lowest of those who sell it, of the best catalog; a free trial of others isn't its price. */
function priceOf(modelId: string): OfferingRow | undefined {
  const total = (one: OfferingRow) => (one.inputPrice ?? 0) + (one.outputPrice ?? 0);
  const catalog = ({ origin }: OfferingRow) => (isCatalog(origin) ? catalogNames.indexOf(origin) : catalogNames.length);
  const priced = (rows().offerings.get(modelId) ?? []).filter(
    (one) => one.status !== 'withdrawn' && one.inputPrice !== null && (one.byMaker || total(one) > 0),
  );
  const rank = (one: OfferingRow): number[] => [one.byMaker ? 0 : 1, catalog(one), total(one)];
  return priced.sort((one, other) => compare(rank(one), rank(other)))[0];
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((value, index) => value !== other[index]);
  return (one[differing] ?? 0) - (other[differing] ?? 0);
}

/** The variant of a benchmark that most models have a score in. */
export function mainVariant(benchmark: string): string {
  const models = groupBy(scoresOn(benchmark), ({ variant }) => [variant]);
  const sized = [...models].map(([variant, scores]) => ({ variant, size: new Set(scores.map(({ modelId }) => modelId)).size }));
  return sized.sort((one, other) => other.size - one.size || (one.variant < other.variant ? -1 : 1))[0]?.variant ?? '';
}

const scoresOn = (benchmark: string): readonly ScoreRow[] => rows().scores.get(entity(`benchmark/${benchmark}`).id) ?? [];

const TRUST = ['benchmark-authors', 'maker', 'third-party', 'rival'];

/** A model's most trusted score in a variant, the newest of several. */
export function scoreOf(modelId: string, benchmark: string, variant = mainVariant(benchmark)): number | null {
  const scores = scoresOn(benchmark).filter((row) => row.modelId === modelId && row.variant === variant);
  const newestFirst = (one: ScoreRow, other: ScoreRow) => (other.asOf ?? '').localeCompare(one.asOf ?? '');
  const trust = ({ evaluator }: ScoreRow) => TRUST.indexOf(evaluator);
  return [...scores].sort((one, other) => trust(one) - trust(other) || newestFirst(one, other))[0]?.value ?? null;
}

/** What a list can be sorted by. */
export function measureOf(row: EntityRow, by: string): string | number | null {
  const [prefix = '', name = ''] = by.split(':');
  switch (prefix) {
    case 'score':
      return scoreOf(row.id, name);
    case 'in':
    case 'out':
      return neighbours(row.id, name as RelationTypeName, prefix).size;
    default: {
      const value = columnOf(row, by);
      return typeof value === 'boolean' ? null : value;
    }
  }
}
