/** Reads statements in batches of bounded size: each row becomes a value as it comes, and nothing is held twice. */
import type { Cells, Queries } from '../../database/sql.ts';
import type { Citation } from '../graph.ts';
import { type StatementQuery, sqlOf } from './statement-queries.ts';

/** Each text once in memory, and each list of one citation: many statements cite the same place of the same source. */
export interface Shared {
  readonly texts: Map<string, string>;
  readonly citations: Map<string, Map<string, readonly Citation[]>>;
}

export const createShared = (): Shared => ({ texts: new Map(), citations: new Map() });

/** All statements of a sort, or those that belong to some ids; each in one piece with its citations in their order. */
export async function readStatements<Item extends object>(
  db: Queries,
  query: StatementQuery<Item>,
  shared: Shared,
  ids?: readonly string[],
): Promise<Item[]> {
  const items: Item[] = [];
  const sharedFields = new Set(query.shared);
  const names = query.fields.map(([name]) => name);
  const isShared = names.map((name) => sharedFields.has(name));
  const { finish, citedBy } = query;
  const sourceAt = names.length;
  let last: unknown;
  let citations: Citation[] = [];

  const toItem = (row: readonly unknown[]): Item => {
    const fields: Record<string, unknown> = {};
    for (let at = 0; at < names.length; at += 1) {
      const cell = row[at];
      fields[names[at] ?? ''] = isShared[at] === true && typeof cell === 'string' ? shareText(shared, cell) : cell;
    }
    return finish === undefined ? (fields as Item) : finish(fields);
  };
  /** The last statement has got all its citations. */
  const close = (): void => {
    const item = items.at(-1) as { citations: readonly Citation[] } | undefined;
    if (item !== undefined && citedBy !== undefined) item.citations = shareCitations(shared, citations);
    citations = [];
  };
  const take = (rows: readonly Cells[]): void => {
    for (const row of rows) {
      if (citedBy === undefined) {
        items.push(toItem(row));
        continue;
      }
      if (row[0] !== last) {
        close();
        items.push(toItem(row));
        last = row[0];
      }
      const [sourceId, locator] = [row[sourceAt], row[sourceAt + 1]];
      if (typeof sourceId === 'string') citations.push({ sourceId: shareText(shared, sourceId), locator: String(locator) });
    }
  };
  if (ids === undefined) await db.batches(sqlOf(query, false), take);
  else take(await db.cells(sqlOf(query, true), [ids]));
  close();
  return items;
}

function shareText({ texts }: Shared, text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}

const none: readonly never[] = Object.freeze([]);

function shareCitations({ citations: known }: Shared, citations: readonly Citation[]): readonly Citation[] {
  const [only] = citations;
  if (only === undefined) return none;
  if (citations.length > 1) return citations;
  const ofSource = known.get(only.sourceId) ?? new Map<string, readonly Citation[]>();
  known.set(only.sourceId, ofSource);
  const same = ofSource.get(only.locator) ?? citations;
  ofSource.set(only.locator, same);
  return same;
}
