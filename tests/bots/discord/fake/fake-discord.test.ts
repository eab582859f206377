import { type APIMessage, InteractionType, MessageFlags, REST, Routes } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FORBIDDEN_CHANNEL } from '../../../support/discord/fake/channel-messages.ts';
import { type FakeDiscord, startFakeDiscord } from '../../../support/discord/fake/fake-discord.ts';
import { rateLimited, serverError } from '../../../support/discord/fake/responses.ts';
import type { Interaction } from '../../../support/discord/fake/world.ts';

let discord: FakeDiscord;
let rest: REST;
let interaction: Interaction;
let time: number;
beforeEach(async () => {
  time = 0;
  discord = await startFakeDiscord({ now: () => time });
  rest = new REST({ api: discord.url, retries: 0 }).setToken(discord.token);
  const id = discord.world.nextId();
  interaction = {
    id,
    type: InteractionType.ApplicationCommand,
    token: `token.${id}`,
    channel: discord.world.channelId,
    created: 0,
    acknowledged: false,
    messages: [],
  };
  discord.world.interactions.push(interaction);
});
afterEach(async () => {
  rest.clearHashSweeper();
  rest.clearHandlerSweeper();
  await discord.close();
});

const callback = (body: object) => rest.post(Routes.interactionCallback(interaction.id, interaction.token), { auth: false, body });
const original = () => Routes.webhookMessage(discord.world.applicationId, interaction.token);
const followUp = (body: object) => rest.post(Routes.webhook(discord.world.applicationId, interaction.token), { auth: false, body });
const post = (body: object, channel = discord.world.channelId) => rest.post(Routes.channelMessages(channel), { body });

describe('an interaction', () => {
  it('is answered within 3 seconds or not at all', async () => {
    time = 3001;
    await expect(callback({ type: 5 })).rejects.toMatchObject({ status: 404, code: 10062 });
    time = 3000;
    await callback({ type: 5 });
    await expect(callback({ type: 5 })).rejects.toMatchObject({ status: 400, code: 40060 });
  });

  it('expires after 15 minutes', async () => {
    await expect(followUp({ content: 'a' })).rejects.toMatchObject({ code: 10015 });
    await callback({ type: 4, data: { content: 'a' } });
    time = 15 * 60_000;
    await followUp({ content: 'b' });
    time += 1;
    await expect(followUp({ content: 'c' })).rejects.toMatchObject({ status: 401, code: 50027 });
  });

  it('keeps the visibility of its deferral', async () => {
    await callback({ type: 5, data: { flags: MessageFlags.Ephemeral } });
    await rest.patch(original(), { auth: false, body: { content: 'a' } });
    expect(await rest.get(original(), { auth: false })).toMatchObject({ content: 'a', flags: MessageFlags.Ephemeral });
    await followUp({ content: 'b' });
    expect(discord.messagesOf(interaction)).toMatchObject([{ ephemeral: true }, { ephemeral: false }]);
  });

  it('replaces "thinking" with the first follow-up', async () => {
    await callback({ type: 5, data: { flags: MessageFlags.Ephemeral } });
    await followUp({ content: 'a' });
    expect(discord.messagesOf(interaction)).toMatchObject([{ content: 'a', ephemeral: true, loading: false }]);
  });

  it('allows its answer to be deleted', async () => {
    await callback({ type: 4, data: { content: 'a' } });
    await rest.delete(original(), { auth: false });
    await expect(rest.get(original(), { auth: false })).rejects.toMatchObject({ code: 10008 });
  });

  it('refuses a body that breaks a rule, and can still be answered', async () => {
    await expect(callback({ type: 4, data: { content: 'a'.repeat(2001) } })).rejects.toMatchObject({ status: 400, code: 50035 });
    await expect(callback({ type: 4, data: { content: 'a', unknown: 1 } })).rejects.toMatchObject({ code: 50035 });
    await callback({ type: 4, data: { content: 'a' } });
  });
});

describe('a channel', () => {
  it('accepts messages, and an enforced nonce only once', async () => {
    const [first, second, third] = [
      await post({ content: 'a', nonce: '1', enforce_nonce: true }),
      await post({ content: 'a', nonce: '1', enforce_nonce: true }),
      await post({ content: 'a' }),
    ] as APIMessage[];
    expect(second?.id).toBe(first?.id);
    expect(third?.id).not.toBe(first?.id);
  });

  it('refuses a bot without permission, and is unknown under another id', async () => {
    await expect(post({ content: 'a' }, FORBIDDEN_CHANNEL)).rejects.toMatchObject({ status: 403, code: 50013 });
    await expect(post({ content: 'a' }, '9')).rejects.toMatchObject({ status: 404, code: 10003 });
  });

  it('refuses other tokens', async () => {
    rest.setToken('other');
    await expect(post({ content: 'a' })).rejects.toMatchObject({ status: 401 });
  });
});

describe('a fault', () => {
  it('happens as many times as set', async () => {
    discord.fail(/messages$/, serverError(502));
    await expect(post({ content: 'a' })).rejects.toMatchObject({ status: 502 });
    discord.fail(/messages$/, 'drop');
    await expect(post({ content: 'a' })).rejects.toThrow();
    discord.fail(/messages$/, rateLimited(0.01));
    await post({ content: 'a' });
    expect(discord.calls('POST', /messages$/)).toHaveLength(4);
  });
});

describe('a person', () => {
  it('can type only registered commands', () => {
    expect(() => discord.send({ subcommand: 'limitations' })).toThrow('no command /lmm is registered');
    const of = { type: 3 as const, name: 'of', description: 'Of', required: true, choices: [{ name: 'llm', value: 'llm' }] };
    const limitations = { type: 1 as const, name: 'limitations', description: 'Limits', options: [of] };
    discord.world.commands = [{ name: 'lmm', description: 'Ask', options: [limitations] }];
    expect(() => discord.send({ subcommand: 'other' })).toThrow('no subcommand other');
    expect(() => discord.send({ subcommand: 'limitations' })).toThrow('required: of');
    expect(() => discord.send({ subcommand: 'limitations', options: { of: 'cnn' } })).toThrow('of: no such choice: cnn');
    expect(() => discord.send({ subcommand: 'limitations', options: { of: 'llm', share: true } })).toThrow('no such option: share');
  });
});
