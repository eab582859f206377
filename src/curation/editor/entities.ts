import type { Transaction } from '../../database/client.ts';
import { BadInput, Conflict } from '../../errors.ts';
import { describeRow, references } from '../guard.ts';
import { EDITOR, FILES, fileOf } from '../origins.ts';
import type { Row } from '../rows.ts';
import { tableDelegate } from '../sync-rows.ts';
import type { Statement } from './audit-snapshot.ts';
import { planCitations, withPaths, writeCitations } from './citation-plan.ts';
import { createDetail, detailOf, refuseIncomplete, updateDetail } from './details.ts';
import type { CreateEntityInput, UpdateEntityInput } from './inputs.ts';
import { assertEditable, needEntity } from './lookup.ts';
import { refuseTakenNames, writeNames } from './names.ts';
import { type Editor, runEdit } from './session.ts';

const entity = (id: string): Statement => ({ table: 'entity', id });

/** Answers the new id. Throws Conflict when id or name is taken, NotFound for an unknown source, BadInput for details of another kind. */
export function createEntity(editor: Editor, input: CreateEntityInput): Promise<string> {
  const { kind, slug, name, summary, note, aliases, asks, citations, expectedRevision } = input;
  const id = `${kind}/${slug}`;
  return runEdit(editor, {
    action: 'create-entity',
    expectedRevision,
    prepare: async (tx, today) => {
      await refuseTakenId(tx, id);
      await refuseTakenNames(tx, id, kind, { name, aliases, asks });
      const detail = detailOf(kind, input, today);
      refuseIncomplete(detail);
      const plan = await planCitations(tx, withPaths(citations), today);
      const write = async () => {
        await tx.entity.create({ data: { id, kind, slug, name, summary, note, origin: EDITOR } });
        await writeNames(tx, id, { aliases, asks });
        if (detail !== null) await createDetail(tx, id, detail);
        await writeCitations(tx, entity(id), plan);
      };
      return { target: entity(id), write };
    },
  });
}

async function refuseTakenId(tx: Transaction, id: string): Promise<void> {
  const existing = await tx.entity.findUnique({ where: { id } });
  if (existing !== null) {
    const by = existing.origin === FILES ? `the files of the project (${fileOf(id)})` : `"${existing.origin}"`;
    throw new Conflict(`"${id}" is there already, written by ${by}. Take another slug, or change what is there.`, ['slug']);
  }
  const retired = await tx.redirect.findUnique({ where: { fromId: id } });
  if (retired !== null) throw new Conflict(`"${id}" is retired and leads to "${retired.toId}". Take another slug.`, ['slug']);
}

/** Throws NotFound, and CuratedRow for what no editor wrote. */
export function updateEntity(editor: Editor, input: UpdateEntityInput): Promise<string> {
  const { id, name, summary, note, aliases, asks, expectedRevision } = input;
  return runEdit(editor, {
    action: 'update-entity',
    expectedRevision,
    prepare: async (tx, today) => {
      const row = await needEntity(tx, id, ['id']);
      assertEditable(row, ['id']);
      await refuseTakenNames(tx, row.id, row.kind, { name, aliases, asks });
      const detail = detailOf(row.kind, input, today);
      const columns = Object.entries({ name, summary, note }).filter(([, value]) => value !== undefined);
      const write = async () => {
        if (columns.length > 0) await tx.entity.update({ where: { id: row.id }, data: Object.fromEntries(columns) });
        await writeNames(tx, row.id, { aliases, asks });
        if (detail !== null && Object.keys(detail.columns).length > 0) await updateDetail(tx, row.id, detail);
      };
      return { target: entity(row.id), write };
    },
  });
}

/** Throws BadInput that names what still refers to the entity. */
export function deleteEntity(
  editor: Editor,
  { id, expectedRevision }: { readonly id: string; readonly expectedRevision: bigint | null },
): Promise<string> {
  return runEdit(editor, {
    action: 'delete-entity',
    expectedRevision,
    prepare: async (tx) => {
      const row = await needEntity(tx, id, ['id']);
      assertEditable(row, ['id']);
      await refuseNeeded(tx, row.id);
      return { target: entity(row.id), write: async () => void (await tx.entity.delete({ where: { id: row.id } })) };
    },
  });
}

/** What goes with an entity; everything else that refers to it has to go first. */
const OWN_PARTS: readonly string[] = ['alias', 'ask', 'citation'];
const NAMED = 5;

async function refuseNeeded(tx: Transaction, id: string): Promise<void> {
  const needing: string[] = [];
  for (const [referrer, column, parent] of references) {
    if (parent !== 'entity' || OWN_PARTS.includes(referrer)) continue;
    const rows: readonly Row[] = await tableDelegate(tx, referrer).findMany({ where: { [column]: id } });
    needing.push(...rows.map((row) => describeRow(referrer, row)));
  }
  const redirects = await tx.redirect.findMany({ where: { toId: id } });
  needing.push(...redirects.map(({ fromId }) => `the retired id "${fromId}"`));
  if (needing.length === 0) return;
  const more = needing.length > NAMED ? ` and ${needing.length - NAMED} more` : '';
  const named = needing.slice(0, NAMED).join(', ');
  throw new BadInput(`"${id}" cannot be deleted, because these refer to it: ${named}${more}. Delete them first.`, { at: ['id'] });
}
