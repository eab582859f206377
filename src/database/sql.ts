/** Sql: plain SQL beside Prisma, for what Prisma cannot say (migrations, checks, maintenance). The same on both engines. */

/** What can be asked inside or outside of a transaction. */
export interface Queries {
  /** Runs a script of any number of statements and answers nothing. */
  readonly run: (script: string) => Promise<void>;
  /** Runs one statement; cast `bigint` to text in it, since the engines read it as different types. */
  readonly rows: <Row>(statement: string, params?: readonly unknown[]) => Promise<Row[]>;
}

export interface Sql extends Queries {
  /** Commits when `work` resolves, and rolls everything back when it rejects. */
  readonly transaction: <Result>(work: (tx: Queries) => Promise<Result>) => Promise<Result>;
}
