import { describe, expect, it } from 'vitest';
import type { BotContext } from '../../../../../bots/core/contract/bot.ts';
import { askableOption } from '../../../../../bots/core/contract/interpretation.ts';
import type { Input, Place } from '../../../../../bots/core/contract/request.ts';
import { discord } from '../../../../../bots/discord/platform.ts';
import { actionLabels, admin, dailyBot, linesOf, subscription } from '../../../../support/daily/commands.ts';

const one = subscription();
const two = subscription({ id: 'b7d0e5aa-0000-4000-8000-000000000002', channel: 'C2' });
const three = subscription({ id: 'c0ffee00-0000-4000-8000-000000000003', channel: 'C2' });
const onDiscord: Place = { ...admin, platform: discord, workspace: '200', channel: '300' };
/** What a modal would ask for. */
const missingOption = async (input: Input, { interpret }: BotContext, place = admin) => askableOption(await interpret({ input, place }));
const refused = (path: string, more = {}) => ({
  subscription: null,
  errors: [{ code: 'BAD_USER_INPUT', reason: null, path: [path], given: null, limit: null, ...more }],
});

describe('an invalid value', () => {
  it.each([
    [
      'daily add 25:00 Europe/Berlin',
      '“25:00” isn’t a time for “time”. Write hours and minutes: 09:00, 9am or 9:30 pm. This would work: /lmm daily add time:09:00 zone:Europe/Berlin',
    ],
    [
      'daily add 09:00 Europe/Berlin mon,foo',
      '“mon,foo” doesn’t name any days for “days”. Write daily, weekdays, weekends, or days such as mon,wed,fri or mon-fri. This would work: /lmm daily add time:09:00 zone:Europe/Berlin days:weekdays',
    ],
    [
      'daily add 09:00 Europe/Berlin in #nowhere',
      'I can’t see the channel “#nowhere”. Choose one that your chat suggests after #, or leave out the channel to post here. This would work: /lmm daily add time:09:00 zone:Europe/Berlin',
    ],
    [
      'daily add 09:00 Europe/Berlin @everyone',
      '“@everyone” isn’t a group for “ping”. Choose a role or user group that your chat suggests after @. I can’t ping single people or everyone. This would work: /lmm daily add time:09:00 zone:Europe/Berlin',
    ],
    [
      'daily add 09:00 EST',
      '“EST” is used for only part of the year. Use America/New_York to keep the same local time all year. This would work: /lmm daily add time:09:00 zone:America/New_York',
    ],
    [
      'daily add 09:00 +02:00',
      '“+02:00” ignores daylight saving time, so the post would be an hour off for part of the year. Use a region, as in Europe/Berlin, or UTC. This would work: /lmm daily add time:09:00 zone:Europe/Berlin',
    ],
    [
      'daily add 09:00 Europe/Berlin about nothing',
      '“nothing” isn’t a topic. Choose from history, limits, training, modalities, benchmarks, or questions, or name anything in the graph, such as clip. This would work: /lmm daily add time:09:00 zone:Europe/Berlin topic:limits',
    ],
    [
      'daily add 09:00 Europe/Berlin thread',
      'You aren’t in a thread, so I can’t post in one. Ask in the thread, or leave out “thread”. This would work: /lmm daily add time:09:00 zone:Europe/Berlin',
    ],
    [
      'daily add',
      '/lmm daily add needs to know the time. For example: /lmm daily add 09:00 Europe/Berlin, /lmm daily add 9:30 pm America/New_York topic:limits,training weekdays, or /lmm daily add digest mon 09:00 Europe/Berlin',
    ],
  ])('is explained, with a corrected command: %s', async (text, expected) => {
    const { sendText, queryNames } = dailyBot();
    const reply = await sendText(text);
    expect([reply.badge, reply.title, reply.lead.text]).toEqual(['error', 'That did not work', expected]);
    expect(queryNames().filter((name) => name.endsWith('Daily'))).toEqual([]);
  });

  it('that is an unknown time zone gets buttons for the nearest ones', async () => {
    const { sendText, calls } = dailyBot({
      AddDaily: () => ({ addSubscription: refused('zone') }),
      TimeZones: () => ({
        timeZones: [
          { name: 'Europe/Berlin', offset: '+01:00' },
          { name: 'Africa/Berberati', offset: '+01:00' },
        ],
      }),
    });
    const reply = await sendText('daily add 09:00 Europe/Ber weekdays');
    expect(reply.lead.text).toBe(
      '“Europe/Ber” isn’t a time zone. Did you mean Europe/Berlin or Africa/Berberati? This would work: /lmm daily add time:09:00 zone:Europe/Berlin days:weekdays',
    );
    expect(actionLabels(reply)).toEqual(['Europe/Berlin', 'Africa/Berberati']);
    expect(calls.find(({ name }) => name === 'TimeZones')?.variables).toEqual({ text: 'Ber', first: 3 });
  });

  it('that is unlike any time zone gets an example', async () => {
    const { sendText } = dailyBot({ AddDaily: () => ({ addSubscription: refused('zone') }), TimeZones: () => ({ timeZones: [] }) });
    expect((await sendText('daily add 09:00 zone:xyz')).lead.text).toContain('Write a region and a city, as in Europe/Berlin, or UTC.');
  });

  it.each([
    [
      refused('channel', { code: 'CONFLICT', reason: 'TOO_MANY', limit: 25 }),
      'This channel already has 25 schedules of daily facts. Edit or remove one of them.',
    ],
    [refused('id', { reason: 'SUSPENDED' }), 'These daily facts are suspended, so nothing can be posted. Resume them first.'],
    [refused('id', { reason: 'NO_FACT' }), 'No fact fits their topics. Choose other topics.'],
    [refused('pingRole'), 'I can’t use the value of “pingRole”. Check it, and try again.'],
  ])('that only the API can detect is explained from the error data: %j', async (addSubscription, text) => {
    const { sendText } = dailyBot({ AddDaily: () => ({ addSubscription }) });
    expect(linesOf(await sendText('daily add 09:00 UTC'))).toEqual(['That did not work', text]);
  });

  it('cannot be the everyone role of a server', async () => {
    const { answer, calls } = dailyBot({}, { platform: discord });
    const options = { time: '09:00', zone: 'UTC', ping: '200' };
    expect((await answer({ kind: 'options', command: 'daily add', options }, onDiscord)).lead.text).toMatch(/^I can’t ping everyone/);
    expect(calls).toEqual([]);
  });

  it('a thread belongs to its own channel', async () => {
    const { sendText } = dailyBot();
    const reply = await sendText('daily add 09:00 UTC in <#C2|ai> thread', { ...admin, thread: '1.1' });
    expect(reply.lead.text).toMatch(/^A thread belongs to its channel/);
  });

  it('says which of several things a topic can be', async () => {
    const named = (slug: string) => ({
      ...{ label: 'GPT-4', value: `model/${slug}` },
      entity: { kind: 'MODEL', slug, name: 'GPT-4', aliases: [], releasedOn: null },
    });
    const names = { Names: () => ({ complete: [named('gpt-4'), named('gpt-4-turbo')] }) };
    const alone = await dailyBot(names).sendText('daily add 09:00 UTC topic:gpt-4');
    expect([alone.title, actionLabels(alone)]).toEqual(['Which one?', ['Which one? GPT-4 | GPT-4']]);
    const among = await dailyBot(names).sendText('daily add 09:00 UTC topic:limits,gpt-4');
    expect(among.lead.text).toBe('“gpt-4” can mean several things. Write one of these: model/gpt-4 or model/gpt-4-turbo.');
  });

  it('an edit has to change something', async () => {
    const { sendText, queryNames } = dailyBot({ DailyAll: () => ({ subscriptions: [one] }) });
    expect((await sendText('daily edit')).lead.text).toBe(
      'Say what to change: the time, zone, channel, days, topic, ping or thread. For example: /lmm daily edit 3f2a9c41 time:10:00',
    );
    expect(queryNames()).toEqual(['DailyAll']);
  });
});

