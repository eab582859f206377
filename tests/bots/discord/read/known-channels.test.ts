import { expect, it } from 'vitest';
import { readKnownChannels } from '../../../../bots/discord/read/known-channels.ts';

const here = { id: '3', type: 0, permissions: '1' };
const chosen = { id: '4', type: 15, app_permissions: '2048' };
const read = (payload: unknown) => Object.fromEntries(readKnownChannels(payload));

it('reads what the bot may do in the channel of an interaction, and in those that were chosen', () => {
  const payload = { guild_id: '2', channel: here, app_permissions: '1024', data: { resolved: { channels: { 4: chosen } } } };
  expect(read(payload)).toEqual({ 3: { type: 0, permissions: 1024n }, 4: { type: 15, permissions: 2048n } });
});

it.each<[string, unknown]>([
  ['a direct message', { channel: here, app_permissions: '1024' }],
  ['a channel without permissions', { guild_id: '2', channel: here, data: { resolved: { channels: { 4: { id: '4', type: 0 } } } } }],
  ['permissions of another form', { guild_id: '2', channel: here, app_permissions: 'all' }],
  ['an interaction of another form', { guild_id: 2, data: 'none' }],
  ['nothing', null],
])('reads none from %s', (_what, payload) => {
  expect(read(payload)).toEqual({});
});
