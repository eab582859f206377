import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bold, escapedLength, escapeText, link, wellFormed } from '../../../../bots/discord/render/escape.ts';
import corpus from '../../../fixtures/discord/markup.json' with { type: 'json' };
import { liveMarkup, rawMentions, visible } from '../../../support/discord/validate/markup.ts';

/** Text made of the pieces that Discord reads, in any order. */
const nasty = fc
  .array(fc.oneof(fc.constantFrom(...corpus, ...'\\*_~|`[]()<>@#:!&/-+.1 \n'), fc.string({ unit: 'grapheme' })))
  .map((parts) => parts.join(''));

describe('escaped text', () => {
  it.each(corpus)('shows %j unchanged', (text) => {
    const escaped = escapeText(text);
    expect(liveMarkup(escaped)).toEqual([]);
    expect(rawMentions(escaped)).toEqual([]);
    expect(visible(escaped)).toBe(text);
  });

  it('has no live markup, for any text', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const escaped = escapeText(text);
        expect(liveMarkup(escaped)).toEqual([]);
        expect(rawMentions(escaped)).toEqual([]);
        expect(visible(escaped)).toBe(wellFormed(text).replaceAll('\u200b', ''));
        expect(escaped.length).toBeLessThanOrEqual(escapedLength(text));
      }),
    );
  });

  it('leaves plain prose alone', () => {
    const prose = 'Pre-training on 400 million image-text pairs (2021), at 12:00 in 3D; cost: $4.';
    expect(escapeText(prose)).toBe(prose.replace('12:00', '12\\:00'));
  });

  it.each([
    ['abc \u202etxt.exe', 'abc txt.exe'],
    ['\u2066one\u2069', 'one'],
    ['a\u0000b\u001b[31mc\u0085', 'ab\\[31mc'],
    ['مرحبا بالعالم', 'مرحبا بالعالم'],
    ['a\tb\r\nc', 'a\tb\nc'],
  ])('%j keeps its visible text and loses control and direction characters', (text, escaped) => {
    expect(escapeText(text)).toBe(escaped);
  });

  it('has no lone surrogates', () => {
    expect(escapeText('a\ud800b')).toBe('a\ufffdb');
  });
});

describe('the same text without escapes', () => {
  it('would take effect, which shows that the tests above are meaningful', () => {
    expect(corpus.filter((text) => liveMarkup(text).length + rawMentions(text).length === 0)).toEqual([]);
  });
});

describe('bold text', () => {
  it('is one line, and empty without text', () => {
    expect([bold(' a\nb '), bold(' ')]).toEqual(['**a b**', '']);
  });
});

describe('a link', () => {
  it('shows its label', () => {
    expect(link('arXiv: CLIP', 'https://arxiv.org/abs/2103.00020')).toBe('[arXiv: CLIP](<https://arxiv.org/abs/2103.00020>)');
  });

  it('cannot be broken by its label or its address', () => {
    const text = link('a](https://evil.example)', 'https://example.org/a)(b>c?q=<@1>&e=@everyone|x');
    expect(text).toBe('a\\](https\\://evil.example) ([link](<https://example.org/a%29%28b%3Ec?q=%3C%401%3E&e=%40everyone%7Cx>))');
    expect(liveMarkup(text)).toHaveLength(1);
  });

  it.each(['javascript:alert(1)', 'discord://-/settings', 'no address', `https://example.org/${'a'.repeat(2048)}`])(
    'is left out for %.30s',
    (url) => {
      expect(link('Label', url)).toBe('Label');
    },
  );
});