describe('a channel in which the bot cannot post', () => {
  const hindered = (...hindrances: string[]) =>
    dailyBot({ DailyAll: () => ({ subscriptions: [one] }) }, { checkPostable: async () => hindrances });

  it.each([
    [
      ['Send Messages', 'Embed Links'],
      'I need Send Messages and Embed Links in #ai. A channel manager can grant this in the channel settings, under Permissions.',
    ],
    [['gone'], '#ai isn’t a channel in this workspace that I can see.'],
    [['archived'], '#ai is archived: restore it first, or choose another channel.'],
    [['uninvited'], 'I’m not in #ai. Write /invite @LMM Atlas there first.'],
  ])('is reported before the API is called: %s', async (hindrances, text) => {
    const { sendText, queryNames } = hindered(...hindrances);
    const reply = await sendText('daily add 09:00 UTC in <#C2|ai>');
    expect(linesOf(reply)).toEqual(['I cannot post there yet', `${text} Then try again: /lmm daily add time:09:00 zone:UTC channel:C2`]);
    expect(queryNames()).toEqual([]);
  });

  it('is reported only if daily facts move there', async () => {
    const { sendText, queryNames } = hindered('archived');
    expect((await sendText('daily edit in <#C2|ai>')).title).toBe('I cannot post there yet');
    expect(queryNames()).toEqual(['DailyAll']);
    await sendText('daily edit 10:00');
    expect(queryNames()).toContain('EditDaily');
  });

  it('is asked about with its workspace and thread', async () => {
    const wanted: unknown[] = [];
    const canPost = async (destination: unknown) => {
      wanted.push(destination);
      return ['archived'];
    };
    await dailyBot({}, { checkPostable: canPost }).sendText('daily add 09:00 UTC thread', { ...admin, thread: '1.1' });
    expect(wanted).toEqual([{ workspace: 'T1', channel: 'C1', thread: '1.1' }]);
  });
});

