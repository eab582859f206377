import fc from 'fast-check';
import { expect, it } from 'vitest';
import { statementIn } from '../../../../bots/core/surfaces/statement.ts';

it('reads a message as one line', () => {
  expect(statementIn('  CLIP takes\n\timages.\u202E ')).toEqual({ text: 'CLIP takes images.', isCut: false });
});

it.each(['', '   ', '🎉', '!?', '\u0000'])('finds nothing to check in %j', (message) => {
  expect(statementIn(message)).toEqual({ text: '', isCut: false });
});

it('ends a long message after a whole sentence, or else after a word', () => {
  const sentences = `CLIP takes images. It has open weights! ${'word '.repeat(200)}`;
  expect(statementIn(sentences)).toEqual({ text: 'CLIP takes images. It has open weights!', isCut: true });
  expect(statementIn('word '.repeat(200)).text).toMatch(/^(?:word )+word$/);
});

it('has at most 500 characters of any message, and no lone surrogate', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 1200 }), (message) => {
      const { text, isCut } = statementIn(message);
      expect(text.length).toBeLessThanOrEqual(500);
      expect(text).not.toMatch(/\p{Surrogate}/u);
      expect(text === '' || message.length > 500 || !isCut).toBe(true);
    }),
  );
});
