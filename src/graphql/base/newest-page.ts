/** Pages of operational rows, the newest first. A cursor names its row by time and id, so new rows move no page. */
import type { Order } from '../../graph/base/ordering.ts';
import { decodeCursor, encodeCursor, noCursor } from './cursor.ts';
import { checkSizes, DEFAULT_SIZE, type PageArgs } from './page.ts';

interface Row {
  readonly id: string;
  readonly at: Date;
}

interface PageQuery<Where> {
  readonly where: Where & { AND: object[] };
  readonly orderBy: ({ at: 'asc' | 'desc' } | { id: 'asc' | 'desc' })[];
  readonly take: number;
}

interface TableDelegate<Where, Item> {
  readonly findMany: (slice: PageQuery<Where>) => Promise<Item[]>;
  readonly count: (all: { readonly where: Where }) => Promise<number>;
}

/** The page that `args` ask for of the rows that are wanted; throws BadInput for sizes and cursors that make no sense. */
export async function newestPage<Where extends object, Item extends Row>(args: PageArgs, wanted: Where, table: TableDelegate<Where, Item>) {
  checkSizes(args);
  const older = args.after == null ? [] : [cursorCondition('lt', readCursor('after', args.after))];
  const newer = args.before == null ? [] : [cursorCondition('gt', readCursor('before', args.before))];
  const backward = args.last != null;
  const size = args.first ?? args.last ?? DEFAULT_SIZE;
  const direction = backward ? 'asc' : 'desc';
  // One more than asked for, to know whether there are more.
  const where = { ...wanted, AND: [...older, ...newer] };
  const rows = await table.findMany({ where, orderBy: [{ at: direction }, { id: direction }], take: size + 1 });
  const more = rows.length > size;
  const page = backward ? rows.slice(0, size).reverse() : rows.slice(0, size);
  const edges = page.map((node) => ({ cursor: toCursor(node), node }));
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? newer.length > 0 : more,
      hasPreviousPage: backward ? more : older.length > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: await table.count({ where: wanted }),
  };
}

/** The rows on one side of another: older (`lt`) or newer (`gt`). */
const cursorCondition = (side: 'lt' | 'gt', { at, id }: Row): object => ({ OR: [{ at: { [side]: at } }, { at, id: { [side]: id } }] });

const order: Order<Row> = { name: 'newest', key: ({ at, id }) => [at.toISOString(), id] };
const EXAMPLE_ROW: Row = { id: '', at: new Date(0) };

const toCursor = (row: Row): string => encodeCursor(order.name, order.key(row));

function readCursor(name: string, cursor: string): Row {
  const [written = '', id = ''] = decodeCursor(name, cursor, order, EXAMPLE_ROW).map(String);
  const at = new Date(/^20\d\d-\S+Z$/.test(written) ? written : '');
  // Anyone can write a cursor, and the database takes no other times and ids.
  if (!Number.isNaN(at.getTime()) && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return { at, id };
  throw noCursor(name, cursor);
}
