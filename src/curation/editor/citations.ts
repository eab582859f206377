/** Citations that editors add to their statements and remove, as long as one is left. */
import type { Transaction } from '../../database/client.ts';
import { BadInput, Conflict, NotFound } from '../../errors.ts';
import type { Statement } from './audit-snapshot.ts';
import { citationsOf, planCitations, writeCitations } from './citation-plan.ts';
import type { CiteInput, StatementInput, UnciteInput } from './inputs.ts';
import { assertEditable, type InputPath, needEntity, needFact } from './lookup.ts';
import { needRelation } from './relations.ts';
import { type Editor, runEdit } from './session.ts';

/** The statement that is meant; throws CuratedRow for what no editor wrote. */
async function needStatement(tx: Transaction, { entity, fact, relation }: StatementInput, path: InputPath): Promise<Statement> {
  if (relation != null) return { table: 'relation', id: (await needRelation(tx, relation, [...path, 'relation'])).id };
  const table = entity == null ? 'fact' : 'entity';
  const at = [...path, table];
  const row = table === 'entity' ? await needEntity(tx, entity ?? '', at) : await needFact(tx, fact ?? '', at);
  assertEditable(row, at);
  return { table, id: row.id };
}

/** Answers the id of the statement. Throws Conflict when it cites that place already. */
export function cite(editor: Editor, { statement, source, locator, expectedRevision }: CiteInput): Promise<string> {
  return runEdit(editor, {
    action: 'cite',
    expectedRevision,
    prepare: async (tx, today) => {
      const target = await needStatement(tx, statement, ['statement']);
      const plan = await planCitations(tx, [{ source, locator, path: [] }], today);
      const [planned] = plan.citations;
      const existing = await citationsOf(tx, target);
      if (existing.some((other) => other.sourceId === planned?.sourceId && other.locator === locator))
        throw new Conflict(`"${target.id}" cites this place in "${planned?.sourceId}" already.`, ['locator']);
      return { target, write: () => writeCitations(tx, target, plan) };
    },
  });
}

/** Answers the id of the statement. Throws BadInput when nothing would be left. */
export function uncite(editor: Editor, { statement, source, locator, expectedRevision }: UnciteInput): Promise<string> {
  return runEdit(editor, {
    action: 'uncite',
    expectedRevision,
    prepare: async (tx) => {
      const target = await needStatement(tx, statement, ['statement']);
      const existing = await citationsOf(tx, target);
      const matching = existing.filter((one) => one.source.slug === source && (locator == null || one.locator === locator));
      if (matching.length === 0) {
        const suggestions = existing.map((one) => ({ id: one.sourceId, name: `${one.source.title}, ${one.locator}` }));
        throw new NotFound(`"${target.id}" does not cite this place in "${source}".`, suggestions, ['source']);
      }
      if (matching.length === existing.length)
        throw new BadInput(`"${target.id}" would be left without a citation. Add another one first.`, { at: ['source'] });
      const ids = matching.map(({ id }) => id);
      return { target, write: async () => void (await tx.citation.deleteMany({ where: { id: { in: ids } } })) };
    },
  });
}
