/** The rows that the graph is built from, as the database returns them. */
import type { Prisma } from '../../../src/database/client.ts';
import { type DetailKind, detailKinds } from '../../../src/graph/ontology.ts';

const detailParts = Object.fromEntries(detailKinds.map((kind) => [kind, true])) as { readonly [K in DetailKind]: true };
export const entityParts = { aliases: true, asks: true, ...detailParts } as const satisfies Prisma.EntityInclude;

export type EntityRow = Prisma.EntityGetPayload<{ include: typeof entityParts }>;
export type RelationRow = Prisma.RelationGetPayload<object>;
export type PositionRow = Prisma.PositionGetPayload<object>;
export const factParts = { subjects: true, contradicts: true, contradictedBy: true } as const satisfies Prisma.FactInclude;
export type FactRow = Prisma.FactGetPayload<{ include: typeof factParts }>;
export type ScoreRow = Prisma.ScoreGetPayload<object>;
export type SourceRow = Prisma.SourceGetPayload<object>;
export type OfferingRow = Prisma.OfferingGetPayload<object>;
export type ValueRow = Prisma.ValueGetPayload<object>;
export type CitationRow = Prisma.CitationGetPayload<object>;

export interface Tables {
  readonly revision: bigint;
  readonly entities: readonly EntityRow[];
  readonly relations: readonly RelationRow[];
  readonly positions: readonly PositionRow[];
  readonly scores: readonly ScoreRow[];
  readonly facts: readonly FactRow[];
  readonly sources: readonly SourceRow[];
  readonly citations: readonly CitationRow[];
  readonly redirects: readonly Prisma.RedirectGetPayload<object>[];
  readonly offerings: readonly OfferingRow[];
  readonly values: readonly ValueRow[];
  /** The last import of each catalog that changed something. */
  readonly imports: readonly { readonly origin: string; readonly finishedAt: Date }[];
}
