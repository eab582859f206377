import { describe, expect, it } from 'vitest';
import { discord } from '../../../../bots/discord/platform.ts';
import { toCommandRequest, toPlace } from '../../../../bots/discord/read/request.ts';

const requestOf = (options: readonly { name: string; value?: string | number | boolean }[], guildId: string | null = '2') =>
  toCommandRequest({ guildId, channelId: '3', user: { id: '4' }, options: { data: [{ name: 'compare', options }] } });

describe('a request from Discord', () => {
  it('names the subcommand, its values and the place', () => {
    expect(
      requestOf([
        { name: 'a', value: 'clip' },
        { name: 'share', value: true },
      ]),
    ).toEqual({
      input: { kind: 'options', command: 'compare', options: { a: 'clip', share: true } },
      place: { platform: discord, workspace: '2', channel: '3', user: '4' },
    });
  });

  it('has no workspace in a direct message', () => {
    expect(requestOf([], null).place.workspace).toBe('');
  });

  it('leaves out options without a value and reads numbers as text', () => {
    expect(requestOf([{ name: 'a' }, { name: 'depth', value: 2 }]).input).toMatchObject({ options: { depth: '2' } });
  });

  it('has an empty command if Discord sends none', () => {
    expect(toCommandRequest({ guildId: null, channelId: '3', user: { id: '4' }, options: { data: [] } }).input).toMatchObject({
      command: '',
    });
  });
});

describe('the place', () => {
  const origin = { guildId: '2', channelId: '3', user: { id: '4' } };
  const permissions = (...granted: bigint[]) => ({ has: (permission: bigint) => granted.includes(permission) });

  it.each([
    ['Manage Server', permissions(0x20n), true],
    ['Manage Channels', permissions(0x10n), true],
    ['neither', permissions(0x800n), false],
  ])('says whether the user may change its settings: %s', (_, memberPermissions, isAdmin) => {
    expect(toPlace({ ...origin, memberPermissions })).toMatchObject({ isAdmin });
  });

  it('has no admin flags without permissions', () => {
    expect(toPlace({ ...origin, memberPermissions: null })).toEqual({ platform: discord, workspace: '2', channel: '3', user: '4' });
  });

  it('is the channel of a thread', () => {
    expect(toPlace({ ...origin, channel: { isThread: () => true, parentId: '9' } })).toMatchObject({ channel: '9', thread: '3' });
    expect(toPlace({ ...origin, channel: { isThread: () => false, parentId: '9' } })).toMatchObject({ channel: '3' });
  });

  it('has the locale of the user', () => {
    expect(toPlace({ ...origin, locale: 'de' })).toMatchObject({ locale: 'de' });
  });
});
