/** Seeds the ontology's tables, so that PostgreSQL itself refuses relations that make no sense. */
import type { Transaction } from '../database/client.ts';
import { kindNames, relationRule, relationTypeNames } from '../graph/ontology.ts';

const rules = relationTypeNames.flatMap((type) => {
  const { from, to } = relationRule(type);
  return from.flatMap((fromKind) => to.map((toKind) => ({ type, fromKind, toKind })));
});

/** Adds what is new; to be called before rows that need it are written. */
export async function addToOntology(tx: Transaction): Promise<void> {
  await tx.kind.createMany({ data: kindNames.map((name) => ({ name })), skipDuplicates: true });
  await tx.relationType.createMany({ data: relationTypeNames.map((name) => ({ name })), skipDuplicates: true });
  await tx.relationRule.createMany({ data: rules, skipDuplicates: true });
}

/** Removes what is gone; to be called when the rows that used it are gone, for a kind or rule that rows still use cannot go. */
export async function removeFromOntology(tx: Transaction): Promise<void> {
  await tx.relationRule.deleteMany({ where: { NOT: { OR: rules } } });
  await tx.relationType.deleteMany({ where: { name: { notIn: [...relationTypeNames] } } });
  await tx.kind.deleteMany({ where: { name: { notIn: [...kindNames] } } });
}
