/** Sql: plain SQL alongside Prisma, for what Prisma can't express (migrations, checks, maintenance). The same on both engines. */

/** Statements that can run inside or outside a transaction. */
export interface Queries {
  /** Runs a script of any number of statements and returns nothing. */
  readonly run: (script: string) => Promise<void>;
  /** Runs one statement. Cast `bigint` to text in it: the engines return it as different types. */
  readonly rows: <Row>(statement: string, params?: readonly unknown[]) => Promise<Row[]>;
  /** Runs one statement; each row is the list of its columns, which costs less than an object for each. */
  readonly cells: (statement: string, params?: readonly unknown[]) => Promise<Cells[]>;
  /** Gives the rows of a statement of any size to `take`, in batches. Only inside a transaction. */
  readonly batches: (statement: string, take: (rows: readonly Cells[]) => void) => Promise<void>;
}

export type Cells = readonly unknown[];

const BATCH_ROWS = 2_000;

/** Adds `batches` to the queries of any engine: a cursor, with the next rows under way while `take` works. */
export const withBatches = (queries: Omit<Queries, 'batches'>): Queries => ({
  ...queries,
  batches: (statement, take) => readBatches(queries, statement, take),
});

async function readBatches(
  { run, cells }: Omit<Queries, 'batches'>,
  statement: string,
  take: (rows: readonly Cells[]) => void,
): Promise<void> {
  await run(`declare batches no scroll cursor for ${statement}`);
  const fetch = () => cells(`fetch ${BATCH_ROWS} from batches`);
  for (let next = fetch(); ; ) {
    const rows = await next;
    const isLast = rows.length < BATCH_ROWS;
    if (!isLast) next = fetch();
    take(rows);
    if (isLast) break;
  }
  await run('close batches');
}

export interface Sql extends Queries {
  /** Commits if `work` resolves; rolls everything back if it rejects. */
  readonly transaction: <Result>(work: (tx: Queries) => Promise<Result>) => Promise<Result>;
}
