/** Texts that break renderers: random ones, and the pieces that they are made of. */
import fc from 'fast-check';

/** One grapheme of seven code points, and others of several: they must never be cut. */
export const GRAPHEMES = ['👩‍👩‍👧‍👦', '🇨🇦', '1️⃣', 'नि', 'e\u0301\u0323', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'] as const;

/** Text that a platform would act on if data could contain it: mentions, links, formatting, quotes, lists, directions, control characters. */
export const MARKUP = [
  ...['<!channel>', '<!here>', '<!subteam^S1>', '<@U1>', '<#C1|general>', '@everyone', '@here', '<@1>', '<@&1>', '<#1>', '</lmm ask:1>'],
  ...['<https://example.org|here>', '[here](https://example.org)', 'https://example.org/a_b', '<t:1700000000:R>', '<:clip:1>', ':smile:'],
  ...['*bold*', '_italic_', '~gone~', '||spoiler||', '`code`', '```\ncode\n```', '**', '__', '\\*', '&amp;', '&', '<', '>', '|'],
  ...['# Heading', '-# small', '> quote', '>>> quote', '- item', '1. item', '\n', '\n\n', '\t', '\u00a0', '\u0000', '\u001b[31m'],
  ...['\u202eright to left\u202c', 'مرحبا', 'Z\u0351\u0352\u0353\u0354a\u0358\u0359l\u035bgo', '[1]', '()', '"', "'", '{"json": 1}'],
] as const;

export const piece = fc.constantFrom('word', 'another', 'x'.repeat(60), ...MARKUP, ...GRAPHEMES);
export const tame = fc.lorem({ mode: 'sentences', maxCount: 3 });

/** Any text: ordinary, strange, empty, or far too long. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: tame },
  { weight: 5, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(' ')) },
  { weight: 2, arbitrary: fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(piece, fc.nat(6000)).map(([one, length]) => `${one} `.repeat(length / (one.length + 1))) },
  { weight: 1, arbitrary: fc.tuple(piece, fc.nat(6000)).map(([one, length]) => one.repeat(length / one.length)) },
);
