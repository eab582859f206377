import type { Transaction } from '../../database/client.ts';
import { BadInput, Conflict, NotFound } from '../../errors.ts';
import { isCatalog, type RelationTypeName } from '../../graph/ontology.ts';
import { chains, checkRelationKinds, relationsBetween } from '../../rules/relations.ts';
import { EDITOR } from '../origins.ts';
import type { Statement } from './audit-snapshot.ts';
import { planCitations, withPaths, writeCitations } from './citation-plan.ts';
import type { RelateInput, Triple } from './inputs.ts';
import { assertEditable, type InputPath, needEntity } from './lookup.ts';
import { type Editor, runEdit } from './session.ts';

const relation = (id: string): Statement => ({ table: 'relation', id });
type End = Awaited<ReturnType<typeof needEntity>>;

/** Answers the id of the relation. Throws BadInput for what the ontology does not allow, and Conflict for what is stated already. */
export function relate(editor: Editor, { type, from, to, note, ordinal, citations, ...input }: RelateInput): Promise<string> {
  return runEdit(editor, {
    action: 'relate',
    expectedRevision: input.expectedRevision,
    prepare: async (tx, today) => {
      const [source, target] = [await needEntity(tx, from, ['from']), await needEntity(tx, to, ['to'])];
      refuseMisfit(type, source, target);
      await refuseStated(tx, type, source.id, target.id);
      await refuseTakenPlace(tx, type, source.id, ordinal);
      await refuseLoop(tx, type, source.id, target.id);
      const plan = await planCitations(tx, withPaths(citations), today);
      const id = `${type}:${source.id}>${target.id}@${EDITOR}`;
      const ends = { fromId: source.id, fromKind: source.kind, toId: target.id, toKind: target.kind };
      const write = async () => {
        await tx.relation.create({ data: { id, type, ...ends, ordinal, note, origin: EDITOR } });
        await writeCitations(tx, relation(id), plan);
      };
      return { target: relation(id), write };
    },
  });
}

function refuseMisfit(type: RelationTypeName, from: End, to: End): void {
  if (from.id === to.id) throw new BadInput('An entity cannot be related to itself. Name another entity.', { at: ['to'] });
  const wrong = checkRelationKinds(type, from.kind, to.id, to.kind);
  if (wrong === undefined) return;
  const between = relationsBetween(from.kind, to.kind);
  const allowed = `From ${from.kind} to ${to.kind} there can be: ${between.length === 0 ? 'none' : between.join(', ')}.`;
  throw new BadInput(`${wrong.message} ${wrong.hint} ${allowed}`, { at: [wrong.at] });
}

/** A catalog may say the same: what people write stands before it. */
async function refuseStated(tx: Transaction, type: RelationTypeName, fromId: string, toId: string): Promise<void> {
  const existing = await tx.relation.findMany({ where: { type, fromId, toId } });
  const stated = existing.find(({ origin }) => !isCatalog(origin));
  if (stated === undefined) return;
  assertEditable(stated, ['to'], fromId);
  throw new Conflict(`"${stated.id}" is stated already. Add a citation to it, or take it back first.`, ['to']);
}

async function refuseTakenPlace(tx: Transaction, type: RelationTypeName, fromId: string, ordinal: number | null): Promise<void> {
  if (ordinal === null) return;
  const taken = await tx.relation.findFirst({ where: { type, fromId, ordinal } });
  if (taken !== null) throw new Conflict(`Place ${ordinal} is taken by "${taken.toId}". Give another number, or none.`, ['ordinal']);
}

/** Follows the relation from its target on: a chain that comes back to its start would never end. */
async function refuseLoop(tx: Transaction, type: RelationTypeName, fromId: string, toId: string): Promise<void> {
  const chain = chains.find((one) => one.type === type);
  if (chain === undefined) return;
  const seen = new Set<string>();
  for (let next = [toId]; next.length > 0; ) {
    if (next.includes(fromId))
      throw new BadInput(`With this, "${fromId}" would lead back to itself by "${type}". ${chain.message}`, { at: ['to'] });
    for (const id of next) seen.add(id);
    const rows = await tx.relation.findMany({ where: { type, fromId: { in: next } }, select: { toId: true } });
    next = [...new Set(rows.map((row) => row.toId))].filter((id) => !seen.has(id));
  }
}

/** Throws NotFound if no origin states it, and CuratedRow if no editor does. */
export function unrelate(editor: Editor, input: Triple & { readonly expectedRevision: bigint | null }): Promise<string> {
  return runEdit(editor, {
    action: 'unrelate',
    expectedRevision: input.expectedRevision,
    prepare: async (tx) => {
      const { id } = await needRelation(tx, input, []);
      return { target: relation(id), write: async () => void (await tx.relation.delete({ where: { id } })) };
    },
  });
}

export async function needRelation(tx: Transaction, { type, from, to }: Triple, path: InputPath) {
  const [source, target] = [await needEntity(tx, from, [...path, 'from']), await needEntity(tx, to, [...path, 'to'])];
  const existing = await tx.relation.findMany({ where: { type, fromId: source.id, toId: target.id } });
  const own = existing.find(({ origin }) => origin === EDITOR);
  if (own !== undefined) return own;
  const [other] = existing;
  if (other !== undefined) assertEditable(other, [...path, 'to'], source.id);
  const stated = await tx.relation.findMany({
    where: { type, fromId: source.id },
    include: { to: true },
    orderBy: { toId: 'asc' },
    take: 3,
  });
  const suggestions = stated.map((row) => ({ id: row.toId, name: row.to.name }));
  throw new NotFound(`"${source.id}" has no relation "${type}" to "${target.id}".`, suggestions, [...path, 'to']);
}
