import { describe, expect, it } from 'vitest';
import type { Place } from '../../../../../bots/core/contract/request.ts';
import { type Answers, actionLabels, admin, dailyBot, linesOf, subscription } from '../../../../support/daily/commands.ts';

const one = subscription();
const other = subscription({ id: 'b7d0e5aa-0000-4000-8000-000000000002', channel: 'C2', time: '18:30' });
const actor = { platform: 'slack', workspace: 'T1', user: 'U1', isAdmin: true };
const WORKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'];
const WHOLE = [
  'Next posts: Fri 27 Nov 2026, 09:00; Sat 28 Nov 2026, 09:00; Sun 29 Nov 2026, 09:00',
  'Where: #general',
  'When: 09:00 in Europe/Berlin, every day',
  'About: all topics',
  'Pings: nobody',
  'Id: 3f2a9c41',
  '(Change it: /lmm daily edit 3f2a9c41 time:10:00)',
];
const done = (field: string) => ({ [field]: { subscription: one, errors: [] } });

describe('daily add', () => {
  const answers = { AddDaily: () => done('addSubscription') };

  it('schedules for the channel in which it is asked, and says what will be when', async () => {
    const { sendText: send, calls } = dailyBot(answers);
    const reply = await send('daily add 9am Europe/Berlin');
    expect(calls).toEqual([
      {
        name: 'AddDaily',
        variables: { input: { actor, channel: 'C1', thread: null, time: '09:00', zone: 'Europe/Berlin', onlyIfFree: true } },
      },
    ]);
    expect(linesOf(reply)).toEqual(['Daily facts', 'Scheduled: a fact with its sources will be posted there.', ...WHOLE]);
    expect(actionLabels(reply)).toEqual(['Preview', 'Pause', 'Remove', 'History']);
    expect(reply.visibility).toBe('private');
  });

  it('hands on the channel, the days, the topics and who is called', async () => {
    const { sendText: send, calls } = dailyBot(answers);
    await send('daily add in <#C2|ai> 09:00 Europe/Berlin topic:limitations,clip weekdays ping:<!subteam^S0123ABC|@readers>');
    expect(calls.at(-1)?.variables['input']).toEqual({
      ...{ actor, channel: 'C2', thread: null, time: '09:00', zone: 'Europe/Berlin', onlyIfFree: true },
      ...{ days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY'], topics: ['limits', 'model/clip'], pingRole: 'S0123ABC' },
    });
  });

  it('posts in the current thread on request', async () => {
    const { sendText: send, calls } = dailyBot(answers);
    await send('daily add 09:00 Europe/Berlin thread', { ...admin, thread: '1.1' });
    await send('daily add 09:00 Europe/Berlin', { ...admin, thread: '1.1' });
    expect(calls.map(({ variables }) => (variables['input'] as { thread: unknown }).thread)).toEqual(['1.1', null]);
  });

  it('shows the zone by the name that it has, whatever was typed', async () => {
    const berlin = subscription({ zone: 'berlin', nextSlots: [] });
    const { sendText: send } = dailyBot({ AddDaily: () => ({ addSubscription: { subscription: berlin, errors: [] } }) });
    const lines = linesOf(await send('daily add 09:00 berlin'));
    expect(lines).toEqual(expect.arrayContaining(['Next posts: none', 'When: 09:00 in Europe/Berlin, every day']));
  });

  const inputOf = ({ calls }: ReturnType<typeof dailyBot>) => calls.findLast(({ name }) => name === 'AddDaily')?.variables['input'];
  const inBerlin: Place = { ...admin, timeZone: 'Europe/Berlin' };

  it.each([
    ['daily add 9am', { channel: 'C1', time: '09:00' }],
    ['daily add every weekday at 9 in #ai', { channel: 'C2', time: '09:00', days: WORKDAYS }],
    ['daily add 9am in general', { channel: 'C1', time: '09:00' }],
    ['daily add every morning at 9 in ai', { channel: 'C2', time: '09:00' }],
  ])('takes the zone of the profile where none is named, and says so: %s', async (text, expected) => {
    const bot = dailyBot({ ...answers, TimeZones: () => ({ timeZones: [] }) });
    const reply = await bot.sendText(text, inBerlin);
    expect(inputOf(bot)).toMatchObject({ ...expected, zone: 'Europe/Berlin' });
    expect(linesOf(reply)).toContain('(I used Europe/Berlin, the time zone of your profile.)');
  });

  it('asks for the zone where nothing tells it', async () => {
    const bot = dailyBot(answers);
    expect(linesOf(await bot.sendText('daily add 9am')).join()).toContain('needs to know the zone');
    expect(inputOf(bot)).toBeUndefined();
  });

  it('takes a zone for a zone, also where a channel is called so', async () => {
    const timeZones = [{ name: 'America/Indiana/Indianapolis', offset: '-05:00' }];
    const bot = dailyBot({ ...answers, TimeZones: () => ({ timeZones }) }, { idOf: async () => 'C2' });
    await bot.sendText('daily add 9am in Indianapolis', inBerlin);
    expect(inputOf(bot)).toMatchObject({ channel: 'C1', zone: 'Indianapolis' });
  });

  it('finds a group by its name', async () => {
    const bot = dailyBot(answers);
    await bot.sendText('daily add 9am Europe/Berlin ping:@readers');
    expect(inputOf(bot)).toMatchObject({ pingRole: 'S0123ABC' });
    expect(linesOf(await bot.sendText('daily add 9am Europe/Berlin ping:@ann')).join()).toContain('I can’t find the group “@ann”.');
  });

  describe('at the time of another one', () => {
    const refusal = { code: 'CONFLICT', reason: 'SAME_TIME', path: ['time'], given: null, limit: null };
    const taken: Answers = {
      DailyAll: () => ({ subscriptions: [other, one] }),
      AddDaily: ({ input }) =>
        Object(input).onlyIfFree === true ? { addSubscription: { subscription: null, errors: [refusal] } } : done('addSubscription'),
      DailyOne: () => ({ subscription: one }),
      EditDaily: () => done('editSubscription'),
    };

    it('asks whether to change that one, and adds it anyway on request', async () => {
      const bot = dailyBot(taken);
      const reply = await bot.sendText('daily add 9am Europe/Berlin weekdays topic:limits');
      expect(linesOf(reply)).toEqual(['Already scheduled', 'There is already one at 09:00 here. Change it?']);
      expect(actionLabels(reply)).toEqual(['Change it', 'Add anyway']);
      expect(linesOf(await bot.press(reply, 'Change it'))[0]).toBe('Updated');
      expect(bot.calls.at(-1)?.variables['input']).toEqual({ actor, id: one['id'], days: WORKDAYS, topics: ['limits'] });
      expect(linesOf(await bot.press(reply, 'Add anyway'))[1]).toBe('Scheduled: a fact with its sources will be posted there.');
      expect(inputOf(bot)).toMatchObject({ onlyIfFree: false, days: WORKDAYS, topics: ['limits'] });
    });

    it('changes a digest only where that one is a digest, too', async () => {
      const digest = subscription({ id: 'dddd1111-0000-4000-8000-000000000000', kind: 'DIGEST', days: ['MONDAY'] });
      const beside = dailyBot(taken);
      const asked = await beside.sendText('daily add digest 9am Europe/Berlin');
      expect(asked.lead.text).toBe('Something else is posted at 09:00 here already. Schedule this as well?');
      expect(actionLabels(asked)).toEqual(['Add anyway']);
      expect(linesOf(await beside.press(asked, 'Add anyway'))[1]).toMatch(/^Scheduled: a digest/);
      expect(inputOf(beside)).toMatchObject({ kind: 'DIGEST', onlyIfFree: false });
      const again = dailyBot({ ...taken, DailyAll: () => ({ subscriptions: [one, digest] }), DailyOne: () => ({ subscription: digest }) });
      const reply = await again.sendText('daily add digest mon 9am Europe/Berlin ping:@readers');
      expect(actionLabels(reply)).toEqual(['Change it', 'Add anyway']);
      await again.press(reply, 'Change it');
      expect(again.calls.at(-1)?.variables['input']).toEqual({ actor, id: digest['id'], days: ['MONDAY'], pingRole: 'S0123ABC' });
    });

    it('names the channel where it is another', async () => {
      const bot = dailyBot({ ...taken, DailyAll: () => ({ subscriptions: [subscription({ channel: 'C2' })] }) });
      const reply = await bot.sendText('daily add 9am Europe/Berlin in #ai');
      expect(reply.lead.text).toBe('There is already one at 09:00 in #ai. Change it?');
    });
  });
});
