import { describe, expect, it } from 'vitest';
import { type Action, type ButtonAction, textReply } from '../../../../bots/core/contract/reply.ts';
import { reply } from '../../../support/discord/bot.ts';
import { pendingAnswer, recordingAnswer, startDiscordWithBot } from '../../../support/discord/discord-with-bot.ts';
import type { FakeDiscord } from '../../../support/discord/fake/fake-discord.ts';
import { labelsOf } from '../../../support/discord/fake/person.ts';
import {
  invalidForm,
  invalidWebhookToken,
  missingPermissions,
  unknownInteraction,
  unknownMessage,
} from '../../../support/discord/fake/responses.ts';
import type { Message } from '../../../support/discord/fake/world.ts';

const button = (action: ButtonAction, label: string, token: string): Action => ({
  kind: 'button',
  action,
  label,
  token,
});
const which: Action = {
  kind: 'select',
  label: 'Which one?',
  choices: [
    { label: 'CLIP', detail: 'model · 2021', token: 'clip' },
    { label: 'Flamingo', token: 'flamingo' },
  ],
};
const actions: readonly Action[] = [
  button('turn', 'More ›', 'page-2'),
  button('ask', 'Explain CLIP', 'explain'),
  which,
  button('share', 'Share', 'page-1'),
  { kind: 'link', label: 'GraphQL', url: 'https://example.org/graphql' },
  button('useful', '👍', 'page-1'),
  button('report', 'Wrong?', 'page-1'),
  button('ask', 'Compare', 'compare'),
];
const first = reply({ actions, footer: { revision: '7', page: { number: 1, of: 2 } } });
const second = reply({
  title: 'Limitations, again',
  actions: [button('turn', '‹ Back', 'page-1'), button('share', 'Share', 'page-2')],
  footer: { revision: '7', page: { number: 2, of: 2 } },
});
const sharedReply = reply({ visibility: 'public', actions: [button('report', 'Wrong?', 'page-1')] });
const notYours = textReply('Not your button', 'This belongs to someone else.');
const question = { subcommand: 'limitations', options: { of: 'llm' } };
const long = Array.from({ length: 60 }, () => ({ text: 'A claim. '.repeat(25), sources: [1] }));

/** The message that answers a question. */
async function ask(discord: FakeDiscord, typed = question): Promise<Message> {
  const [message] = await discord.type(typed);
  if (message === undefined) throw new Error('no answer');
  return message;
}
const now = ({ world }: FakeDiscord, { id }: Message) => world.messages.find((message) => message.id === id);
const titles = ({ world }: FakeDiscord) => world.messages.map(({ embeds }) => embeds[0]?.title);

describe('an answer', () => {
  it('shows its actions, buttons first and other questions last, its page number and its query', async () => {
    const { discord } = await startDiscordWithBot(recordingAnswer(first));
    const message = await ask(discord);
    expect(labelsOf(message)).toEqual(['More ›', 'Explain CLIP', 'Share', '👍', 'Wrong?', 'CLIP', 'Flamingo', 'Compare']);
    expect(message.embeds[0]?.description).toMatch(/ · \[GraphQL\]\(<https:\/\/example\.org\/graphql>\)$/);
    expect(message.embeds.at(-1)?.footer?.text).toBe('page 1 of 2');
  });
});

describe('a question on a button or in a select', () => {
  it.each([
    ['Explain CLIP', 'explain'],
    ['Flamingo', 'flamingo'],
    ['Compare', 'compare'],
  ])('%s is answered with a private message', async (label, token) => {
    const core = recordingAnswer(first);
    const { discord, isLogged } = await startDiscordWithBot(core);
    const message = await ask(discord);
    const pressed = discord.press(message, label);
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: true, embeds: [{ title: `Answer to ${token}` }] }]);
    expect(now(discord, message)).toEqual(message);
    const { channelId: channel, userId: user, guildId: workspace } = discord.world;
    expect(core.requests.at(-1)).toMatchObject({ input: { kind: 'press', action: 'ask', token }, place: { workspace, channel, user } });
    await isLogged({ msg: 'answered', outcome: 'quick', interaction: pressed.id });
  });

  it('can be answered late', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, callbacks } = await startDiscordWithBot(recordingAnswer(first, { explain: answer() }));
    const pressed = discord.press(await ask(discord), 'Explain CLIP');
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 2);
    expect(callbacks()[1]).toMatchObject({ body: { type: 5, data: { flags: 64 } } });
    give(reply());
    await discord.until(() => discord.messagesOf(pressed).some(({ loading }) => !loading));
  });
});

