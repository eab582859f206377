import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeCursor } from '../../../../src/graphql/base/cursor.ts';

const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ maxLength: 2_000, minLength: 300 }), fc.string());

it('writes JSON in base64url, whatever the key holds and however long it is', () => {
  fc.assert(
    fc.property(texts, fc.array(fc.oneof(texts, fc.double({ noNaN: true, noDefaultInfinity: true })), { minLength: 1 }), (order, key) => {
      expect(encodeCursor(order, key)).toBe(Buffer.from(JSON.stringify([1, order, ...key])).toString('base64url'));
    }),
  );
});
