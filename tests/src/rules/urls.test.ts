import { describe, expect, it } from 'vitest';
import { parseInput } from '../../../src/curation/parse-input.ts';
import { MAX_URL, url } from '../../../src/rules/fields.ts';
import { cleanFreeText, findForbiddenText, HIDDEN } from '../../../src/rules/plain-text.ts';
import { normaliseUrl } from '../../../src/rules/urls.ts';

describe('an address', () => {
  it.each([
    ['https://Evil.EXAMPLE/<script>', 'https://evil.example/%3Cscript%3E'],
    ['https://evil.example/\u202egnp', 'https://evil.example/%E2%80%AEgnp'],
    ['https://evil.example/a|x>', 'https://evil.example/a%7Cx%3E'],
    ['https://evil.example/)[x](y', 'https://evil.example/)%5Bx%5D(y'],
    ['https://evil.example/**x**', 'https://evil.example/%2A%2Ax%2A%2A'],
    ['https://evil.example/__x__?~~y~~', 'https://evil.example/%5F%5Fx%5F%5F?%7E%7Ey%7E%7E'],
    ['https://evil.example/@everyone#@Here', 'https://evil.example/%40everyone#%40Here'],
    ['https://evil.example/?q=<!channel>', 'https://evil.example/?q=%3C!channel%3E'],
    ['https://evil.example/a\nb\tc\u0007d', 'https://evil.example/abc%07d'],
    ['https://bücher.example', 'https://xn--bcher-kva.example/'],
    ['https://en.wikipedia.org/wiki/CLIP_(model)?a=*&b=@x#a_b~c', 'https://en.wikipedia.org/wiki/CLIP_(model)?a=*&b=@x#a_b~c'],
  ])('is kept in one form that nothing misreads: %j', (given, kept) => {
    expect(url.parse(given)).toBe(kept);
    expect(normaliseUrl(kept)).toBe(kept);
    expect(findForbiddenText(kept)).toBeUndefined();
    expect(kept).toMatch(/^[!-~]+$/);
  });

  it('has a length, also once it is escaped', () => {
    const start = 'https://example.org/';
    const longest = start + 'x'.repeat(MAX_URL - start.length);
    expect(url.parse(longest)).toBe(longest);
    for (const long of [`${longest}x`, start + 'é'.repeat(MAX_URL / 5)])
      expect(parseInput(url, long)).toMatchObject({ problems: [{ message: expect.stringContaining('allowed: at most 2000') }] });
  });
});

describe('a text of several lines', () => {
  it('loses invisible characters, and keeps every letter', () => {
    const hidden = ['\u200b', '\u061c', '\u00ad', '\u{e0041}', '\ufeff', '\u3164', '\u2028', '\ufffd'];
    for (const one of hidden) expect(cleanFreeText(` a${one}b `), one).toBe('ab');
    const kept = 'Zwei Zeilen:\n\tnaïve, ไม้, हिन्दी, Việt, 🦩';
    expect(cleanFreeText(kept)).toBe(kept);
    expect(kept.replaceAll(/[\n\t]/g, '').search(HIDDEN)).toBe(-1);
  });

  it('keeps four marks on a letter', () => {
    expect(cleanFreeText(`a${'\u0301'.repeat(300)}b`)).toBe(`a${'\u0301'.repeat(4)}b`);
  });
});
