/** Whole conversations in Slack, with the real Bolt and the real API between what people do and what they see. */
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import type { App } from '../../../src/app.ts';
import { freshApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { runBots } from '../../support/bots/run-bots.ts';
import { fakeSlack, httpEnv, SIGNING_SECRET, socketEnv } from '../../support/slack/bot.ts';
import type { FakeOptions, FakeSlack } from '../../support/slack/fake/fake-slack.ts';
import { textOfMessage, type VisibleMessage } from '../../support/slack/fake/screen.ts';
import type { View } from '../../support/slack/fake/views.ts';
import { mount } from '../../support/slack/http.ts';
import { mentionEvent } from '../../support/slack/payloads.ts';
import { byHttp, bySocket, labelsOf, type Person, person, type SendPayload } from '../../support/slack/person.ts';

const WAYS = ['Socket Mode', 'HTTP'] as const;

/** A process with the product's bots in it, on one way of receiving. */
async function startProcess(
  slack: FakeSlack,
  app: App,
  way: (typeof WAYS)[number],
): Promise<{ send: SendPayload; stop: () => Promise<void> }> {
  const bots = await runBots({ env: way === 'HTTP' ? httpEnv(slack) : socketEnv(slack), api: apiOf(app) });
  if (way === 'Socket Mode') return { send: bySocket(slack), stop: bots.stop };
  const server = await mount(bots.routes);
  onTestFinished(server.close);
  return { send: byHttp(server.url, SIGNING_SECRET), stop: bots.stop };
}

/** Waits until so many messages stand on the screen, and nothing more is to be done for them. */
const until = (slack: FakeSlack, count: number) => expect.poll(() => slack.screen.messages().length, { timeout: 20_000 }).toBe(count);
const untilSays = (slack: FakeSlack, shown: VisibleMessage, text: string) =>
  expect.poll(() => textOfMessage(slack.screen.find(shown.ts) ?? shown), { timeout: 20_000 }).toContain(text);

async function formOf(slack: FakeSlack): Promise<View> {
  await expect.poll(() => slack.views.length, { timeout: 20_000 }).toBe(1);
  return slack.views[0] as View;
}

/** Asks, and resolves with the private answer. */
async function ask(slack: FakeSlack, { command }: Person, text: string): Promise<VisibleMessage> {
  const before = slack.screen.messages().length;
  await command(text);
  await until(slack, before + 1);
  return slack.screen.newest('U1');
}

describe('Slack', () => {
  const fresh = freshApps('pglite');
  let app: App;
  beforeAll(async () => {
    app = await fresh();
  });

  /** Ada, and Bob, in a workspace with the bot in it. */
  async function people(way: (typeof WAYS)[number] = 'Socket Mode', options: FakeOptions = {}) {
    const slack = await fakeSlack(options);
    const { send } = await startProcess(slack, app, way);
    return { slack, ada: person(slack, send), bob: person(slack, send, 'U2') };
  }

  it.each(WAYS)('answers, asks on by a menu and a button, and shares, by %s', async (way) => {
    const { slack, ada } = await people(way);
    const first = await ask(slack, ada, 'limitations');
    expect(labelsOf(first)).toEqual(['More ›', 'Limitations of LLMs', 'Share', 'More on one of them', '👍', '👎']);
    // The question behind the first is short enough for its token; the one behind the second is kept by the API.
    for (const label of ['Computational resources', 'Interpretability and explainability']) {
      await ada.choose(first, label);
      await expect.poll(() => textOfMessage(slack.screen.newest('U1')), { timeout: 20_000 }).toContain(label);
    }
    await ada.press(first, 'Limitations of LLMs');
    await until(slack, 4);
    expect(slack.screen.messages().every(({ onlyUser }) => onlyUser === 'U1')).toBe(true);
    await ada.press(first, 'Share');
    await until(slack, 5);
    expect(textOfMessage(slack.screen.newest())).toContain('Computational resources');
    expect(textOfMessage(slack.screen.newest())).toContain('Shared by someone here.');
    await expect.poll(() => labelsOf(slack.screen.find(first.ts) ?? first)).not.toContain('Share');
  });

  it.each(WAYS)('turns pages after a restart and in a second process, by %s', async (way) => {
    const slack = await fakeSlack();
    const one = await startProcess(slack, app, way);
    const first = await ask(slack, person(slack, one.send), 'limitations');
    expect(textOfMessage(first)).toContain('page 1 of');
    await one.stop();
    const two = await startProcess(slack, app, way);
    await person(slack, two.send).press(first, 'More ›');
    await untilSays(slack, first, 'page 2 of');
    const three = await startProcess(slack, app, way);
    await person(slack, three.send).press(slack.screen.find(first.ts) as VisibleMessage, 'More ›');
    await untilSays(slack, first, 'page 3 of');
    await person(slack, two.send).press(slack.screen.find(first.ts) as VisibleMessage, '‹ Back');
    await untilSays(slack, first, 'page 2 of');
    expect(slack.screen.messages()).toHaveLength(1);
  });

  it('lets only the person who asked turn the page of a shared answer', async () => {
    const { slack, ada, bob } = await people();
    await ada.press(await ask(slack, ada, 'model clip'), 'Share');
    await until(slack, 2);
    const shared = slack.screen.newest();
    await bob.press(shared, 'More ›');
    await until(slack, 3);
    expect(textOfMessage(slack.screen.newest('U2'))).toContain('This answer is someone else’s');
    expect(textOfMessage(slack.screen.find(shared.ts) as VisibleMessage)).toContain('page 1 of');
    await ada.press(shared, 'More ›');
    await untilSays(slack, shared, 'page 2 of');
    expect(labelsOf(slack.screen.find(shared.ts) as VisibleMessage)).not.toContain('Share');
  });

  it.each(WAYS)('asks by a form for what is missing, offers names, and answers, by %s', async (way) => {
    const { slack, ada } = await people(way);
    await ada.command('model');
    const view = await formOf(slack);
    const [offered] = await ada.type(view, 'name', 'clip');
    await ada.send(view, { name: offered?.value ?? '' });
    await until(slack, 1);
    expect(slack.screen.newest('U1')).toMatchObject({ channel: 'C1', text: expect.stringMatching(/^\*CLIP\*\n/) });
  });

  it('takes a report of a mistake to the curators, and thanks the person alone', async () => {
    const { slack, ada } = await people();
    await ada.press(await ask(slack, ada, 'limitations'), '👎');
    await ada.send(await formOf(slack), { report: 'The third one is outdated.' });
    await until(slack, 2);
    expect(textOfMessage(slack.screen.newest('U1'))).toContain('Thank you');
    expect(await app.client.feedback.findMany()).toMatchObject([{ question: 'limitations', text: 'The third one is outdated.' }]);
  });

  it('answers in threads and direct messages, where Slack has no commands', async () => {
    const { slack, ada } = await people();
    await ada.mention('limitations of llm', { thread: '1600000000.000100' });
    await ada.write('/lmm model clip');
    await until(slack, 2);
    const shown = slack.screen
      .messages()
      .map(({ channel, thread, onlyUser, text }) => ({ channel, thread, only: onlyUser, begins: text.split('\n', 1)[0] }));
    expect(shown).toContainEqual({
      channel: 'C1',
      thread: '1600000000.000100',
      only: 'U1',
      begins: expect.stringMatching(/^AIMultiple lists 4 limitations of LLMs; /),
    });
    expect(shown).toContainEqual({ channel: 'DU1', thread: undefined, only: undefined, begins: '*CLIP*' });
  });

  it('does what is delivered to two processes once', async () => {
    const slack = await fakeSlack();
    const processes = [await startProcess(slack, app, 'HTTP'), await startProcess(slack, app, 'HTTP')];
    const event = mentionEvent({ text: '<@UBOT> limitations' });
    await Promise.all(processes.map(({ send }) => send('events_api', event)));
    await until(slack, 1);
    await Promise.all(processes.map(({ stop }) => stop()));
    expect(slack.screen.messages()).toHaveLength(1);
  });

  it('offers to share in conversations with other people, not in a direct message with the bot', async () => {
    const { slack, ada } = await people();
    await ada.command('limitations', 'DU1');
    await until(slack, 1);
    const alone = slack.screen.newest();
    expect([alone.channel, labelsOf(alone)]).toEqual(['DU1', ['More ›', 'Limitations of LLMs', 'More on one of them', '👍', '👎']]);
    await ada.command('limitations', 'DU1U2');
    await until(slack, 2);
    expect(slack.screen.newest('U1').channel).toBe('DU1U2');
    expect(labelsOf(slack.screen.newest('U1'))).toContain('Share');
  });

  it('shows answers to everyone only in channels that an admin made public', async () => {
    const { slack, ada, bob } = await people('Socket Mode', { workspace: { admins: ['U2'], channels: ['C1', 'C2'] } });
    await ada.command('settings public');
    await until(slack, 1);
    expect(textOfMessage(slack.screen.newest('U1'))).toContain('Only admins and owners of the workspace can change this. Ask one of them.');
    await bob.command('settings public');
    await until(slack, 2);
    await ada.command('limitations');
    await until(slack, 3);
    expect(slack.screen.newest()).toMatchObject({
      channel: 'C1',
      text: expect.stringMatching(/^AIMultiple lists 5 limitations of LMMs; /),
    });
    await ada.command('limitations', 'C2');
    await until(slack, 4);
    expect(slack.screen.newest('U1')).toMatchObject({
      channel: 'C2',
      text: expect.stringMatching(/^AIMultiple lists 5 limitations of LMMs; /),
    });
    await bob.press(slack.screen.newest('U2'), 'Make answers private');
    await until(slack, 5);
    await ada.command('limitations');
    await until(slack, 6);
    expect(slack.screen.newest('U1')).toMatchObject({ channel: 'C1' });
  });
});
