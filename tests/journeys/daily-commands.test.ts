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
import { bySocket, person } from '../support/slack/person.ts';

const DATE = /(Mon|Tue|Wed|Thu|Fri) \d{1,2} \w{3} \d{4}, 09:00/;

describe.each(engines)('daily facts over %s', (engine) => {
  const fresh = freshApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  /** Ada, who is an admin, and Bob, who is none; nothing is posted by itself, so that what is seen are answers. */
  async function workspace() {
    const slack = await fakeSlack({ workspace: { admins: ['U1'], channelSettings: { C1: { name: 'general' }, C2: { name: 'ai' } } } });
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
    expect(await ada.press(slack.screen.newest('U1'), 'Preview')).toMatch(/It will be posted on .*, 09:00 in #general.*\n.*Sources/s);
    expect(await bob.ask('daily')).toContain(`id ${id}`);
    expect(await bob.ask(`daily pause ${id}`)).toContain('Only admins and owners of the workspace can do this.');
    expect(await ada.ask(`daily edit ${id.slice(0, 4)} 10:30 topic:all in <#C2|ai>`)).toContain('10:30 in Europe/Berlin, Mon–Fri');
    expect(await ada.ask('daily skip')).toMatch(/The post on \w{3} \d+ \w{3} \d{4} is skipped\.\nThe next one is on .*, 10:30/);
    expect(await ada.ask('daily pause')).toContain('none until resumed');
    expect(await ada.ask('daily resume')).toContain('Posting resumes.');
    expect(await ada.ask('daily now')).toContain('A fact will be posted in #ai within seconds.');
    expect(await bob.ask('daily history')).toMatch(/on demand\*: planned\..*an administrator skipped it/s);
    expect(await ada.ask('daily remove')).toContain('To recreate it: /lmm daily add 10:30 Europe/Berlin in #ai weekdays');
    expect(await ada.ask('daily')).toContain('Nothing is scheduled here yet.');
  });

  it('come with a command to copy where the API knows better', async () => {
    const { ada } = await workspace();
    expect(await ada.ask('daily add 09:00 Europe/Berl')).toContain('Did you mean Europe/Berlin? This would work:');
    expect(await ada.ask('daily add 09:00 zone:xyz')).toContain('“xyz” isn’t a time zone.');
    expect(await ada.ask('daily add 09:00 UTC about nonsense')).toContain('“nonsense” isn’t a topic.');
    expect(await ada.ask('daily pause beef')).toContain('Nothing is scheduled here yet.');
    expect(await ada.ask('daily add 09:00 kyiv')).toMatch(/Europe\/(Kyiv|Kiev)/);
    expect(await ada.ask('daily pause beef')).toContain('No daily facts here have the id “beef”.');
    expect(await ada.ask('daily edit')).toContain('Say what to change');
    expect(await ada.ask('daily remove')).toContain('Removed');
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
    const options = { time: '9am', zone: 'Europe/Berlin', days: 'weekdays', topic: 'model/clip,limits' };
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily add', options }))).toMatch(DATE);
    const which = { ...manager, subcommand: 'daily preview', options: { subscription: '' }, focused: 'subscription' };
    const [offered] = await discord.complete(which);
    expect(offered?.name).toBe('09:00 Europe/Berlin in #general (Mon–Fri)');
    expect(textOf(await discord.type({ ...which, options: { subscription: String(offered?.value) } }))).toContain('It will be posted on');
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily remove', permissions: 0n }))).toContain('Manage Server');
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily remove' }))).toContain(
      '/lmm-admin daily add time:09:00 zone:Europe/Berlin topic:',
    );
    expect(textOf(await discord.type({ ...manager, subcommand: 'daily list' }))).toContain('Nothing is scheduled here yet.');
  });
});