describe('turning a page', () => {
  it('replaces the page', async () => {
    const { discord, callbacks } = await startDiscordWithBot(recordingAnswer(first, { 'page-2': second }));
    const message = await ask(discord);
    discord.press(message, 'More ›');
    await discord.until(() => callbacks().length === 2);
    expect(callbacks()[1]).toMatchObject({ authorization: undefined, body: { type: 7 } });
    expect(discord.world.messages).toMatchObject([{ id: message.id, ephemeral: true, embeds: [{ footer: { text: 'page 2 of 2' } }] }]);
    expect(discord.world.messages.flatMap(labelsOf)).toEqual(['‹ Back', 'Share']);
  });

  it('keeps the old page until the new one is ready', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, callbacks } = await startDiscordWithBot(recordingAnswer(first, { 'page-2': answer() }));
    const message = await ask(discord);
    discord.press(message, 'More ›');
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 2);
    expect(callbacks()[1]?.body).toEqual({ type: 6 });
    expect(now(discord, message)).toEqual(message);
    await clock.pass(8500);
    give(second);
    await discord.until(() => now(discord, message)?.embeds[0]?.title === 'Limitations, again');
    expect(discord.world.messages).toHaveLength(1);
  });

  it('removes the buttons of the old page', async () => {
    const { discord } = await startDiscordWithBot(recordingAnswer(first, { 'page-2': reply({ title: 'Bare' }) }));
    discord.press(await ask(discord), 'More ›');
    await discord.until(() => titles(discord)[0] === 'Bare');
    expect(discord.world.messages).toMatchObject([{ components: [] }]);
  });

  it.each([0, 1500])('is refused privately to other users, after %i ms', async (ms) => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, callbacks } = await startDiscordWithBot(
      recordingAnswer({ ...first, visibility: 'public' }, { 'page-2': answer() }),
    );
    const message = await ask(discord);
    const pressed = discord.press(message, 'More ›', { user: '4000000000000000002' });
    if (ms > 0) {
      await clock.pass(ms);
      await discord.until(() => callbacks().length === 2);
    }
    give(notYours);
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Not your button' }] }]);
    expect(now(discord, message)).toEqual(message);
  });

  it('in public has no Share button', async () => {
    const { discord } = await startDiscordWithBot(recordingAnswer({ ...first, visibility: 'public' }, { 'page-2': second }));
    discord.press(await ask(discord), 'More ›');
    await discord.until(() => titles(discord)[0] === 'Limitations, again');
    expect(discord.world.messages.flatMap(labelsOf)).toEqual(['‹ Back']);
  });

  it('to a page longer than a message continues below', async () => {
    const { discord } = await startDiscordWithBot(
      recordingAnswer(first, { 'page-2': { ...second, blocks: [{ kind: 'claims', ordered: true, claims: long }] } }),
    );
    discord.press(await ask(discord), 'More ›');
    await discord.until(() => discord.world.messages.length > 2);
    await discord.until(() => labelsOf(discord.world.messages.at(-1) ?? { components: [] }).includes('‹ Back'));
    expect(titles(discord).filter((title) => title !== undefined)).toEqual(['Limitations, again']);
    expect(discord.world.messages[0]).toMatchObject({ ephemeral: true, components: [] });
    expect(discord.world.messages.every(({ ephemeral }) => ephemeral)).toBe(true);
  });

  it('of a deleted message is answered with a new one', async () => {
    const { discord } = await startDiscordWithBot(recordingAnswer(first, { 'page-2': second }));
    const message = await ask(discord);
    discord.fail(/callback$/, unknownMessage);
    const pressed = discord.press(message, 'More ›');
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Limitations, again' }] }]);
  });

  it('to a page that Discord refuses keeps the old one and sends an apology', async () => {
    const { discord } = await startDiscordWithBot(recordingAnswer(first, { 'page-2': second }));
    const message = await ask(discord);
    discord.fail(/callback$/, invalidForm(['no']));
    const pressed = discord.press(message, 'More ›');
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.messagesOf(pressed)).toMatchObject([
      { ephemeral: true, embeds: [{ description: expect.stringContaining('couldn’t show the answer') }] },
    ]);
    expect(now(discord, message)).toEqual(message);
  });
});

