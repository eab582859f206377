import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareKeys, sortBy } from '../../../../src/graph/base/collections.ts';
import type { Order } from '../../../../src/graph/base/ordering.ts';
import { encodeCursor } from '../../../../src/graphql/base/cursor.ts';
import { type PageArgs, pageOf } from '../../../../src/graphql/base/page.ts';
import { walk } from '../../../support/api/walk-pages.ts';
import { need } from '../../../support/need.ts';

/** An entry with a rank that may be missing, a name that others may have too, and its id. */
interface Item {
  readonly rank: number | null;
  readonly name: string;
  readonly id: number;
}

const key = ({ rank, name, id }: Item) => [rank === null ? 1 : 0, rank ?? 0, name, id];
const upwards: Order<Item> = { name: 'rank', key };
const downwards: Order<Item> = { name: 'rank', key, descendingPart: 1 };
const order = fc.constantFrom(upwards, downwards);

const item = fc.record({
  rank: fc.option(fc.integer({ min: -3, max: 3 })),
  // Half of a surrogate pair sorts otherwise by code points than by code units.
  name: fc.oneof(fc.constantFrom('a', 'B', 'é', '\u{1f600}', '\uffee'), fc.string({ maxLength: 3 })),
  id: fc.nat({ max: 60 }),
});
const items = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 40 });
const size = fc.integer({ min: 1, max: 12 });

const sorted = (list: readonly Item[], { descendingPart }: Order<Item>) => sortBy(list, key, descendingPart);
const ids = (list: readonly Item[]) => list.map(({ id }) => id);
const cursorOf = (one: Item) => encodeCursor('rank', key(one));

describe('a walk', () => {
  const page = (list: readonly Item[], by: Order<Item>) => async (args: PageArgs) => pageOf(list, args, by);

  it.each(['first', 'last'] as const)('by any number of entries (%s) gives every one of them once, in order', async (direction) => {
    await fc.assert(
      fc.asyncProperty(items, size, order, async (unsorted, count, by) => {
        const list = sorted(unsorted, by);
        expect(ids(await walk(direction, count, page(list, by)))).toEqual(ids(list));
      }),
    );
  });

  it.each(['first', 'last'] as const)(
    'over a list that changes from page to page (%s) gives what stays once, in order',
    async (direction) => {
      await fc.assert(
        fc.asyncProperty(items, fc.array(items, { minLength: 1, maxLength: 6 }), size, order, async (stable, changes, count, by) => {
          const staying = new Set(ids(stable));
          const lists = changes.map((others) => sorted([...stable, ...others.filter(({ id }) => !staying.has(id))], by));
          let turn = 0;
          const seen = await walk(direction, count, async (args: PageArgs) => pageOf(lists[turn++ % lists.length] ?? [], args, by));
          expect(ids(seen.filter(({ id }) => staying.has(id)))).toEqual(ids(sorted(stable, by)));
          const places = seen.map(key);
          expect(places.every((place, index) => index === 0 || compareKeys(places[index - 1] ?? [], place, by.descendingPart) < 0)).toBe(
            true,
          );
        }),
      );
    },
  );
});

/** The algorithm of Relay's specification, word for word, with cursors that need not be in the list. */
function relay(list: readonly Item[], by: Order<Item>, { first, last, after, before }: { [Name in keyof PageArgs]: PageArgs[Name] }) {
  const at = (cursor: string) => list.concat(strangers).find((one) => cursorOf(one) === cursor);
  const compare = (one: Item, cursor: string) => compareKeys(key(one), key(need(at(cursor))), by.descendingPart);
  const afterThat = list.filter((one) => after == null || compare(one, after) > 0);
  const between = afterThat.filter((one) => before == null || compare(one, before) < 0);
  const cut = first == null ? between : between.slice(0, first);
  const edges = last == null ? cut : cut.slice(-last);
  const isBehind = before != null && list.some((one) => compare(one, before) >= 0);
  const isAhead = after != null && list.some((one) => compare(one, after) <= 0);
  return {
    ids: ids(edges),
    hasNextPage: first == null ? isBehind : between.length > first,
    hasPreviousPage: last == null ? isAhead : between.length > last,
  };
}
const strangers: Item[] = Array.from({ length: 6 }, (_, index) => ({
  rank: index % 2 === 0 ? index - 3 : null,
  name: 'm',
  id: 100 + index,
}));

it('gives the entries and the page info that the specification of Relay demands, whichever cursors are given', () => {
  const cut = fc.oneof(
    size.map((first) => ({ first })),
    size.map((last) => ({ last })),
  );
  const places = fc.option(fc.nat(), { nil: undefined });
  fc.assert(
    fc.property(items, order, cut, places, places, (unsorted, by, window, afterPlace, beforePlace) => {
      const list = sorted(unsorted, by);
      const pool = [...list, ...strangers].map(cursorOf);
      const pick = (place: number | undefined) => (place === undefined ? undefined : pool[place % pool.length]);
      const args = { ...window, after: pick(afterPlace), before: pick(beforePlace) };
      const { edges, pageInfo, totalCount } = pageOf(list, args, by);
      const { hasNextPage, hasPreviousPage } = pageInfo;
      expect({ ids: edges.map(({ node }) => node.id), hasNextPage, hasPreviousPage }).toEqual(relay(list, by, args));
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor ?? null, edges.at(-1)?.cursor ?? null]);
      expect(totalCount).toBe(list.length);
    }),
    { numRuns: 500 },
  );
});

