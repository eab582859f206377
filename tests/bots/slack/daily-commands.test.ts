import type { InputBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { type Answers, dailyBot, subscription } from '../../support/daily/commands.ts';
import { need } from '../../support/need.ts';
import { fakeSlack, runBot } from '../../support/slack/bot.ts';
import { error, failing } from '../../support/slack/fake/faults.ts';
import { textOfMessage } from '../../support/slack/fake/screen.ts';
import { fieldsOf, type View } from '../../support/slack/fake/views.ts';
import { bySocket, person } from '../../support/slack/person.ts';

const one = subscription();

async function startAs(user: string, answers: Answers = {}, channelSettings = {}) {
  const slack = await fakeSlack({
    workspace: { admins: ['U2'], channelSettings: { C1: { name: 'general' }, C2: { name: 'ai' }, ...channelSettings } },
  });
  const bot = dailyBot({
    RecordEvent: () => ({ recordEvent: { isNew: true } }),
    AddDaily: () => ({ addSubscription: { subscription: one, errors: [] } }),
    DailyAll: () => ({ subscriptions: [] }),
    TimeZones: () => ({ timeZones: [{ name: 'Asia/Tokyo', offset: '+09:00' }] }),
    ...answers,
  });
  const { answer, complete, interpret, visibilityOf, isNew, commands } = bot.contextWithoutChannels;
  const running = await runBot(slack, { answer, complete, interpret, visibilityOf, isNew, commands });
  const until = (count: number) => expect.poll(() => slack.screen.messages().length, { timeout: 5000 }).toBe(count);
  const openedModal = async (): Promise<View> => {
    await expect.poll(() => slack.views.length, { timeout: 5000 }).toBe(1);
    return slack.views[0] as View;
  };
  const lookUps = (method: string) => slack.traffic.of('call').filter((call) => call.method === method).length;
  const added = () => bot.calls.flatMap(({ name, variables }) => (name === 'AddDaily' ? variables['input'] : []));
  return { ...bot, ...person(slack, bySocket(slack), user), ...running, slack, until, openedModal, lookUps, added };
}

const actor = { platform: 'slack', workspace: 'T1', user: 'U2', isAdmin: true };
const initialOf = (view: View, field: string) => need(fieldsOf(view)[field], field) as InputBlock['element'] & Record<string, unknown>;

describe('the modal for daily facts', () => {
  it('has all fields with the known values, and schedules what is submitted', async () => {
    const { command, openedModal, send, until, slack, added } = await startAs('U2');
    await command('daily add 09:30 topic:limits,training mon,wed');
    const view = await openedModal();
    expect(Object.keys(fieldsOf(view))).toEqual(['time', 'zone', 'channel', 'days', 'topic', 'ping', 'kind']);
    expect(fieldsOf(view)).toMatchObject({
      time: { type: 'timepicker', initial_time: '09:30' },
      zone: { type: 'external_select', initial_option: { value: 'Europe/Berlin' } },
      channel: { type: 'conversations_select', default_to_current_conversation: true },
      days: { type: 'checkboxes', initial_options: [{ value: 'mon' }, { value: 'wed' }] },
      topic: { type: 'multi_external_select', initial_options: [{ value: 'limits' }, { value: 'training' }] },
      ping: { type: 'plain_text_input' },
    });
    await send(view, { time: '07:15', zone: 'Asia/Tokyo', channel: 'C2', days: 'sat,sun', topic: 'limits,model/clip', ping: 'S0123ABC' });
    await until(1);
    expect(added()).toEqual([
      {
        ...{ actor, channel: 'C2', thread: null, time: '07:15', zone: 'Asia/Tokyo', onlyIfFree: true },
        ...{ days: ['SATURDAY', 'SUNDAY'], topics: ['limits', 'model/clip'], pingRole: 'S0123ABC' },
      },
    ]);
    expect(textOfMessage(slack.screen.newest('U2'))).toContain('Fri 27 Nov 2026, 09:00');
    expect(textOfMessage(slack.screen.newest('U2'))).toContain('#general');
  });

  it("lets the user empty fields: removed values don't come back", async () => {
    const { command, openedModal, send, until, added } = await startAs('U2');
    await command('daily add weekdays topic:limits in <#C2|ai>');
    const view = await openedModal();
    expect(initialOf(view, 'channel')['initial_conversation']).toBe('C2');
    await send(view, { time: '07:15', zone: 'Europe/Berlin' });
    await until(1);
    expect(added()).toEqual([{ actor, channel: 'C1', thread: null, time: '07:15', zone: 'Europe/Berlin', onlyIfFree: true }]);
  });

  it('offers zones and topics as the user types', async () => {
    const { command, openedModal, type, calls } = await startAs('U2');
    await command('daily add');
    const view = await openedModal();
    expect(await type(view, 'zone', 'tok')).toEqual([{ label: 'Asia/Tokyo (+09:00)', value: 'Asia/Tokyo' }]);
    expect((await type(view, 'topic', 'tra')).map(({ value }) => value)).toEqual(['training', 'model/clip']);
    expect(calls.find(({ name }) => name === 'TimeZones')?.variables).toEqual({ text: 'tok', first: 25 });
  });

  it('opens from the button below the list too', async () => {
    const { command, press, openedModal, until, slack } = await startAs('U2');
    await command('daily');
    await until(1);
    await press(slack.screen.newest('U2'), 'Schedule daily facts');
    expect(Object.keys(fieldsOf(await openedModal()))).toContain('time');
  });

  it("doesn't open for users without the rights, and the answer says so", async () => {
    const { command, until, slack, queryNames } = await startAs('U1');
    await command('daily add 09:00');
    await until(1);
    expect(slack.views).toEqual([]);
    expect(textOfMessage(slack.screen.newest('U1'))).toContain('Only admins and owners of the workspace can do this.');
    expect(queryNames().filter((name) => name !== 'RecordEvent')).toEqual([]);
  });

  it("opens without a zone when Slack doesn't say who the user is", async () => {
    const { command, openedModal, slack } = await startAs('U2');
    slack.faults.push(failing('users.info', error('users.info', 'user_not_visible')));
    await command('daily add');
    expect(initialOf(await openedModal(), 'zone')['initial_option']).toBeUndefined();
  });

  it('stays valid with the longest values', async () => {
    const { command, openedModal } = await startAs('U2');
    const topics = Array.from({ length: 12 }, (_, index) => `topic-${index}-${'x'.repeat(25)}`).join(',');
    await command(`daily add zone:${'Europe/'.repeat(14)} topic:${topics} days:mon,tue,wed,thu,fri,sat,sun ping:S0123ABC`);
    // The fake opens only what Slack would.
    expect((await openedModal()).blocks).toHaveLength(7);
  });
});

describe('a channel of Slack', () => {
  const resultOf = async (text: string, channelSettings: object) => {
    const bot = await startAs('U2', {}, channelSettings);
    await bot.command(text);
    await bot.until(1);
    return { text: textOfMessage(bot.slack.screen.newest('U2')), added: bot.added(), lookUps: bot.lookUps };
  };

  it.each([
    ['that is archived', { C3: { name: 'old', isArchived: true } }, '#old is archived'],
    [
      'that is private, without the bot',
      { C3: { name: 'secret', isPrivate: true } },
      'I’m not in #C3. Write /invite @LMM Atlas there first.',
    ],
    ['that is not there', {}, 'I’m not in #C3.'],
  ])('%s is refused at once', async (_, channelSettings, expected) => {
    const { text, added } = await resultOf('daily add 09:00 Europe/Berlin in <#C3|somewhere>', channelSettings);
    expect(text).toContain(expected);
    expect(added).toEqual([]);
  });

  it.each([
    ['<#C2|ai>', {}, 'C2'],
    ['<#C1|general>', { C1: { name: 'general', isPrivate: true } }, 'C1'],
  ])('%s is accepted when it is public or the bot is a member', async (channel, channelSettings, id) => {
    const { added } = await resultOf(`daily add 09:00 Europe/Berlin in ${channel}`, channelSettings);
    expect(added).toMatchObject([{ channel: id }]);
  });

  it("is accepted when Slack doesn't answer the lookup", async () => {
    const bot = await startAs('U2');
    bot.slack.faults.push(failing('conversations.info', error('conversations.info', 'missing_scope')));
    await bot.command('daily add 09:00 Europe/Berlin in <#C2|ai>');
    await bot.until(1);
    expect(bot.added()).toHaveLength(1);
    expect(textOfMessage(bot.slack.screen.newest('U2'))).toContain('this channel');
  });

  it('is looked up once for its name; a direct message never is', async () => {
    const several = ['1', '2', '3'].map((id) => subscription({ id: `${id}f2a9c41`, channel: 'C2' }));
    const bot = await startAs('U2', { DailyAll: () => ({ subscriptions: [...several, subscription({ channel: 'DU2' })] }) });
    await bot.command('daily');
    await bot.until(1);
    await bot.command('daily');
    await bot.until(2);
    expect(textOfMessage(bot.slack.screen.newest('U2'))).toContain('in #ai');
    const lookUpCalls = bot.slack.traffic.of('call').filter(({ method }) => method === 'conversations.info');
    expect(new Set(lookUpCalls.map(({ args }) => args['channel']))).toEqual(new Set(['C2']));
  });
});

describe('in a thread and in a direct message', () => {
  it('mentions and messages work like slash commands', async () => {
    const bot = await startAs('U2');
    await bot.mention('daily add 09:00 Europe/Berlin thread', { thread: '1600000000.000100' });
    await bot.until(1);
    await bot.write('daily add 09:00 Europe/Berlin in <#C2|ai>');
    await bot.until(2);
    expect(bot.added()).toMatchObject([
      { channel: 'C1', thread: '1600000000.000100' },
      { channel: 'C2', thread: null },
    ]);
  });
});
