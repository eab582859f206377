import { describe, expect, it } from 'vitest';
import { toRequest } from '../../bots/discord/request.ts';

const typed = (options: readonly { name: string; value?: string | number | boolean }[], guildId: string | null = '2') =>
  toRequest({ guildId, channelId: '3', user: { id: '4' }, options: { data: [{ name: 'compare', options }] } });

describe('a request from Discord', () => {
  it('names the subcommand, its values and the place', () => {
    expect(
      typed([
        { name: 'a', value: 'clip' },
        { name: 'share', value: true },
      ]),
    ).toEqual({
      words: { kind: 'options', command: 'compare', options: { a: 'clip', share: true } },
      place: { platform: 'discord', workspace: '2', channel: '3', user: '4' },
    });
  });

  it('has no workspace in a direct message', () => {
    expect(typed([], null).place.workspace).toBe('');
  });

  it('leaves out options without a value and reads numbers as text', () => {
    expect(typed([{ name: 'a' }, { name: 'depth', value: 2 }]).words).toMatchObject({ options: { depth: '2' } });
  });

  it('has an empty command when Discord sent none', () => {
    expect(toRequest({ guildId: null, channelId: '3', user: { id: '4' }, options: { data: [] } }).words).toMatchObject({ command: '' });
  });
});
