import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createTopK } from '../../../../src/graph/base/top-k.ts';

it("keeps each owner's best item, and the best few of all, in order", () => {
  const owners = Array.from({ length: 6 }, (_, number) => ({ number }));
  const offers = fc.array(fc.record({ owner: fc.constantFrom(...owners), rank: fc.nat(20) }));
  fc.assert(
    fc.property(fc.nat(5), offers, (count, offered) => {
      const best = createTopK<(typeof offered)[number]>(count, ({ owner }) => owner);
      const keyOf = ({ owner, rank }: (typeof offered)[number]): number => rank * owners.length + owner.number;
      for (const one of offered) best.offer(keyOf(one), one);
      const sorted = [...new Set(offered.map(keyOf))].sort((left, right) => left - right);
      const firsts = sorted.filter((key, index) => sorted.findIndex((other) => other % owners.length === key % owners.length) === index);
      expect(best.items().map(keyOf)).toEqual(firsts.slice(0, count));
      expect(best.overflowed()).toBe(firsts.length > count);
      expect(best.limit()).toBe(firsts.length < count ? Number.POSITIVE_INFINITY : (firsts[count - 1] ?? Number.NEGATIVE_INFINITY));
    }),
    { numRuns: 500 },
  );
});
