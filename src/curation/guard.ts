/** Guard: refuses a write that would delete, change or collide with what another origin wrote, and names both sides. */
import type { Transaction } from '../database/client.ts';
import { BadInput } from '../errors.ts';
import type { Row, Table } from './rows.ts';
import { type Difference, keyOf, tableDelegate } from './sync-rows.ts';

export interface TableDifference {
  readonly name: Table;
  readonly key: readonly string[];
  readonly difference: Difference;
}

type Parent = 'entity' | 'relation' | 'position' | 'score' | 'fact' | 'value' | 'source';
type Referrer = Parameters<typeof tableDelegate>[1];

/** Every column that refers to a row which can go; a test compares them with the foreign keys of the database. */
export const references: readonly (readonly [referrer: Referrer, column: string, parent: Parent])[] = [
  ['alias', 'entityId', 'entity'],
  ['ask', 'entityId', 'entity'],
  ['relation', 'fromId', 'entity'],
  ['relation', 'toId', 'entity'],
  ['position', 'subjectId', 'entity'],
  ['position', 'underId', 'entity'],
  ['factSubject', 'entityId', 'entity'],
  ['score', 'modelId', 'entity'],
  ['score', 'benchmarkId', 'entity'],
  ['offering', 'modelId', 'entity'],
  ['value', 'entityId', 'entity'],
  ['citation', 'entityId', 'entity'],
  ['citation', 'relationId', 'relation'],
  ['citation', 'positionId', 'position'],
  ['citation', 'scoreId', 'score'],
  ['citation', 'factId', 'fact'],
  ['citation', 'valueId', 'value'],
  ['citation', 'sourceId', 'source'],
  ['fact', 'supersededById', 'fact'],
  ['contradiction', 'factId', 'fact'],
  ['contradiction', 'otherId', 'fact'],
];

/** Throws BadInput when a row that goes is needed by another origin; the database would cascade, or fail without names. */
export async function assertNothingNeeded(tx: Transaction, origin: string, differences: readonly TableDifference[]): Promise<void> {
  for (const [referrer, column, parent] of references) {
    const gone = differences.find(({ name }) => name === parent)?.difference.removed.map(({ id }) => id) ?? [];
    if (gone.length === 0) continue;
    const others = { origin: { not: origin } };
    const where = { [column]: { in: gone }, ...(referrer === 'factSubject' || referrer === 'contradiction' ? { fact: others } : others) };
    const [needing] = await tableDelegate(tx, referrer).findMany({ where, take: 1 });
    if (needing === undefined) continue;
    throw new BadInput(
      `"${origin}" no longer holds "${needing[column]}", but ${describeRow(referrer, needing)} needs it. ` +
        'Put the removed entry back, or first change what refers to it (a redirect in prisma/knowledge/redirects.yaml keeps old ids alive).',
    );
  }
}

/** Throws BadInput when a new row is there already, written by another origin. */
export async function assertNothingTaken(tx: Transaction, origin: string, differences: readonly TableDifference[]): Promise<void> {
  for (const { name, key, difference } of differences) {
    const [column = 'id'] = key;
    const wanted = new Set(difference.created.map((row) => keyOf(row, key)));
    if (wanted.size === 0) continue;
    const existing = await tableDelegate(tx, name).findMany({ where: { [column]: { in: difference.created.map((row) => row[column]) } } });
    const taken = existing.find((row) => wanted.has(keyOf(row, key)));
    if (taken === undefined) continue;
    throw new BadInput(
      `"${origin}" cannot add ${describeRow(name, taken)}: it is there already. Remove one of the two, or name it otherwise.`,
    );
  }
}

/** A row in words: what it is, its name, and who wrote it. */
export const describeRow = (table: string, { id, entityId, factId, text, fromId, origin }: Row): string => {
  const name = id ?? (table === 'alias' ? `${text} of ${entityId}` : (factId ?? fromId));
  return `the ${table === 'factSubject' ? 'fact' : table} "${name}"${origin === undefined ? '' : ` of "${origin}"`}`;
};
