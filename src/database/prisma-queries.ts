/** SQL inside a transaction that Prisma began, to read what it has written. */
import type { Transaction } from './client.ts';
import { type Queries, withBatches } from './sql.ts';

export function queriesIn(tx: Transaction): Queries {
  const rows = <Row>(statement: string, params: readonly unknown[] = []) => tx.$queryRawUnsafe<Row[]>(statement, ...params);
  return withBatches({
    run: async (script) => void (await tx.$executeRawUnsafe(script)),
    rows,
    // No two columns of our statements have the same name.
    cells: async (statement, params) => (await rows<object>(statement, params)).map(Object.values),
  });
}
