/** Daily facts from the first command to the last, with the real Bolt, the real discord.js and the real API. */
import { PermissionFlagsBits } from 'discord.js';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../src/app.ts';
import { freshApps } from '../support/app.ts';
import { apiOf } from '../support/bots/bot-contexts.ts';
import { runBots } from '../support/bots/run-bots.ts';
import { engines } from '../support/database/engines.ts';
import { startFakeDiscord } from '../support/discord/fake/fake-discord.ts';
import type { Message } from '../support/discord/fake/world.ts';
import { need } from '../support/need.ts';
import { fakeSlack, socketEnv } from '../support/slack/bot.ts';
import { textOfMessage, type VisibleMessage } from '../support/slack/fake/screen.ts';
import type { View } from '../support/slack/fake/views.ts';
import { bySocket, person } from '../support/slack/person.ts';

const labelsIn = ({ blocks }: View): string[] => blocks.flatMap((block) => ('label' in block ? [block.label.text] : []));
const DATE = /(Mon|Tue|Wed|Thu|Fri) \d{1,2} \w{3} \d{4}, 09:00/;

describe.each(engines)('daily facts over %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  /** Ada, who is an admin, and Bob, who is none; nothing is posted by itself, so that what is seen are answers. */
  async function workspace() {
    const slack = await fakeSlack({
      workspace: { admins: ['U1'], channelSettings: { C1: { name: 'general' }, C2: { name: 'ai' } }, groups: { S0614TZR7: 'readers' } },
    });
    await runBots({ env: { ...socketEnv(slack), LMM_POSTING: 'off' }, api: apiOf(app) });
    const heard = async (user: string, act: () => Promise<unknown>): Promise<VisibleMessage> => {
      const before = slack.screen.messages().length;
      await act();
      await expect.poll(() => slack.screen.messages().length, { timeout: 20_000 }).toBe(before + 1);
      return slack.screen.newest(user);
    };
    const [ada, bob] = ['U1', 'U2'].map((user) => {
      const them = person(slack, bySocket(slack), user);
      const ask = async (text: string) => textOfMessage(await heard(user, () => them.command(text)));
      const press = async (shown: VisibleMessage, label: string) => textOfMessage(await heard(user, () => them.press(shown, label)));
      return { ask, press };
    });
    return { slack, ada: need(ada, 'Ada'), bob: need(bob, 'Bob') };
  }

  it('are scheduled, watched, changed and taken away in Slack', async () => {
    const { slack, ada, bob } = await workspace();
    expect(await ada.ask('daily')).toContain('Nothing is scheduled here yet.');
    const added = await ada.ask('daily add 9am Europe/Berlin topic:limits weekdays');
    expect(added).toMatch(DATE);
    expect(added).toContain('09:00 in Europe/Berlin, Mon–Fri');
    const [, id = ''] = /\*Id\*: (\w{8})/.exec(added) ?? [];
    expect(await ada.press(slack.screen.newest('U1'), 'Preview')).toMatch(/It will be posted on .*, 09:00 in #general.*\n¹ <http/s);
    expect(await bob.ask('daily')).toContain(`id ${id}`);
    expect(await bob.ask(`daily pause ${id}`)).toContain('Only admins and owners of the workspace can do this.');
    expect(await ada.ask(`daily edit ${id.slice(0, 4)} 10:30 topic:all in <#C2|ai>`)).toContain('10:30 in Europe/Berlin, Mon–Fri');
    expect(await ada.ask('daily skip')).toMatch(/The post on \w{3} \d+ \w{3} \d{4} is skipped\.\nThe next one is on .*, 10:30/);
    expect(await ada.ask('daily pause')).toContain('none until resumed');
    expect(await ada.ask('daily resume')).toContain('Posting resumes.');
    expect(await ada.ask('daily now')).toContain('A fact will be posted in #ai within seconds.');
    expect(await bob.ask('daily history')).toMatch(/on demand\*: planned\..*an administrator skipped it/s);
    expect(await ada.ask('daily remove')).toContain('Remove these daily facts?');
    expect(await ada.press(slack.screen.newest('U1'), 'Remove')).toContain(
      'To recreate it: /lmm daily add 10:30 Europe/Berlin in #ai weekdays',
    );
    expect(await ada.ask('daily')).toContain('Nothing is scheduled here yet.');
  });

  it('come with a command to copy where the API knows better', async () => {
    const { slack, ada } = await workspace();
    expect(await ada.ask('daily add 09:00 Europe/Berl')).toContain('Did you mean Europe/Berlin? This would work:');
    expect(await ada.ask('daily add 09:00 zone:xyz')).toContain('“xyz” isn’t a time zone.');
    expect(await ada.ask('daily add 09:00 UTC about nonsense')).toContain('“nonsense” isn’t a topic.');
    expect(await ada.ask('daily pause beef')).toContain('Nothing is scheduled here yet.');
    expect(await ada.ask('daily add 09:00 kyiv')).toMatch(/Europe\/(Kyiv|Kiev)/);
    expect(await ada.ask('daily pause beef')).toContain('No daily facts here have the id “beef”.');
    await ada.ask('daily remove');
    expect(await ada.press(slack.screen.newest('U1'), 'Remove')).toContain('Removed');
  });

  it('are changed, or added anyway, where there is one at the same time', async () => {
    const { slack, ada } = await workspace();
    expect(await ada.ask('daily add 9am Europe/Berlin weekdays')).toContain('09:00 in Europe/Berlin, Mon–Fri');
    const asked = await ada.ask('daily add 9:00 berlin mon topic:limits');
    expect(asked).toContain('There is already one at 09:00 here. Change it?');
    const question = slack.screen.newest('U1');
    expect(await ada.press(question, 'Change it')).toContain('09:00 in Europe/Berlin, Mon');
    expect(await ada.press(question, 'Add anyway')).toContain('Scheduled');
    expect(await ada.ask('daily')).toContain('2 are scheduled here:');
    expect(await ada.ask('daily add 9:00 berlin tue')).toContain('Scheduled');
    const all = await app.client.subscription.findMany({ where: { state: 'active' }, orderBy: { createdAt: 'asc' } });
    expect(all.map(({ days, topics }) => [days, topics])).toEqual([
      [[1], ['limits']],
      [[1], ['limits']],
      [[2], []],
    ]);
    await app.client.subscription.updateMany({ data: { state: 'removed', nextAt: null } });
  });

  it('are scheduled from the forms, which open for a change too', async () => {
    const { slack } = await workspace();
    const ada = person(slack, bySocket(slack), 'U1');
    const formOf = async (text: string) => {
      const before = slack.views.length;
      await ada.command(text);
      await expect.poll(() => slack.views.length, { timeout: 20_000 }).toBe(before + 1);
      return need(slack.views.at(-1));
    };
    const answerTo = async (act: () => Promise<unknown>) => {
      const before = slack.screen.messages().length;
      await act();
      await expect.poll(() => slack.screen.messages().length, { timeout: 20_000 }).toBe(before + 1);
      return textOfMessage(slack.screen.newest('U1'));
    };
    const form = await formOf('daily add');
    expect(form).toMatchObject({ title: { text: 'Schedule daily facts' }, submit: { text: 'Schedule' } });
    expect(labelsIn(form)).toEqual([
      'Time',
      'Time zone',
      'Channel',
      'Days (none = every day; of a digest, Monday)',
      'Topics (none = all)',
      'Ping (none = nobody)',
      'What to post (none = facts)',
    ]);
    expect(await answerTo(() => ada.send(form, { time: '09:00', zone: 'Europe/Berlin', ping: '@readers' }))).toContain(
      'the group S0614TZR7',
    );
    const change = await formOf('daily edit');
    expect(change).toMatchObject({ title: { text: 'Change daily facts' }, submit: { text: 'Save' } });
    expect(labelsIn(change).slice(0, 2)).toEqual(['Schedule', 'New time (empty = no change)']);
    const changed = await answerTo(() => ada.send(change, { time: '10:15' }));
    expect(changed).toContain('Updated');
    expect(changed).toContain('10:15 in Europe/Berlin, every day');
    expect(changed).toContain('#general');
    await app.client.subscription.updateMany({ data: { state: 'removed', nextAt: null } });
  });

  it('take the zone of the profile in messages and mentions', async () => {
    const { slack } = await workspace();
    const ada = person(slack, bySocket(slack), 'U1');
    for (const [index, act] of [
      () => ada.mention('daily add every weekday at 9 in #ai'),
      () => ada.write('daily add 9am in general'),
    ].entries()) {
      const before = slack.screen.messages().length;
      await act();
      await expect.poll(() => slack.screen.messages().length, { timeout: 20_000 }).toBe(before + 1);
      const text = textOfMessage(need(slack.screen.messages().at(-1)));
      expect(text).toContain('I used Europe/Berlin, the time zone of your profile.');
      expect(text).toContain(index === 0 ? '#ai' : '#general');
    }
    const all = await app.client.subscription.findMany({ where: { state: 'active' }, orderBy: { createdAt: 'asc' } });
    expect(all.map(({ channel, zoneName, days }) => [channel, zoneName, days.length])).toEqual([
      ['C2', 'Europe/Berlin', 5],
      ['C1', 'Europe/Berlin', 7],
    ]);
    await app.client.subscription.updateMany({ data: { state: 'removed', nextAt: null } });
  });

  it('are scheduled and taken away on Discord', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    await runBots({ env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, LMM_POSTING: 'off' }, api: apiOf(app) });
    await discord.until(() => discord.world.commands.length > 0);
    const manager = { command: 'lmm-admin', permissions: PermissionFlagsBits.ManageGuild };
    const textOf = (messages: readonly Message[]) => JSON.stringify(messages.map(({ embeds }) => embeds)).replaceAll('\\', '');
    const zone = { ...manager, subcommand: 'daily add', options: { time: '9am', zone: 'berl' }, focused: 'zone' };
    expect(await discord.complete(zone)).toMatchObject([{ value: 'Europe/Berlin' }]);
    const offeredFor = async (typed: string) =>
      (await discord.complete({ ...zone, options: { time: '9am', zone: typed } })).map(({ value }) => value);
    // The person's Discord is in British English.
    expect((await offeredFor('')).slice(0, 2)).toEqual(['Europe/London', 'UTC']);
    expect((await offeredFor('est'))[0]).toBe('America/New_York');
    expect((await offeredFor('india'))[0]).toBe('Asia/Kolkata');
    const options = { time: '9am', zone: 'Europe/Berlin', days: 'weekdays', topic: 'model/clip,limits' };
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily add', options }))).toMatch(/<t:\d+:F>/);
    const which = { ...manager, subcommand: 'daily preview', options: { subscription: '' }, focused: 'subscription' };
    const [offered] = await discord.complete(which);
    expect(offered?.name).toBe('09:00 Europe/Berlin in #general (Mon–Fri)');
    expect(textOf(await discord.type({ ...which, options: { subscription: String(offered?.value) } }))).toContain('It will be posted on');
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily remove', permissions: 0n }))).toContain('Manage Server');
    const [asked] = await discord.type({ ...manager, subcommand: 'daily remove' });
    expect(textOf([need(asked)])).toContain('Remove these daily facts?');
    const removing = discord.press(need(asked), 'Remove', { permissions: PermissionFlagsBits.ManageGuild });
    await expect.poll(() => discord.messagesOf(removing).some(({ loading }) => !loading), { timeout: 20_000 }).toBe(true);
    expect(textOf(discord.messagesOf(removing))).toMatch(/<\/lmm-admin daily add:\d+> time:09:00 zone:Europe\/Berlin topic:/);
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily list' }))).toContain('Nothing is scheduled here yet.');
  });
});
