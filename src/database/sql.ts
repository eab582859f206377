/** Sql: plain SQL alongside Prisma, for what Prisma can't express (migrations, checks, maintenance). The same on both engines. */

/** Statements that can run inside or outside a transaction. */
export interface Queries {
  /** Runs a script of any number of statements and returns nothing. */
  readonly run: (script: string) => Promise<void>;
  /** Runs one statement. Cast `bigint` to text in it: the engines return it as different types. */
  readonly rows: <Row>(statement: string, params?: readonly unknown[]) => Promise<Row[]>;
}

export interface Sql extends Queries {
  /** Commits if `work` resolves; rolls everything back if it rejects. */
  readonly transaction: <Result>(work: (tx: Queries) => Promise<Result>) => Promise<Result>;
}
