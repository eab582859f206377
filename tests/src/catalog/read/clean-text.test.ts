import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText } from '../../../../src/catalog/read/clean-text.ts';

describe("a catalog's text", () => {
  it.each([
    ['Claude Opus 4.5 (EU)', 'Claude Opus 4.5 (EU)'],
    ['Text <b>1</b>', 'Text 1'],
    ['<script>alert(1)</script>', 'alert(1)'],
    ['<<b>b>x', 'b x'],
    ['@everyone and <@U123> <!channel> <#C1|general>', 'everyone and'],
    ['[free](https://evil.example) ![x](javascript:y)', 'free x'],
    ['see https://evil.example/x now', 'see now'],
    ['**bold** _it_ `code` ~~no~~ || spoiler ||', 'bold it code no spoiler'],
    ['a\u202Eb\u200B\u2066c\uFEFF', 'abc'],
    ['line\r\none\ttwo\u0000\u001B[31m', 'line one two 31m'],
    ['x'.repeat(500), 'x'.repeat(120)],
    ['😀'.repeat(200), '😀'.repeat(120)],
  ])('makes %j plain', (text, plain) => {
    expect(cleanText(text)).toBe(plain);
  });

  it('is plain after one pass, whatever the input', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        expect(clean).not.toMatch(/[<>`*_|[\]{}\p{Cc}\p{Cf}]|@\p{L}|:\/\//u);
        expect(Array.from(clean).length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 1000 },
    );
  });
});
