import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareKeys, type SortKey, sortBy } from '../../../../src/graph/base/collections.ts';

const keys = fc.tuple(fc.constantFrom('b', 'a', 'B', 'é', ''), fc.integer({ min: -2, max: 2 }), fc.constantFrom('x y', 'x', 'xé'));

it('sorts a long list like a short one, even with a descending part', () => {
  fc.assert(
    fc.property(fc.array(keys, { minLength: 1_100, maxLength: 1_200 }), fc.option(fc.nat(3), { nil: undefined }), (parts, down) => {
      const items = parts.map((part, index): { readonly key: SortKey } => ({ key: [...part, `${index % 600}`] }));
      const plain = [...items].sort((one, other) => compareKeys(one.key, other.key, down));
      const sorted = sortBy(items, ({ key }) => key, down);
      // The same objects, so that equal ones keep their order.
      expect(sorted.every((item, index) => item === plain[index])).toBe(true);
      expect(sorted).toHaveLength(items.length);
    }),
    { numRuns: 20 },
  );
});
