/** Rows: what one origin wants to have in the knowledge tables. Every row of one call carries the same origin. */
import type { Prisma } from '../database/client.ts';
import { type ColumnValue, columnRules, type DetailKind, detailKinds, type Kind } from '../graph/ontology.ts';

/** What only one kind has: its columns, and the place in its list. */
type DetailRow = Readonly<Record<string, ColumnValue | bigint | null>> & { readonly id: string };

export interface Rows extends Readonly<Record<DetailKind, readonly DetailRow[]>> {
  readonly entity: readonly Prisma.EntityCreateManyInput[];
  readonly alias: readonly Prisma.AliasCreateManyInput[];
  readonly ask: readonly Prisma.AskCreateManyInput[];
  readonly redirect: readonly Prisma.RedirectCreateManyInput[];
  readonly source: readonly Prisma.SourceCreateManyInput[];
  readonly relation: readonly Prisma.RelationCreateManyInput[];
  readonly position: readonly Prisma.PositionCreateManyInput[];
  readonly score: readonly Prisma.ScoreCreateManyInput[];
  readonly fact: readonly Prisma.FactCreateManyInput[];
  readonly factSubject: readonly Prisma.FactSubjectCreateManyInput[];
  readonly offering: readonly Prisma.OfferingCreateManyInput[];
  readonly value: readonly Prisma.ValueCreateManyInput[];
  readonly contradiction: readonly Prisma.ContradictionCreateManyInput[];
  readonly citation: readonly Prisma.CitationCreateManyInput[];
}

export type Table = keyof Rows;

export type Row = Readonly<Record<string, unknown>>;

interface TableRule {
  readonly name: Table;
  readonly key: readonly string[];
  /** The condition that picks one origin's rows; detail rows have the origin of the entity or fact they describe. */
  readonly of: (origin: string) => object;
}

const own = (origin: string): object => ({ origin });
const ofEntity = (origin: string): object => ({ entity: { origin } });
const ofFact = (origin: string): object => ({ fact: { origin } });

/** Tables in the order in which they can be filled; emptied in the reverse order. */
export const tables: readonly TableRule[] = [
  { name: 'entity', key: ['id'], of: own },
  { name: 'alias', key: ['entityId', 'text'], of: own },
  { name: 'ask', key: ['entityId', 'text'], of: own },
  { name: 'redirect', key: ['fromId'], of: own },
  ...detailKinds.map((name) => ({ name, key: ['id'], of: ofEntity })),
  { name: 'source', key: ['id'], of: own },
  { name: 'relation', key: ['id'], of: own },
  { name: 'position', key: ['id'], of: own },
  { name: 'score', key: ['id'], of: own },
  { name: 'fact', key: ['id'], of: own },
  { name: 'factSubject', key: ['factId', 'entityId'], of: ofFact },
  { name: 'offering', key: ['id'], of: own },
  { name: 'value', key: ['id'], of: own },
  { name: 'contradiction', key: ['factId', 'otherId'], of: ofFact },
  { name: 'citation', key: ['id'], of: own },
];

/** An origin that wants nothing. */
export const emptyRows = Object.fromEntries(tables.map(({ name }) => [name, []])) as unknown as Rows;

/** The columns of a detail row by their values; the database holds counts in 64 bits. */
export const toDetailColumns = (kind: Kind, values: Readonly<Record<string, ColumnValue | null>>): Omit<DetailRow, 'id'> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' && columnRules(kind)[name]?.type === 'count' ? BigInt(value) : value,
    ]),
  );
