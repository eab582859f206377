/**
 * Handover: what a catalog or an editor wrote goes to the curators when they write a file for it; an entity goes back when they
 * delete the file while the catalog still names it. Neither can be done by hand: the files are written at every start.
 */
import type { Transaction } from '../database/client.ts';
import { catalogNames, isCatalog } from '../graph/ontology.ts';
import type { TableDifference } from './guard.ts';
import { EDITOR, FILES } from './origins.ts';
import type { Rows } from './rows.ts';

const OF_CATALOGS = { origin: { in: [...catalogNames] } };
const OF_OTHERS = { origin: { in: [...catalogNames, EDITOR] } };
const BY_EDITOR = { origin: EDITOR };

/**
 * What the files write takes the place of what a catalog or an editor wrote under the same id: a new version of the files must
 * never keep a server from starting. The values of a catalog stay its own, and what editors said elsewhere of it stays theirs.
 */
export async function takeOver(tx: Transaction, origin: string, rows: Rows): Promise<void> {
  if (origin !== FILES) return;
  for (const table of ['entity', 'source'] as const) {
    const ids = new Set<string>(rows[table].map(({ id }) => id));
    const existing = await (table === 'entity' ? tx.entity.findMany({ where: OF_OTHERS }) : tx.source.findMany({ where: OF_OTHERS }));
    const update = { where: { id: { in: existing.map(({ id }) => id).filter((id) => ids.has(id)) } }, data: { origin } };
    if (update.where.id.in.length === 0) continue;
    await (table === 'entity' ? tx.entity.updateMany(update) : tx.source.updateMany(update));
    if (table === 'entity') await clearParts(tx, update.where.id.in);
  }
  await clearStatements(tx, rows);
}

/** The names and citations of an entity that is the files' now are theirs to tell. */
async function clearParts(tx: Transaction, ids: readonly string[]): Promise<void> {
  const where = { entityId: { in: [...ids] }, ...BY_EDITOR };
  await tx.alias.deleteMany({ where });
  await tx.ask.deleteMany({ where });
  await tx.citation.deleteMany({ where });
}

/** Facts of editors with the id of a file, and relations that the files state themselves. */
async function clearStatements(tx: Transaction, rows: Rows): Promise<void> {
  const factIds = new Set<string>(rows.fact.map(({ id }) => id));
  const facts = (await tx.fact.findMany({ where: BY_EDITOR })).filter(({ id }) => factIds.has(id));
  const stated = new Set(rows.relation.map(tripleOf));
  const relations = (await tx.relation.findMany({ where: BY_EDITOR })).filter((row) => stated.has(tripleOf(row)));
  // A statement that finds no row would raise the revision all the same.
  if (facts.length > 0) await tx.fact.deleteMany({ where: { id: { in: facts.map(({ id }) => id) } } });
  if (relations.length > 0) await tx.relation.deleteMany({ where: { id: { in: relations.map(({ id }) => id) } } });
}

const tripleOf = ({ type, fromId, toId }: { readonly type: string; readonly fromId: string; readonly toId: string }): string =>
  `${type} ${fromId} ${toId}`;

/** Entities that would be deleted but that a catalog describes go to that catalog; the other differences stay. */
export async function handOver(tx: Transaction, origin: string, differences: readonly TableDifference[]): Promise<TableDifference[]> {
  const gone = differences.find(({ name }) => name === 'entity')?.difference.removed.map(({ id }) => String(id)) ?? [];
  if (gone.length === 0 || isCatalog(origin)) return [...differences];
  const heirs = await findReplacements(tx, gone);
  for (const [id, heir] of heirs) await tx.entity.update({ where: { id }, data: { origin: heir } });
  return differences.map((one) => {
    if (one.name !== 'entity') return one;
    const removed = one.difference.removed.filter(({ id }) => !heirs.has(String(id)));
    return { ...one, difference: { ...one.difference, removed } };
  });
}

async function findReplacements(tx: Transaction, ids: readonly string[]): Promise<Map<string, string>> {
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
