import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../../bots/core/contract/request.ts';
import { discord } from '../../../../../../bots/discord/platform.ts';
import { dailyBot, subscription } from '../../../../../support/daily/commands.ts';

const place: Place = { platform: discord, workspace: '200', channel: '300', user: '400' };
const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
const bot = dailyBot(
  {
    TimeZones: () => ({
      timeZones: [
        { name: 'Europe/Berlin', offset: '+01:00' },
        { name: 'UTC', offset: '+00:00' },
      ],
    }),
    DailyAll: () => ({
      subscriptions: [
        subscription({ channel: '301', days: weekdays }),
        subscription({ id: 'b7d0e5aa-0000-4000-8000-000000000002', channel: '300', time: '18:00' }),
      ],
    }),
  },
  { platform: discord },
);
const offered = (command: string, option: string, text: string, at: Place | undefined = place) =>
  bot.context.complete({ command: `daily ${command}`, option, text }, at);

describe('during typing', () => {
  it('a zone, those of the API are offered', async () => {
    expect(await offered('add', 'zone', 'eur')).toEqual([
      { label: 'Europe/Berlin (+01:00)', value: 'Europe/Berlin' },
      { label: 'UTC (+00:00)', value: 'UTC' },
    ]);
    expect(bot.calls.at(-1)?.variables).toEqual({ text: 'eur', first: 25 });
  });

  it('a topic, those of the graph come first, then whatever is called so', async () => {
    expect(await offered('add', 'topic', 'lim')).toEqual([
      { label: 'limits', value: 'limits' },
      { label: 'CLIP · model', value: 'model/clip' },
    ]);
    expect((await offered('add', 'topic', '')).map(({ value }) => value)).toEqual([
      ...['history', 'limits', 'training', 'modalities', 'benchmarks', 'questions', 'model/clip'],
    ]);
  });

  it('one more topic, the others stay', async () => {
    expect(await offered('edit', 'topic', 'limits, tr')).toEqual([
      { label: 'limits,training', value: 'limits,training' },
      { label: 'limits,CLIP · model', value: 'limits,model/clip' },
    ]);
  });

  it('days, sets and single days', async () => {
    expect(await offered('add', 'days', 'we')).toEqual([
      { label: 'weekdays', value: 'weekdays' },
      { label: 'weekends', value: 'weekends' },
      { label: 'Wednesday', value: 'wed' },
    ]);
    expect(await offered('add', 'days', '')).toHaveLength(10);
  });

  it('a subscription, those of the workspace are offered', async () => {
    expect(await offered('pause', 'subscription', '')).toEqual([
      { label: '09:00 Europe/Berlin in #ai (Mon–Fri)', value: '3f2a9c41' },
      { label: '18:00 Europe/Berlin in #general (every day)', value: 'b7d0e5aa' },
    ]);
    expect(bot.calls.at(-1)?.variables).toEqual({ platform: 'discord', workspace: '200' });
    expect((await offered('pause', 'subscription', 'b7')).map(({ value }) => value)).toEqual(['b7d0e5aa']);
    expect((await offered('pause', 'subscription', '#ai')).map(({ value }) => value)).toEqual(['3f2a9c41']);
  });

  it('a subscription where there is no workspace, nothing is', async () => {
    expect(await offered('pause', 'subscription', '', { ...place, workspace: '' })).toEqual([]);
    expect(await bot.context.complete({ command: 'daily pause', option: 'subscription', text: '' })).toEqual([]);
  });

  it('a time, a channel or nothing that there is, nothing is', async () => {
    for (const option of ['time', 'channel', 'colour']) expect(await offered('add', option, 'a')).toEqual([]);
  });

  it('something that cannot be looked up, nothing is', async () => {
    const broken = dailyBot({ TimeZones: () => Promise.reject(new Error('down')) });
    expect(await broken.context.complete({ command: 'daily add', option: 'zone', text: 'eur' }, place)).toEqual([]);
  });
});
