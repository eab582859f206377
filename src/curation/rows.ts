/** Rows: what one origin wants to have in the knowledge tables. Every row of one call carries the same origin. */
import type { Prisma } from '../database/client.ts';

export interface Rows {
  readonly entity: readonly Prisma.EntityCreateManyInput[];
  readonly alias: readonly Prisma.AliasCreateManyInput[];
  readonly ask: readonly Prisma.AskCreateManyInput[];
  readonly redirect: readonly Prisma.RedirectCreateManyInput[];
  readonly model: readonly Prisma.ModelCreateManyInput[];
  readonly organization: readonly Prisma.OrganizationCreateManyInput[];
  readonly benchmark: readonly Prisma.BenchmarkCreateManyInput[];
  readonly modality: readonly Prisma.ModalityCreateManyInput[];
  readonly dimension: readonly Prisma.DimensionCreateManyInput[];
  readonly stage: readonly Prisma.StageCreateManyInput[];
  readonly limitation: readonly Prisma.LimitationCreateManyInput[];
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

/** A row as the database gives it: plain columns. */
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
  { name: 'model', key: ['id'], of: ofEntity },
  { name: 'organization', key: ['id'], of: ofEntity },
  { name: 'benchmark', key: ['id'], of: ofEntity },
  { name: 'modality', key: ['id'], of: ofEntity },
  { name: 'dimension', key: ['id'], of: ofEntity },
  { name: 'stage', key: ['id'], of: ofEntity },
  { name: 'limitation', key: ['id'], of: ofEntity },
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
