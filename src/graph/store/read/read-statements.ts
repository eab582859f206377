/** Reads statements in batches of bounded size: each row becomes a value as it comes, and nothing is held twice. */
import type { Cells, Queries } from '../../../database/sql.ts';
import { CitationColumns, Cited } from './cited.ts';
import { type StatementQuery, sqlOf } from './statement-queries.ts';

/** Each text once in memory. */
type Texts = Map<string, string>;

/** What the statements of one reading have in common. */
export interface Shared {
  /** The ids of entities. */
  readonly ids: Texts;
  /** The ids of sources; few, so looking one up costs less than among the entities. */
  readonly sourceIds: Texts;
  readonly citations: CitationColumns;
}

export const createShared = (): Shared => ({ ids: new Map(), sourceIds: new Map(), citations: new CitationColumns() });

/** All statements of a sort, or those that belong to some ids, each with its citations in their order. */
export async function readStatements<Item extends object>(
  db: Queries,
  query: StatementQuery<Item>,
  shared: Shared,
  ids?: readonly string[],
): Promise<Item[]> {
  const items: object[] = [];
  const make = makerOf(query, shared);
  const take =
    query.citedBy === undefined
      ? (rows: readonly Cells[]) => void items.push(...rows.map((row) => make({}, row)))
      : takeCited(query, shared, make, items);
  if (ids === undefined) await db.batches(sqlOf(query, false), take);
  else take(await db.cells(sqlOf(query, true), [ids]));
  return items as Item[];
}

type Make = (target: object, row: Cells) => object;

/** A statement has a row for each of its citations, one after the other. */
function takeCited({ fields }: StatementQuery<object>, { sourceIds, citations }: Shared, make: Make, items: object[]) {
  let [id, last]: [unknown, Cited | undefined] = [undefined, undefined];
  return (rows: readonly Cells[]): void => {
    for (const row of rows) {
      if (last === undefined || row[0] !== id) {
        id = row[0];
        last = new Cited(citations);
        items.push(make(last, row));
      }
      const [sourceId, locator] = [row[fields.length], row[fields.length + 1]];
      if (sourceId === null) continue;
      citations.add(shareText(sourceIds, String(sourceId)), String(locator));
      last.takeLast();
    }
  };
}

/** Fills an object with the fields of a row. */
function makerOf({ fields, shared, finish }: StatementQuery<object>, { ids }: Shared): Make {
  const names = fields.map(([name]) => name);
  // Words such as a type or an origin are few: each column has its own.
  const textsOf = (name: string): Texts => (/^id$|Id$/.test(name) ? ids : new Map());
  const texts = names.map((name) => (shared.includes(name) ? textsOf(name) : undefined));
  // Rows come in the order of their ids, so that many texts are those of the row before.
  const before: unknown[] = [];
  const cellAt = (row: Cells, at: number): unknown => {
    const cell = row[at];
    const known = texts[at];
    if (known === undefined || typeof cell !== 'string') return cell;
    if (cell !== before[at]) before[at] = shareText(known, cell);
    return before[at];
  };
  if (finish !== undefined) return (target, row) => Object.assign(target, finish(row.map((_cell, at) => cellAt(row, at))));
  return (target, row) => {
    const filled = target as Record<string, unknown>;
    for (let at = 0; at < names.length; at += 1) filled[names[at] ?? ''] = cellAt(row, at);
    return filled;
  };
}

function shareText(texts: Texts, text: string): string {
  const known = texts.get(text);
  if (known !== undefined) return known;
  texts.set(text, text);
  return text;
}
