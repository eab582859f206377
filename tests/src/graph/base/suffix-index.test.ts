import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildSuffixIndex, updateSuffixIndex } from '../../../../src/graph/base/suffix-index.ts';

const words = fc.constantFrom('a', 'ab', 'abc', 'b', '0', 'é', '日本', '𝒳');
const texts = fc.array(
  fc.array(words, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' ')),
  { maxLength: 20 },
);

it('finds every text from each of its words on, in the order of texts, equal ones by place', () => {
  fc.assert(
    fc.property(texts, (all) => {
      const plain = all.flatMap((text, place) =>
        text.split(' ').map((_word, index, parts) => ({ place, tail: parts.slice(index).join(' ') })),
      );
      plain.sort((one, other) => Number(one.tail > other.tail) - Number(one.tail < other.tail) || one.place - other.place);
      const { textIndexes, offsets } = buildSuffixIndex(all);
      expect([...textIndexes].map((place, at) => ({ place, tail: all[place]?.slice(offsets[at]) }))).toEqual(plain);
    }),
    { numRuns: 500 },
  );
});

it('is the same after some texts went and others came as one that is built anew', () => {
  fc.assert(
    fc.property(texts, texts, fc.array(fc.nat(19)), (all, more, places) => {
      const gone = [...new Set(places.filter((place) => place < all.length))];
      const now = [...all, ...more];
      const added = more.map((_text, index) => all.length + index);
      const index = updateSuffixIndex(buildSuffixIndex(all), (at) => now[at] ?? '', gone, added);
      const left = [...now.keys()].filter((place) => !gone.includes(place));
      const anew = buildSuffixIndex(left.map((place) => now[place] ?? ''));
      expect({ ...index }).toEqual({ ...anew, textIndexes: anew.textIndexes.map((at) => left[at] ?? 0) });
    }),
    { numRuns: 500 },
  );
});
