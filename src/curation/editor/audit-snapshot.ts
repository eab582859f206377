/** Audit snapshots: a statement that an editor can write and cite, as the audit records it. */
import type { Prisma, Transaction } from '../../database/client.ts';
import { type DetailKind, detailKinds } from '../../graph/ontology.ts';

export interface Statement {
  readonly table: 'entity' | 'relation' | 'fact';
  readonly id: string;
}

/** A statement with its parts as plain JSON; null when it is not there. */
export type AuditSnapshot = Readonly<Record<string, Prisma.InputJsonValue | null>> | null;

const cited = { citations: { orderBy: { id: 'asc' } } } as const;
type Citations = readonly { readonly sourceId: string; readonly locator: string }[];
const citationTexts = (citations: Citations): string[] => citations.map(({ sourceId, locator }) => `${sourceId}, ${locator}`);

export function takeSnapshot(tx: Transaction, { table, id }: Statement): Promise<AuditSnapshot> {
  switch (table) {
    case 'entity':
      return snapshotEntity(tx, id);
    case 'relation':
      return snapshotRelation(tx, id);
    case 'fact':
      return snapshotFact(tx, id);
  }
}

const details = Object.fromEntries(detailKinds.map((kind) => [kind, true])) as { readonly [K in DetailKind]: true };

async function snapshotEntity(tx: Transaction, id: string): Promise<AuditSnapshot> {
  const row = await tx.entity.findUnique({ where: { id }, include: { aliases: true, asks: true, ...details, ...cited } });
  if (row === null) return null;
  const { name, summary, note, aliases, asks, citations } = row;
  const [detail] = detailKinds.flatMap((kind) => row[kind] ?? []);
  const { id: _, kind: __, ...columns } = detail ?? { id, kind: '' };
  return {
    ...{ name, summary, note, ...plain(columns) },
    aliases: aliases.map(({ text }) => text).sort(),
    asks: asks.map(({ text }) => text).sort(),
    citations: citationTexts(citations),
  };
}

async function snapshotRelation(tx: Transaction, id: string): Promise<AuditSnapshot> {
  const row = await tx.relation.findUnique({ where: { id }, include: cited });
  if (row === null) return null;
  const { type, fromId, toId, ordinal, note, citations } = row;
  return { type, from: fromId, to: toId, ordinal, note, citations: citationTexts(citations) };
}

async function snapshotFact(tx: Transaction, id: string): Promise<AuditSnapshot> {
  const row = await tx.fact.findUnique({ where: { id }, include: { subjects: { orderBy: { ordinal: 'asc' } }, ...cited } });
  if (row === null) return null;
  const { id: _, slug: __, origin: ___, subjects, citations, ...columns } = row;
  return { ...plain(columns), about: subjects.map(({ entityId }) => entityId), citations: citationTexts(citations) };
}

type Column = string | number | boolean | bigint | null;
const plain = (columns: Readonly<Record<string, Column>>) =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [name, typeof value === 'bigint' ? Number(value) : value]));

/** The parts that differ, as they were and as they are; a part that is new or gone stands on one side alone. */
export function snapshotDiff(
  before: AuditSnapshot,
  after: AuditSnapshot,
): { readonly before?: Prisma.InputJsonObject; readonly after?: Prisma.InputJsonObject } {
  const differ = (name: string) => JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]);
  const parts = (snapshot: NonNullable<AuditSnapshot>) => Object.fromEntries(Object.entries(snapshot).filter(([name]) => differ(name)));
  return { ...(before === null ? {} : { before: parts(before) }), ...(after === null ? {} : { after: parts(after) }) };
}
