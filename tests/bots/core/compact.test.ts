import { expect, expectTypeOf, it } from 'vitest';
import { compact } from '../../../bots/core/compact.ts';

it('leaves out the fields without a value, and keeps null and other empty values', () => {
  const name = (): string | undefined => undefined;
  const fields = compact({ name: name(), note: null, text: '', count: 0, isNew: false });
  expect(Object.entries(fields)).toEqual([
    ['note', null],
    ['text', ''],
    ['count', 0],
    ['isNew', false],
  ]);
});

it('makes just those fields optional that may be undefined, and keeps literal types', () => {
  const thread = (): string | undefined => '1.2';
  const fields = compact({ kind: 'retry', thread: thread() });
  const exact: { readonly kind: 'retry'; readonly thread?: string } = fields;
  expect(exact).toEqual({ kind: 'retry', thread: '1.2' });
  expectTypeOf(fields.kind).toEqualTypeOf<'retry'>();
});
