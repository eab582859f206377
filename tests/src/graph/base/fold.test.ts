import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { fold, foldInPlace } from '../../../../src/graph/base/fold.ts';

describe('folding', () => {
  it.each([
    ['GPT-4o', 'gpt 4o'],
    ['  École--Normale. ', 'ecole normale'],
    ['Contrastive Language–Image', 'contrastive language image'],
    ['Z̷͓̈a̴l̸g̶o̵', 'zalgo'],
    ['ﬁne ½ ㎏ Ⅷ', 'fine 1 2 kg viii'],
    ['ΟΔΟΣ οδός', 'οδοσ οδοσ'],
    ['İstanbul', 'istanbul'],
    ['日本語', '日本語'],
    ['\u202eabc\u200f', 'abc'],
    ['👋 ?!', ''],
  ])('turns %j into %j', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[A-Za-zÀ-ÿΣσς .-]*$/));

  it('is idempotent', () => {
    fc.assert(fc.property(texts, (text) => fold(fold(text)) === fold(text)));
  });

  it('gives the same text with and without the places of its letters', () => {
    fc.assert(
      fc.property(texts, (text) => foldInPlace(text).text === fold(text)),
      { numRuns: 500 },
    );
  });

  it('knows where each letter was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const folded = foldInPlace(text);
        for (const [index, letter] of folded.text.split('').entries()) {
          if (letter !== ' ') expect(fold(text.slice(folded.starts[index], folded.ends[index]))).toContain(letter);
        }
      }),
    );
  });

  /** As Unicode says it, without regard to its cost: marks are sorted, then dropped. */
  const foldSorted = (text: string): string =>
    text
      .normalize('NFKD')
      .toLowerCase()
      .replace(/\p{M}/gu, '')
      .replaceAll('ς', 'σ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const marks = fc.string({ unit: fc.constantFrom('e', '\u0301', '\u0323', '\u3099', '\u0344', 'ﾞ', 'ﾟ', 'ﷺ', 'ΐ', 'Σ', ' ') });

  it('drops marks before it would sort them, with the same result', () => {
    fc.assert(fc.property(fc.oneof(texts, marks), (text) => fold(text) === foldSorted(text)));
  });

  it('never sorts a run of marks: what it normalizes has none', () => {
    const normalize = vi.spyOn(String.prototype, 'normalize');
    fold(`e${'\u0301\u0323'.repeat(500)}`);
    expect(normalize.mock.contexts).toEqual(['e']);
    normalize.mockRestore();
  });

  it('assigns accents to their letter', () => {
    const { text, starts, ends } = foldInPlace('ae\u0301b');
    expect([text, starts, ends]).toEqual(['aeb', [0, 1, 3], [1, 3, 4]]);
  });
});