describe('a page', () => {
  const many: Item[] = Array.from({ length: 250 }, (_, id) => ({ rank: id, name: `n${id}`, id }));
  const pageIds = (args: PageArgs) => pageOf(many, args, upwards).edges.map(({ node }) => node.id);

  it('has 20 entries from the start when no size is given, and says that more follow', () => {
    expect(pageIds({})).toEqual(ids(many.slice(0, 20)));
    const { pageInfo } = pageOf(many, { before: cursorOf(need(many[30])) }, upwards);
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it('has up to 100 entries', () => {
    expect(pageIds({ first: 100 })).toHaveLength(100);
    expect(pageIds({ last: 100 })).toEqual(ids(many.slice(150)));
  });

  it('is empty behind the end and between cursors that have nothing between them, and has no cursors then', () => {
    for (const args of [
      { after: cursorOf(need(many[249])) },
      { after: cursorOf(need(many[9])), before: cursorOf(need(many[5])) },
      { after: cursorOf(need(many[9])), before: cursorOf(need(many[9])), last: 3 },
    ])
      expect(pageOf(many, args, upwards)).toMatchObject({ edges: [], pageInfo: { startCursor: null, endCursor: null }, totalCount: 250 });
  });

  it('of an empty list has nothing on either side', () => {
    const info = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
    const { edges, pageInfo, totalCount } = pageOf([], { after: cursorOf(need(many[5])) }, upwards);
    expect({ edges, pageInfo, totalCount }).toEqual({ edges: [], pageInfo: info, totalCount: 0 });
  });

  it('is found without looking at every entry', () => {
    let looks = 0;
    const counting: Order<Item> = { ...upwards, key: (one) => [looks++, ...key(one)].slice(1) };
    const long: Item[] = Array.from({ length: 100_000 }, (_, id) => ({ rank: id, name: '', id }));
    const { edges } = pageOf(long, { first: 10, after: cursorOf(need(long[77_777])) }, counting);
    expect(edges[0]?.node.id).toBe(77_778);
    expect(looks).toBeLessThan(40);
  });
});

describe('what makes no sense is refused', () => {
  const list: Item[] = [{ rank: 1, name: 'a', id: 1 }];
  const base64 = (text: string) => Buffer.from(text).toString('base64url');
  const good = cursorOf(need(list[0]));

  it.each([
    [{ first: 0 }, '"first" is 0; ask for 1 to 100 entries at a time'],
    [{ last: -1 }, '"last" is -1; ask for 1 to 100'],
    [{ first: 101 }, '"first" is 101'],
    [{ first: 5, last: 5 }, 'Give "first" or "last", not both.'],
    [{ after: '' }, `"" isn't a cursor of this list. Take one from "pageInfo"`],
    [{ before: 'zzz' }, `"zzz" isn't a cursor of this list.`],
    [{ after: 'x'.repeat(500) }, `"${'x'.repeat(100)}…" isn't a cursor`],
    [{ after: base64('OffsetConnection:3') }, "isn't a cursor of this list."],
    [{ after: base64('[1]') }, "isn't a cursor of this list."],
    [{ after: base64('[1,2,3]') }, "isn't a cursor of this list."],
    [{ after: base64('{"0":1}') }, "isn't a cursor of this list."],
    [{ after: base64('[2,"rank",0,1,"a",1]') }, "isn't a cursor of this list."],
    [{ after: base64('[1,"rank",0,1,"a",null]') }, "isn't a cursor of this list."],
    [{ after: base64('[1,"rank",0,1,"a",1e999]') }, "isn't a cursor of this list."],
    [{ after: base64('[1, "rank",0,1,"a",1]') }, "isn't a cursor of this list."],
    [{ after: `${good}=` }, "isn't a cursor of this list."],
    [{ after: `${good}AA` }, "isn't a cursor of this list."],
    [{ after: base64('[1,"rank",0,1,"a"]') }, 'it comes from another list, or from another order'],
    [{ before: base64('[1,"rank",0,"1","a",1]') }, 'it comes from another list, or from another order'],
    [{ before: base64('[1,"name",0,1,"a",1]') }, 'it comes from another list, or from another order'],
  ])('%j', (args, message) => {
    expect(() => pageOf(list, args, upwards)).toThrow(message);
  });

  it('but a cursor of its own is not', () => {
    expect(pageOf(list, { before: good }, upwards).pageInfo.hasNextPage).toBe(true);
  });
});
