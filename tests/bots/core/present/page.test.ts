import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Claim, Reply } from '../../../../bots/core/contract/reply.ts';
import { pageOf } from '../../../../bots/core/present/page.ts';
import { claimsOf } from '../../../support/bots/bot-contexts.ts';
import { anyReply, namedReplies } from '../../../support/bots/replies.ts';

type Paged = Pick<Reply, 'lead' | 'blocks' | 'sources' | 'footer'>;

function allPages(said: Reply): Paged[] {
  const first = pageOf(said, 1);
  const count = first.footer.page?.of ?? 1;
  return [first, ...Array.from({ length: count - 1 }, (_, index) => pageOf(said, index + 2))];
}

/** A claim with its sources themselves, whatever their numbers are on a page. */
const told = ({ sources: all, ...content }: Paged) =>
  claimsOf(content as Reply).flatMap(({ text, label, sources }: Claim) =>
    text === '' && label === undefined ? [] : [{ text, label, sources: sources.map((number) => all[number - 1]) }],
  );

const unitsOf = ({ blocks }: Paged) =>
  blocks.flatMap((block: Block): readonly unknown[] => {
    if (block.kind === 'claims') return block.claims;
    if (block.kind === 'table') return block.rows;
    return block.kind === 'image' || block.kind === 'chart' ? [block] : [];
  });

/** As commands say it, which know of no pages. */
const whole = anyReply.map((reply) => ({ ...reply, footer: {} }));

describe('the pages of any answer', () => {
  it('say all of it once and in order, each statement whole and with its own sources', () => {
    fc.assert(
      fc.property(whole, (reply) => {
        const pages = allPages(reply);
        expect(pages.flatMap(told)).toEqual(told(reply));
        // Asides stand with the last page.
        const notes = (blocks: Reply['blocks']) => blocks.filter((block) => block.kind === 'note' && block.aside !== true);
        const asides = (blocks: Reply['blocks']) => blocks.filter((block) => block.kind === 'note' && block.aside === true);
        expect(pages.flatMap((page) => notes(page.blocks))).toEqual(notes(reply.blocks));
        expect(pages.map((page) => asides(page.blocks))).toEqual(
          pages.map((_page, at) => (at < pages.length - 1 ? [] : asides(reply.blocks))),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('hold at most fifteen statements or rows, and each page something', () => {
    fc.assert(
      fc.property(whole, (reply) => {
        const pages = allPages(reply);
        for (const page of pages) expect(unitsOf(page).length).toBeLessThanOrEqual(15);
        for (const page of pages.slice(1)) expect(unitsOf(page).length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });

  it('list exactly the sources that they cite, where there are several', () => {
    fc.assert(
      fc.property(whole, (reply) => {
        const pages = allPages(reply);
        const numbers = (page: Paged) =>
          [...new Set(claimsOf(page as Reply).flatMap(({ sources }) => sources))].sort((one, other) => one - other);
        if (pages.length === 1) expect(pages[0]?.sources).toEqual(reply.sources);
        else for (const page of pages) expect(numbers(page)).toEqual(page.sources.map((_, index) => index + 1));
      }),
      { numRuns: 100 },
    );
  });
});

it('leaves what can wait to the next page', () => {
  const claims = (label: string, canWait?: true): Block => ({
    ...{ kind: 'claims', ordered: false, claims: [{ label, text: 'is said.', sources: [] }] },
    ...(canWait === undefined ? {} : { canWait }),
  });
  const labels = (blocks: readonly Block[]) =>
    blocks.flatMap((block) => (block.kind === 'claims' ? block.claims.map(({ label }) => label) : []));
  const pagesOf = (blocks: readonly Block[]) =>
    allPages({ ...(namedReplies['an error'] as Reply), footer: {}, blocks }).map((page) => labels(page.blocks));
  expect(pagesOf([claims('A'), claims('B', true), claims('C', true)])).toEqual([['A'], ['B', 'C']]);
  expect(pagesOf([claims('B', true)])).toEqual([[], ['B']]);
});

it('gives the nearest page for a number that there is none of', () => {
  const said = namedReplies['sixty claims, each with its own source'] as Reply;
  for (const number of [0, -3]) expect(pageOf(said, number)).toEqual(pageOf(said, 1));
  expect(pageOf(said, 99)).toEqual(pageOf(said, 4));
  expect(pageOf(said, 4).blocks).toMatchObject([{ from: 46, heading: 'All of them' }]);
});

it('have fewer rows of a list, which take more room than lines', () => {
  const rows = Array.from({ length: 20 }, (_, index) => ({ label: `Row ${index}`, cells: [{ text: 'yes', sources: [1] }] }));
  const list = { ...namedReplies['plain'], footer: {}, blocks: [{ kind: 'table', columns: ['Open'], rows, subjects: 'rows' }] } as Reply;
  expect([1, 2, 3].map((number) => unitsOf(pageOf(list, number)).length)).toEqual([9, 9, 2]);
});
