import { expect, it } from 'vitest';
import { compact } from '../../src/compact.ts';

it('leaves out the fields without a value, and keeps null', () => {
  const name = (): string | undefined => undefined;
  const exact: { readonly name?: string; readonly note: null } = compact({ name: name(), note: null });
  expect(Object.entries(exact)).toEqual([['note', null]]);
});
