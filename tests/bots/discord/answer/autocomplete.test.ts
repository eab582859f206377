import { describe, expect, it } from 'vitest';
import type { Complete, Completion } from '../../../../bots/core/contract/bot.ts';
import { startDiscordWithBot } from '../../../support/discord/discord-with-bot.ts';
import { unknownInteraction } from '../../../support/discord/fake/responses.ts';

const typing = { subcommand: 'explain', options: { concept: 'pre' }, focused: 'concept' };
const completion = (label: string, value = 'concept/pre-training'): Completion => ({ label, value });
const offered = async (completions: readonly Completion[]) => {
  const { discord } = await startDiscordWithBot({ complete: async () => completions });
  return discord.complete(typing);
};

describe('completions', () => {
  it('are looked up for the text so far, and offered', async () => {
    const requests: Parameters<Complete>[0][] = [];
    const { discord, callbacks } = await startDiscordWithBot({
      complete: async (one) => {
        requests.push(one);
        return [completion('pre-training · concept')];
      },
    });
    expect(await discord.complete(typing)).toEqual([{ name: 'pre-training · concept', value: 'concept/pre-training' }]);
    expect(requests).toEqual([{ command: 'explain', option: 'concept', text: 'pre' }]);
    expect(callbacks()).toMatchObject([{ authorization: undefined, body: { type: 8 } }]);
  });

  it('are at most 25', async () => {
    expect(await offered(Array.from({ length: 30 }, (_, index) => completion(`Name ${index}`, `${index}`)))).toHaveLength(25);
  });

  it('with names that are too long are truncated between graphemes', async () => {
    const family = '👨‍👩‍👧‍👦';
    const [whole, long, wide] = await offered([completion('a'.repeat(100)), completion('a'.repeat(101)), completion(family.repeat(30))]);
    expect(whole?.name).toBe('a'.repeat(100));
    expect(long?.name).toBe(`${'a'.repeat(99)}…`);
    expect(wide?.name).toBe(`${family.repeat(9)}…`);
  });

  it('without a name, without a value or with one that is too long are left out', async () => {
    const completions = [completion(' '), completion('a', ''), completion('b', 'b'.repeat(101)), completion('c', 'c'.repeat(100))];
    expect(await offered(completions)).toEqual([{ name: 'c', value: 'c'.repeat(100) }]);
  });

  it('are empty, without an error, if the lookup fails', async () => {
    const { discord, isLogged } = await startDiscordWithBot({ complete: async () => Promise.reject(new Error('broken')) });
    expect(await discord.complete(typing)).toEqual([]);
    await isLogged({ msg: 'no completions', reason: 'broken' });
  });

  it('that come too late are dropped silently', async () => {
    const { discord, clock, callbacks, isLogged, bot } = await startDiscordWithBot({ complete: () => new Promise(() => {}) });
    void discord.complete(typing);
    await clock.pass(2500);
    await isLogged({ msg: 'completed', outcome: 'dropped', command: 'explain' });
    expect(callbacks()).toEqual([]);
    expect(bot.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it('that Discord no longer accepts are dropped silently', async () => {
    const { discord, isLogged, bot } = await startDiscordWithBot({});
    discord.fail(/callback$/, unknownInteraction);
    void discord.complete(typing);
    await isLogged({ msg: 'completed', outcome: 'dropped' });
    expect(bot.logged.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });
});
