/**
 * Handover: an entity goes from a catalog to the curators when they write a file for it, and back when they take the file
 * away while the catalog still speaks of it. Nobody could do either by hand: the files are written at every start.
 */
import type { Transaction } from '../database/client.ts';
import { catalogNames, isCatalog } from '../graph/ontology.ts';
import type { TableDifference } from './guard.ts';
import type { Rows } from './rows.ts';

const OF_CATALOGS = { origin: { in: [...catalogNames] } };

/** What people write about takes the place of what a catalog wrote under the same id; the catalog's values stay its own. */
export async function takeOver(tx: Transaction, origin: string, rows: Rows): Promise<void> {
  if (isCatalog(origin)) return;
  for (const table of ['entity', 'source'] as const) {
    const ids = new Set<string>(rows[table].map(({ id }) => id));
    const there = await (table === 'entity' ? tx.entity.findMany({ where: OF_CATALOGS }) : tx.source.findMany({ where: OF_CATALOGS }));
    const wanted = { where: { id: { in: there.map(({ id }) => id).filter((id) => ids.has(id)) } }, data: { origin } };
    if (wanted.where.id.in.length === 0) continue;
    await (table === 'entity' ? tx.entity.updateMany(wanted) : tx.source.updateMany(wanted));
  }
}

/** Entities that would go, but of which a catalog says something, go to that catalog; the rest of the differences stay. */
export async function handOver(tx: Transaction, origin: string, differences: readonly TableDifference[]): Promise<TableDifference[]> {
  const gone = differences.find(({ name }) => name === 'entity')?.difference.removed.map(({ id }) => String(id)) ?? [];
  if (gone.length === 0 || isCatalog(origin)) return [...differences];
  const heirs = await heirsOf(tx, gone);
  for (const [id, heir] of heirs) await tx.entity.update({ where: { id }, data: { origin: heir } });
  return differences.map((one) => {
    if (one.name !== 'entity') return one;
    const removed = one.difference.removed.filter(({ id }) => !heirs.has(String(id)));
    return { ...one, difference: { ...one.difference, removed } };
  });
}

async function heirsOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
  const among = { in: [...ids] };
  const values = await tx.value.findMany({ where: { entityId: among, ...OF_CATALOGS } });
  const offerings = await tx.offering.findMany({ where: { modelId: among, ...OF_CATALOGS } });
  const relations = await tx.relation.findMany({ where: { OR: [{ fromId: among }, { toId: among }], ...OF_CATALOGS } });
  const needing = [
    ...offerings.map(({ modelId, origin }) => [modelId, origin] as const),
    ...relations.flatMap(({ fromId, toId, origin }) => [[fromId, origin] as const, [toId, origin] as const]),
    ...values.map(({ entityId, origin }) => [entityId, origin] as const),
  ];
  return new Map(needing.flatMap(([id, origin]) => (id !== null && ids.includes(id) ? [[id, origin]] : [])));
}
