/** Welcomes, shortcuts and prompts in Slack, with the real Bolt and the real API between what people do and what they see. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BOT_SCOPES } from '../../../bots/slack/scopes.ts';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { runBots } from '../../support/bots/run-bots.ts';
import { fakeSlack, socketEnv } from '../../support/slack/bot.ts';
import type { FakeOptions, FakeSlack } from '../../support/slack/fake/fake-slack.ts';
import { textOfMessage } from '../../support/slack/fake/screen.ts';
import { bySocket, person } from '../../support/slack/person.ts';
import { joinedEvent, surfaces } from '../../support/slack/surfaces.ts';

const SOON = { timeout: 20_000 };
const WITH_AGENT = [...BOT_SCOPES, 'assistant:write'];

describe('Slack, beside commands', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });
  beforeEach(async () => {
    await app.client.welcome.deleteMany();
    await app.client.workspaceSetting.deleteMany();
    await app.client.channelSetting.deleteMany();
    await app.client.subscription.deleteMany();
    await app.client.continuation.deleteMany();
  });

  /** A process with the app in it, once Slack has said hello. */
  async function start(slack: FakeSlack, env: Readonly<Record<string, string>> = {}) {
    const before = slack.traffic.of('hello').length;
    const bots = await runBots({ env: { ...socketEnv(slack), LMM_POSTING: 'off', ...env }, api: apiOf(app) });
    await slack.traffic.wait('hello', before + 1);
    return bots;
  }

  async function people(options: FakeOptions = {}, env: Readonly<Record<string, string>> = {}) {
    const slack = await fakeSlack({ ...options, workspace: { admins: ['U1'], channels: ['C1', 'C2'], ...options.workspace } });
    const bots = await start(slack, env);
    const send = bySocket(slack);
    return { slack, bots, send, ada: person(slack, send), bob: person(slack, send, 'U2'), outside: surfaces(slack, send, 'U2') };
  }

  const until = (slack: FakeSlack, count: number) => expect.poll(() => slack.screen.messages().length, SOON).toBe(count);

  describe('the welcome', () => {
    it('comes once in each channel that the app joins, also after a restart', async () => {
      const { slack, bots, send } = await people();
      await send('events_api', joinedEvent('C1', 'U1'));
      await until(slack, 1);
      const welcome = slack.screen.newest();
      expect(welcome).toMatchObject({ channel: 'C1', thread: undefined });
      expect(textOfMessage(welcome)).toContain('Hi, I’m LMM Atlas');
      expect(textOfMessage(welcome)).toContain('/lmm which open models take audio');
      await send('events_api', joinedEvent('C1'));
      await bots.stop();
      await start(slack);
      await bySocket(slack)('events_api', joinedEvent('C1', 'U2'));
      await bySocket(slack)('events_api', joinedEvent('C2'));
      await until(slack, 2);
      expect(slack.screen.newest()).toMatchObject({ channel: 'C2' });
      // Each example can be copied, by a person without rights too.
      const [example = ''] = textOfMessage(welcome).match(/(?<=\/lmm ).+/g) ?? [];
      await person(slack, bySocket(slack), 'U2').command(example);
      await until(slack, 3);
      expect(textOfMessage(slack.screen.newest('U2'))).not.toContain('not work');
    });

    it('is told by one of two processes', async () => {
      const slack = await fakeSlack();
      const processes = [await start(slack), await start(slack)];
      slack.socket.send({ envelope_id: 'one', type: 'events_api', payload: joinedEvent('C1', 'U1') }, 1);
      slack.socket.send({ envelope_id: 'two', type: 'events_api', payload: joinedEvent('C1', 'U1') }, 2);
      await Promise.all(['one', 'two'].map((envelope) => slack.traffic.acked(envelope)));
      await until(slack, 1);
      await Promise.all(processes.map(({ stop }) => stop()));
      expect(slack.screen.messages()).toHaveLength(1);
    });

    it('is turned off by admins for their workspace, and by the operator for all', async () => {
      const { slack, bots, send, ada, bob } = await people();
      await bob.command('settings welcome:off');
      await until(slack, 1);
      expect(textOfMessage(slack.screen.newest('U2'))).toContain('Only admins and owners of the workspace can change this.');
      await ada.command('settings welcome:off');
      await until(slack, 2);
      expect(textOfMessage(slack.screen.newest('U1'))).toContain('I don’t introduce myself where I join.');
      await send('events_api', joinedEvent('C1', 'U1'));
      await ada.command('settings welcome:on');
      await until(slack, 3);
      await bots.stop();
      const without = await start(slack, { LMM_WELCOME: 'off' });
      await bySocket(slack)('events_api', joinedEvent('C2', 'U1'));
      await without.stop();
      expect(slack.screen.messages()).toHaveLength(3);
      await start(slack);
      await bySocket(slack)('events_api', joinedEvent('C1', 'U1'));
      await until(slack, 4);
    });

    it('does not come where the app joins to post daily facts', async () => {
      const { slack, bots, send, ada } = await people();
      await ada.command('daily add 9:00 Europe/Berlin');
      await until(slack, 1);
      await send('events_api', joinedEvent('C1'));
      await bots.stop();
      expect(slack.screen.messages()).toHaveLength(1);
      expect(await app.client.welcome.count()).toBe(0);
    });
  });

  describe('the shortcut of a message', () => {
    it('checks what it says for the person alone, even where answers are public', async () => {
      const { slack, bots, ada, outside } = await people();
      await ada.command('settings public');
      await until(slack, 1);
      await outside.checkMessage('Flamingo was made by OpenAI in 2023');
      await until(slack, 2);
      const answer = slack.screen.newest('U2');
      expect(answer).toMatchObject({ channel: 'C1', onlyUser: 'U2' });
      expect(textOfMessage(answer)).toContain('What is recorded contradicts this.');
      await bots.stop();
      await start(slack);
      await surfaces(slack, bySocket(slack), 'U2').checkMessage('CLIP takes images', { thread_ts: '1600000000.000100' }, 'C3');
      await until(slack, 3);
      expect(textOfMessage(slack.screen.newest('U2'))).toContain('This is recorded.');
    });

    it('takes the message as data: it runs no command, mentions no one and is cut', async () => {
      const { slack, outside } = await people();
      await outside.checkMessage('settings public <!channel> &lt;!here&gt; <@U1>');
      await until(slack, 1);
      expect(textOfMessage(slack.screen.newest('U2'))).not.toMatch(/<!|<@|@(?:channel|here)/);
      expect(await app.client.channelSetting.count()).toBe(0);
      await outside.checkMessage(`Flamingo was made by DeepMind. ${'and so on '.repeat(60)}`);
      await until(slack, 2);
      expect(textOfMessage(slack.screen.newest('U2'))).toMatch(/I checked the first 30 characters\./);
      // Not even for a button of the answer.
      expect(await app.client.continuation.count()).toBe(0);
    });

    it.each([[undefined], [''], ['🎉']])('says that a message has nothing to check: %j', async (text) => {
      const { slack, outside } = await people();
      await outside.checkMessage(text);
      await until(slack, 1);
      expect(slack.screen.newest('U2')).toMatchObject({ onlyUser: 'U2' });
      expect(textOfMessage(slack.screen.newest('U2'))).toContain('That message has no text that I could check.');
    });
  });

  it('asks from anywhere by a form, and answers in direct messages, where the talk goes on after a restart', async () => {
    const { slack, bots, bob, outside } = await people();
    await outside.askAnywhere();
    await expect.poll(() => slack.views.length, SOON).toBe(1);
    const form = slack.views[0] as (typeof slack.views)[number];
    expect(form.title.text).toBe('Ask LMM Atlas');
    await bob.send(form, { question: 'who made flamingo' });
    await until(slack, 1);
    expect(slack.screen.newest()).toMatchObject({ channel: 'DU2' });
    expect(textOfMessage(slack.screen.newest())).toContain('DeepMind');
    await bots.stop();
    await start(slack);
    await person(slack, bySocket(slack), 'U2').write('how big is it?');
    await until(slack, 2);
    expect(textOfMessage(slack.screen.newest())).toContain('80 billion');
  });

  describe('the entry in the top bar', () => {
    it('suggests prompts of the day that have answers, to everyone, also after a restart', async () => {
      const { slack, bots, outside } = await people({ workspace: { isAgent: true, scopes: WITH_AGENT } });
      await outside.open('messages');
      await expect.poll(() => slack.homes.prompts.get('DU2'), SOON).toHaveLength(4);
      const prompts = slack.homes.prompts.get('DU2') ?? [];
      expect(prompts[0]).toEqual({ title: 'Today’s fact', message: 'fact' });
      expect(prompts[1]?.message).toMatch(/^explain \S/);
      await bots.stop();
      await start(slack);
      slack.homes.prompts.clear();
      const send = bySocket(slack);
      await surfaces(slack, send, 'U2').open('messages');
      await expect.poll(() => slack.homes.prompts.get('DU2'), SOON).toEqual(prompts);
      for (const [index, { message }] of prompts.entries()) {
        await person(slack, send, 'U2').write(message);
        await until(slack, index + 1);
        expect(textOfMessage(slack.screen.newest())).toMatch(/¹ <http/);
      }
      const calls = slack.traffic.of('call').filter(({ method }) => method.startsWith('assistant.'));
      expect(calls.every(({ args }) => !('thread_ts' in args))).toBe(true);
    });

    it('is asked for once an hour, and missed by no one, where the app lacks the scope', async () => {
      const { slack, bob, outside } = await people();
      const calls = () => slack.traffic.of('call').filter(({ method }) => method.startsWith('assistant.'));
      await outside.open('messages');
      await expect.poll(() => calls().length, SOON).toBe(1);
      await outside.open('messages');
      await bob.write('who made flamingo');
      await until(slack, 1);
      expect(calls()).toHaveLength(1);
      expect(slack.homes.views.size).toBe(0);
    });
  });
});