describe('the daily facts to change', () => {
  const inAll = (...subscriptions: object[]) =>
    dailyBot({
      DailyAll: () => ({ subscriptions }),
      DailyOne: () => ({ subscription: null }),
      PauseDaily: () => ({ pauseSubscription: { subscription: one, errors: [] } }),
    });
  const idOf = (calls: readonly { name: string; variables: Readonly<Record<string, unknown>> }[]) =>
    calls.flatMap(({ name, variables }) => (name === 'PauseDaily' ? (variables['input'] as { id: string }).id : []));

  it('are the only ones of the channel, or else of the workspace', async () => {
    const inChannel = inAll(two, one, three);
    await inChannel.sendText('daily pause');
    expect(idOf(inChannel.calls)).toEqual([one['id']]);
    const elsewhere = inAll(two);
    await elsewhere.sendText('daily pause');
    expect(idOf(elsewhere.calls)).toEqual([two['id']]);
  });

  it('are chosen from a select if there are several', async () => {
    const { sendText, answer, calls, context } = dailyBot({
      DailyAll: () => ({ subscriptions: [two, three] }),
      DailyOne: () => ({ subscription: three }),
      PauseDaily: () => ({ pauseSubscription: { subscription: three, errors: [] } }),
    });
    const reply = await sendText('daily pause');
    const line = '09:00 Europe/Berlin in #ai (every day)';
    expect([reply.lead.text, actionLabels(reply)]).toEqual([
      'There are several daily facts here. Which ones?',
      [`Which one? ${line} | ${line}`],
    ]);
    const [select] = reply.actions;
    const token = (select?.kind === 'select' && select.choices[1]?.token) || '';
    expect(await missingOption({ kind: 'press', action: 'ask', token }, context)).toBeUndefined();
    await answer({ kind: 'press', action: 'ask', token });
    expect(idOf(calls)).toEqual([three['id']]);
  });

  it('are requested without losing the other options', async () => {
    const { sendText, context } = inAll(two, three);
    const [select] = (await sendText('daily edit 10:00')).actions;
    const token = (select?.kind === 'select' && select.choices[1]?.token) || '';
    expect(token).toContain('["daily edit",0,{"time":"10:00","subscription":"c0ffee00"}]');
    expect(await missingOption({ kind: 'press', action: 'ask', token }, context)).toBeUndefined();
  });

  it('are not found by an unknown id', async () => {
    const { sendText, calls } = inAll(one, two);
    const reply = await sendText('daily pause beef');
    expect([reply.title, reply.lead.text]).toEqual([
      'Not found',
      'No daily facts here have the id “beef”. Write at least the first 4 characters of an id from the list. This would work: /lmm daily pause 3f2a9c41',
    ]);
    expect(actionLabels(reply)).toHaveLength(1);
    expect(idOf(calls)).toEqual([]);
  });

  it.each(['daily pause', 'daily pause beef', 'daily preview'])('are none, and "%s" says how to add them', async (text) => {
    expect((await inAll().sendText(text)).lead.text).toBe(
      'Nothing is scheduled here yet. An administrator can schedule them, for example: /lmm daily add 09:00 Europe/Berlin',
    );
  });
});

describe('a first word without a valid second word', () => {
  it('suggests commands as users of the platform type them', async () => {
    const { sendText } = dailyBot();
    const reply = await sendText('daily re');
    expect(reply.lead.text).toBe(
      'There is no command “daily re”. Did you mean /lmm daily resume or /lmm daily remove? /lmm help shows what you can ask.',
    );
    expect((await sendText('daily re', onDiscord)).lead.text).toContain('/lmm-admin daily resume or /lmm-admin daily remove');
  });
});

it('asks for what the button "Schedule daily facts" lacks', async () => {
  const { sendText, context } = dailyBot({ DailyAll: () => ({ subscriptions: [] }) });
  const [add] = (await sendText('daily')).actions;
  const words = { kind: 'press', action: 'ask', token: add?.kind === 'button' ? add.token : '' } as const;
  expect(await missingOption(words, context)).toMatchObject({ command: { name: 'daily add' }, option: 'time' });
  expect(await missingOption(words, context, { ...admin, user: 'U2' })).toBeUndefined();
  expect(await missingOption({ ...words, token: '~kept' }, context)).toBeUndefined();
});
