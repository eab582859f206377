import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonExcess } from '../../../../src/server/request/json-limits.ts';

const list = (count: number): string => JSON.stringify(Array.from({ length: count }, () => 1));
const lists = (count: number, each: number): string => `[${Array.from({ length: count }, () => list(each)).join()}]`;
const object = (count: number): string => JSON.stringify(Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, 1])));
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('the limits of a JSON text', () => {
  it.each([
    ['a list', list(1_000), list(1_001), 'holds a list or an object of more than 1,000 entries'],
    ['an object', object(1_000), object(1_001), 'holds a list or an object of more than 1,000 entries'],
    ['all lists together', lists(10, 990), lists(11, 990), 'holds more than 10,000 entries'],
    ['a text', `["${'x'.repeat(19_999)}"]`, `["${'x'.repeat(20_000)}"]`, 'holds a text of more than 20,000 characters'],
    ['levels', nested(64), nested(65), 'is nested more than 64 levels deep'],
  ])('hold for %s, at the limit and one above', (_what, within, above, message) => {
    expect(jsonExcess(within, 0)).toBeUndefined();
    expect(jsonExcess(above, 0)).toBe(message);
  });

  it('leave the text of a query alone, and hold for every text inside of the variables', () => {
    const long = 'x'.repeat(20_001);
    expect(jsonExcess(JSON.stringify({ query: long, variables: { a: 'x' } }), 1)).toBeUndefined();
    expect(jsonExcess(JSON.stringify({ query: 'x', variables: { a: long } }), 1)).toBeDefined();
    expect(jsonExcess(JSON.stringify({ query: 'x', variables: { [long]: 1 } }), 1)).toBeDefined();
  });

  it('see no signs inside of texts', () => {
    const text = JSON.stringify({ a: `${'[{,'.repeat(3_000)}\\"`, b: '\\' });
    expect(jsonExcess(text, 0)).toBeUndefined();
  });

  it('accept every small JSON value', () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => jsonExcess(JSON.stringify(value), 0) === undefined));
  });
});
