/** A daily post and the people who read it: on both platforms, each of them presses its buttons, also after a restart. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../src/app.ts';
import { listPraise } from '../../src/bot-state/praise.ts';
import { sampleApps } from '../support/app.ts';
import { apiOf } from '../support/bots/bot-contexts.ts';
import { runBots } from '../support/bots/run-bots.ts';
import { engines } from '../support/database/engines.ts';
import { startFakeDiscord } from '../support/discord/fake/fake-discord.ts';
import { labelsOf as discordLabels } from '../support/discord/fake/person.ts';
import { need } from '../support/need.ts';
import { fakeSlack, socketEnv } from '../support/slack/bot.ts';
import { textOfMessage, type VisibleMessage } from '../support/slack/fake/screen.ts';
import { bySocket, labelsOf, person } from '../support/slack/person.ts';

const ADMIN = '1';
const POLL = { timeout: 30_000 };

describe.each(engines)('a daily post over %s', (engine) => {
  const fresh = sampleApps(engine);
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });
  const praised = async (platform: string) =>
    (await listPraise(app.client, { platform }, 10)).map(({ question, count }) => [question, count] as const);

  it('in Slack tells everyone more, and counts whom it was useful to, before and after a restart', async () => {
    const slack = await fakeSlack({ workspace: { admins: ['U1'], channelSettings: { C1: { name: 'general' } } } });
    const [ada, bob, eve] = ['U1', 'U2', 'U3'].map((user) => person(slack, bySocket(slack), user));
    const answer = async (user: string, act: () => Promise<unknown>): Promise<VisibleMessage> => {
      const before = slack.screen.messages().length;
      await act();
      await expect.poll(() => slack.screen.messages().length, POLL).toBe(before + 1);
      return slack.screen.newest(user);
    };
    const bots = await runBots({ env: socketEnv(slack), api: apiOf(app) });
    await answer('U1', () => need(ada).command('daily add 09:00 UTC'));
    const before = slack.screen.messages().length;
    await need(ada).command('daily now');
    await expect.poll(() => slack.screen.messages().length, POLL).toBe(before + 2);
    const post = need(slack.screen.messages().find(({ metadata }) => metadata !== undefined));
    expect(labelsOf(post)).toEqual(['Tell me more', '👍']);
    expect(textOfMessage(post)).toMatch(/Fact of the day( · \w+)? · \d{1,2} \w{3} \d{4} · /);
    expect(JSON.stringify([post.text, post.blocks])).not.toMatch(/revision/);

    const more = await answer('U2', () => need(bob).press(post, 'Tell me more'));
    expect([more.onlyUser, labelsOf(more).length > 0]).toEqual(['U2', true]);
    expect(textOfMessage(await answer('U2', () => need(bob).press(post, '👍')))).toContain('Good to know.');
    // The second press of the same person is no second opinion.
    await answer('U2', () => need(bob).press(post, '👍'));
    await bots.stop();
    await runBots({ env: { ...socketEnv(slack), LMM_POSTING: 'off' }, api: apiOf(app) });
    expect((await answer('U3', () => need(eve).press(post, '👍'))).onlyUser).toBe('U3');
    expect((await answer('U3', () => need(eve).press(post, 'Tell me more'))).onlyUser).toBe('U3');
    expect(await praised('slack')).toEqual([[expect.stringMatching(/^fact fact\/[a-z0-9-]+$/), 2]]);
    // The command that curators see is one that they can run, and a personal button stays personal.
    const [[question = ''] = []] = await praised('slack');
    const again = await answer('U2', () => need(bob).command(question));
    // The post links its subject.
    const posted = textOfMessage(post).replace(/\*?<[^|>]+\|([^>]+)>\*?/g, '$1');
    expect(posted).toContain(
      textOfMessage(again)
        .replace(/^\*A fact\*\n/, '')
        .slice(0, 40),
    );
    expect(textOfMessage(await answer('U3', () => need(eve).press(more, need(labelsOf(more)[0]))))).toContain(
      'This answer is someone else’s',
    );
  });

  it('on Discord tells everyone more, and counts whom it was useful to, before and after a restart', async () => {
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    const { world } = discord;
    const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
    const bots = await runBots({ env, api: apiOf(app) });
    await discord.until(() => world.commands.length > 0);
    await discord.repliesTo(discord.write(`<@${world.bot.id}> daily add 9am UTC`, { user: ADMIN }));
    await discord.repliesTo(discord.write(`<@${world.bot.id}> daily now`, { user: ADMIN }));
    const find = () => world.messages.find(({ components }) => JSON.stringify(components).includes('useful'));
    await expect.poll(find, POLL).toBeDefined();
    const post = need(find());
    const [embed] = post.embeds;
    expect(embed?.title).toMatch(/^\S \S/);
    expect(embed?.footer?.text).toMatch(/^Fact of the day( · \w+)? · \d{1,2} \w{3} \d{4}$/);
    expect(embed?.url).toMatch(/^https:/);
    expect(discordLabels(post)).toEqual(['Tell me more', '👍']);

    const press = async (label: string, user: string) => {
      const pressed = discord.press(post, label, { user });
      await expect.poll(() => discord.messagesOf(pressed).some(({ loading }) => !loading), POLL).toBe(true);
      return need(discord.messagesOf(pressed)[0]);
    };
    expect(await press('Tell me more', '4000000000000000007')).toMatchObject({ ephemeral: true });
    expect(await press('👍', '4000000000000000007')).toMatchObject({ ephemeral: true, embeds: [{ title: 'Thank you' }] });
    await bots.stop();
    const restarted = await runBots({ env: { ...env, LMM_POSTING: 'off' }, api: apiOf(app) });
    const isConnected = () => restarted.statuses().some(({ platform, connected }) => platform === 'Discord' && connected);
    await expect.poll(isConnected, POLL).toBe(true);
    expect(await press('👍', '4000000000000000008')).toMatchObject({ ephemeral: true, embeds: [{ title: 'Thank you' }] });
    expect(await praised('discord')).toEqual([[expect.stringMatching(/^fact fact\/[a-z0-9-]+$/), 2]]);
  });
});
