import { expect, it } from 'vitest';
import { readShownRows } from '../../../../bots/discord/render/shown-rows.ts';

const button = { type: 2, style: 2, label: 'Share', custom_id: 'share:x', id: 3, disabled: false };
const link = { type: 2, style: 5, label: 'Source', url: 'https://example.org/' };
const select = { type: 3, custom_id: 'select:0', options: [{ label: 'CLIP', value: 'x' }] };
const row = (...components: readonly object[]) => ({ toJSON: () => ({ type: 1, components }) });

/** Only what is read of a message of discord.js. */
const messageWith = (id: unknown, ...rows: readonly object[]) =>
  ({ id, components: rows }) as unknown as Parameters<typeof readShownRows>[0];

it('reads what the bot sends, as Discord returns it', () => {
  expect(readShownRows(messageWith('1576771012295393280', row(button, link), row(select)))).toEqual([
    { type: 1, components: [button, link] },
    { type: 1, components: [select] },
  ]);
  expect(readShownRows(messageWith('1576771012295393280'))).toEqual([]);
});

it.each([
  ['a message without an id', messageWith(undefined, row(button))],
  ['a message whose id is a number', messageWith(1576771012295, row(button))],
  ['an empty row', messageWith('1', row())],
  ['a button without a label', messageWith('1', row({ ...button, label: '' }))],
  ['a button without an id', messageWith('1', row({ ...button, custom_id: null }))],
  ['a link without an address', messageWith('1', row({ ...link, url: undefined }))],
  ['a select without options', messageWith('1', row({ ...select, options: [] }))],
  ['a component of tomorrow', messageWith('1', row({ type: 99 }))],
])('reads nothing from %s', (_what, message) => {
  expect(readShownRows(message)).toBeUndefined();
});
