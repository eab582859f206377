/** Reads what changed since the revision of a graph. */
import type { Queries } from '../../../database/sql.ts';

/** What the log calls a part of the graph: the table whose rows a subject has, with what belongs to those rows. */
const parts = ['entity', 'relation', 'position', 'score', 'fact', 'value', 'offering', 'source', 'redirect'] as const;
export type Part = (typeof parts)[number];

/** Of each part, the subjects with other rows. */
export type Touched = Readonly<Record<Part, readonly string[]>>;

export interface LoggedChanges {
  readonly revision: bigint;
  /** Undefined when the whole graph has to be loaded. */
  readonly touched: Touched | undefined;
}

/** Loading the whole graph costs less than reading more subjects one by one. */
const MAX_SUBJECTS = 5_000;

interface State {
  readonly revision: string;
  readonly complete: boolean;
}

interface Row {
  readonly subject: string | null;
  readonly part: string;
}

/** What changed after a revision, up to the latest; call it in the transaction that reads the changed rows. */
export async function readChanges(db: Queries, after: bigint): Promise<LoggedChanges> {
  const [state] = await db.rows<State>('select revision::text, logged_since <= $1::text::bigint as complete from graph_revision', [
    String(after),
  ]);
  if (state === undefined) throw new TypeError('the table graph_revision is empty');
  const revision = BigInt(state.revision);
  if (!state.complete || revision < after) return { revision, touched: undefined };
  const rows = await db.rows<Row>(`select distinct subject, part from change where revision > $1::text::bigint limit ${MAX_SUBJECTS + 1}`, [
    String(after),
  ]);
  const isWhole = rows.length > MAX_SUBJECTS || rows.some(({ subject, part }) => subject === null || !isPart(part));
  return { revision, touched: isWhole ? undefined : byPart(rows) };
}

const isPart = (part: string): part is Part => (parts as readonly string[]).includes(part);

const byPart = (rows: readonly Row[]): Touched =>
  Object.fromEntries(
    parts.map((part) => [part, rows.flatMap((row) => (row.part === part && row.subject !== null ? [row.subject] : []))]),
  ) as Readonly<Record<Part, string[]>>;