describe('sharing', () => {
  it('posts the answer publicly and removes the button', async () => {
    const core = recordingAnswer(first, { 'page-1': sharedReply });
    const { discord } = await startDiscordWithBot(core);
    const message = await ask(discord);
    const pressed = discord.press(message, 'Share');
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: false, embeds: [{ title: 'Limitations' }] }]);
    expect(discord.messagesOf(pressed).flatMap(labelsOf)).toEqual(['Wrong?']);
    expect(now(discord, message)).toMatchObject({ ephemeral: true, embeds: message.embeds });
    expect(discord.world.messages.slice(0, 1).flatMap(labelsOf)).not.toContain('Share');
    expect(labelsOf(message)).toHaveLength(discord.world.messages.slice(0, 1).flatMap(labelsOf).length + 1);
    expect(core.requests.at(-1)?.input).toEqual({ kind: 'press', action: 'share', token: 'page-1' });
  });

  it('can be answered late', async () => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, callbacks } = await startDiscordWithBot(recordingAnswer(first, { 'page-1': answer() }));
    const message = await ask(discord);
    const pressed = discord.press(message, 'Share');
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 2);
    expect(callbacks()[1]?.body).toEqual({ type: 6 });
    give(sharedReply);
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.world.messages.slice(0, 1).flatMap(labelsOf)).not.toContain('Share');
    expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: false }]);
  });

  it.each([0, 1500])('that fails is reported privately and can be retried, after %i ms', async (ms) => {
    const { answer, give } = pendingAnswer();
    const { discord, clock, callbacks } = await startDiscordWithBot(recordingAnswer(first, { 'page-1': answer() }));
    const message = await ask(discord);
    const pressed = discord.press(message, 'Share');
    if (ms > 0) {
      await clock.pass(ms);
      await discord.until(() => callbacks().length === 2);
    }
    give(textReply('No answer right now', 'Try again.'));
    await discord.until(() => discord.messagesOf(pressed).length === 1);
    expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: true }]);
    expect(now(discord, message)).toEqual(message);
  });

  it('that Discord refuses restores the button', async () => {
    const { discord, isLogged } = await startDiscordWithBot(recordingAnswer(first, { 'page-1': sharedReply }));
    const message = await ask(discord);
    discord.fail(/^\/webhooks\/\d+\/[^/]+$/, missingPermissions);
    discord.press(message, 'Share');
    await isLogged({ msg: 'not answered', outcome: 'forbidden', command: 'share' });
    expect(now(discord, message)).toMatchObject(message);
  });

  it('with an expired token posts to the channel as the bot', async () => {
    const { discord, isLogged } = await startDiscordWithBot(recordingAnswer(first, { 'page-1': sharedReply }));
    const message = await ask(discord);
    discord.fail(/^\/webhooks\/\d+\/[^/]+$/, invalidWebhookToken);
    discord.press(message, 'Share');
    await discord.until(() => discord.world.messages.length === 2);
    expect(discord.world.messages[1]).toMatchObject({ ephemeral: false, channel: message.channel, embeds: [{ title: 'Limitations' }] });
    expect(discord.calls('POST', /^\/channels/)).toMatchObject([{ authorization: `Bot ${discord.token}` }]);
    await isLogged({ msg: 'written into the channel instead', code: 50027 });
  });
});

describe('reporting', () => {
  it('opens a modal, and thanks privately for the report', async () => {
    const core = recordingAnswer(first, { 'page-1': reply({ title: 'Thank you' }) });
    const { discord } = await startDiscordWithBot(core);
    const modal = await discord.modalOf(discord.press(await ask(discord), 'Wrong?'));
    expect(modal).toMatchObject({
      title: 'What is wrong?',
      components: [{ type: 18, component: { type: 4, style: 2, max_length: 1000 } }],
    });
    const sent = discord.submit(modal, ' It has six limitations.\n');
    await discord.until(() => discord.messagesOf(sent).length === 1);
    expect(discord.messagesOf(sent)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Thank you' }] }]);
    expect(core.requests.at(-1)?.input).toEqual({ kind: 'press', action: 'report', token: 'page-1', text: 'It has six limitations.' });
  });
});

describe('an outdated component', () => {
  it('is logged if it is too late to answer', async () => {
    const { discord, isLogged } = await startDiscordWithBot(recordingAnswer(first));
    const message = await ask(discord);
    discord.fail(/callback$/, unknownInteraction);
    const { id } = discord.press(message, 'More ›');
    await isLogged({ msg: 'not answered', outcome: 'expired', code: 10062, command: 'turn', interaction: id });
    expect(now(discord, message)).toEqual(message);
  });

  it.each(['of-another-version', 'fill:no json', 'fill:["nothing",{}]', 'fill:["limitations",{}]', 'select:0', ''])(
    'with the custom id %j is answered with advice',
    async (custom_id) => {
      const { discord } = await startDiscordWithBot(recordingAnswer(first));
      const component = { type: 2, style: 2, label: 'Old', custom_id } as const;
      const message = { ...(await ask(discord)), components: [{ type: 1, components: [component] }] as Message['components'] };
      const pressed = discord.press(message, 'Old');
      await discord.until(() => discord.messagesOf(pressed).length === 1);
      expect(discord.messagesOf(pressed)).toMatchObject([{ ephemeral: true, embeds: [{ description: expect.stringContaining('/lmm') }] }]);
    },
  );

  it('can be a modal of another version', async () => {
    const { discord } = await startDiscordWithBot(recordingAnswer(first));
    const sent = discord.submit({ custom_id: 'old', title: 'Old', components: [] }, '');
    await discord.until(() => discord.messagesOf(sent).length === 1);
    expect(discord.messagesOf(sent)).toMatchObject([{ ephemeral: true }]);
  });
});
