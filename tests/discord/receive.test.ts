import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../bots/core/reply.ts';
import type { Request } from '../../bots/core/request.ts';
import { wordsFor } from '../../bots/core/words/index.ts';
import { toDiscordMessages } from '../../bots/discord/render.ts';
import { alreadyAcknowledged, invalidForm, invalidWebhookToken, missingPermissions, rateLimited } from '../support/discord/answers.ts';
import { type BotOptions, reply, type StartedBot, startBot } from '../support/discord/bot.ts';
import { type ManualClock, manualClock } from '../support/discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../support/discord/fake.ts';

const MINUTE = 60_000;
const { platforms } = wordsFor(undefined);
let discord: FakeDiscord;
let bot: StartedBot;
let clock: ManualClock;
let networkDelay: number;
beforeEach(async () => {
  clock = manualClock();
  networkDelay = 0;
  discord = await startFakeDiscord({ now: () => clock.now().getTime() + networkDelay });
});
afterEach(async () => {
  await bot.stop();
  await discord.close();
});

const start = async (options: BotOptions) => {
  bot = await startBot(discord.url, { token: discord.token, clock, ...options });
  await discord.until(() => discord.world.commands.length > 0);
};
const callbacks = () => discord.calls('POST', /\/callback$/);
const edits = () => discord.calls('PATCH', /@original$/);
const followUps = () => discord.calls('POST', /^\/webhooks/);
const isLogged = (entry: object) => vi.waitFor(() => expect(bot.logged).toContainEqual(expect.objectContaining(entry)));

/** An answer that is given when the test says so. */
const slow = () => {
  let give: (reply: Reply) => void = () => {};
  const given = new Promise<Reply>((resolve) => {
    give = resolve;
  });
  return { answer: () => given, give };
};
/** Keeps what was asked. */
const noting = (requests: Request[]) => async (request: Request) => {
  requests.push(request);
  return reply();
};
const question = { subcommand: 'limitations', options: { of: 'llm' } };
const shared = { subcommand: 'limitations', options: { share: true } };
const long = (visibility: Reply['visibility'] = 'private') =>
  reply({
    visibility,
    blocks: [{ kind: 'claims', ordered: true, claims: Array.from({ length: 60 }, () => ({ text: 'A claim. '.repeat(25), sources: [1] })) }],
  });

describe('a quick answer', () => {
  it('is one private message, asked with what was typed', async () => {
    const requests: Request[] = [];
    await start({ answer: noting(requests) });
    expect(await discord.type(question)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Limitations' }] }]);
    expect(callbacks()).toMatchObject([
      { authorization: undefined, body: { type: 4, data: { flags: 64, allowed_mentions: { parse: [] } } } },
    ]);
    expect([edits(), followUps()]).toEqual([[], []]);
    const { guildId, channelId, userId } = discord.world;
    expect(requests).toEqual([
      {
        words: { kind: 'options', command: 'limitations', options: { of: 'llm' } },
        place: { platform: 'discord', workspace: guildId, channel: channelId, user: userId, locale: 'en-GB', isAdmin: false },
      },
    ]);
  });

  it('is seen by everybody when the reply is public', async () => {
    await start({ answer: async () => reply({ visibility: 'public' }) });
    expect(await discord.type(shared)).toMatchObject([{ ephemeral: false }]);
    expect(callbacks()).toMatchObject([{ body: { data: expect.not.objectContaining({ flags: 64 }) } }]);
  });

  it('reaches a direct message too', async () => {
    const requests: Request[] = [];
    await start({ answer: noting(requests) });
    await discord.type({ ...question, channel: discord.world.directId });
    expect(requests).toMatchObject([{ place: { workspace: '' } }]);
  });

  it('that is long goes on in follow-ups, private like the first', async () => {
    await start({ answer: async () => long() });
    const [first] = await discord.type(question);
    await discord.until(() => discord.world.messages.length === toDiscordMessages(long()).length);
    expect(first).toMatchObject({ ephemeral: true });
    expect(discord.world.messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(callbacks()).toHaveLength(1);
  });

  it('is logged by command and outcome, without words or tokens', async () => {
    await start({});
    await discord.type(question);
    await isLogged({ msg: 'answered', command: 'limitations', outcome: 'quick', ms: 0 });
    for (const secret of [discord.token, 'interaction.', 'known limitations']) expect(JSON.stringify(bot.logged)).not.toContain(secret);
  });
});

describe('a slow answer', () => {
  it('is deferred privately and put in the place of "thinking"', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const asked = discord.type(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    expect(callbacks()).toMatchObject([{ body: { type: 5, data: { flags: 64 } } }]);
    give(reply());
    expect(await asked).toMatchObject([{ ephemeral: true, loading: false, embeds: [{ title: 'Limitations' }] }]);
    expect(edits()).toHaveLength(1);
  });

  it('is deferred for everybody when it is to be shared', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const asked = discord.type(shared);
    await clock.pass(1500);
    give(reply({ visibility: 'public' }));
    expect(await asked).toMatchObject([{ ephemeral: false }]);
    expect(callbacks()).toMatchObject([{ body: { type: 5, data: {} } }]);
  });

  it('that turns out public after a private deferral is posted below it', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const interaction = discord.send(question);
    await clock.pass(1500);
    give(reply({ visibility: 'public' }));
    await discord.until(() => discord.messagesOf(interaction).length === 2);
    expect(discord.messagesOf(interaction)).toMatchObject([
      { ephemeral: true, loading: false, embeds: [{ description: platforms.shared }] },
      { ephemeral: false, embeds: [{ title: 'Limitations' }] },
    ]);
  });

  it('that turns out private after a public deferral is seen by the user alone', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const asked = discord.type(shared);
    await clock.pass(1500);
    give(reply({ badge: 'error' }));
    expect(await asked).toMatchObject([{ ephemeral: true }]);
  });

  it.each([
    ['what the channel is set to', async () => 'public' as const, false],
    ['private when that is not known in time', () => new Promise<'public'>(() => {}), true],
  ])('is deferred to be seen by %s', async (_, visibilityOf, ephemeral) => {
    const { answer, give } = slow();
    await start({ answer, visibilityOf });
    const interaction = discord.send(question);
    await clock.pass(1500);
    if (ephemeral) await clock.pass(500);
    await discord.until(() => callbacks().length === 1);
    expect(discord.messagesOf(interaction)).toMatchObject([{ loading: true, ephemeral }]);
    give(reply({ visibility: ephemeral ? 'private' : 'public' }));
  });

  it('is given even if no sign of life can be', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const interaction = discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    discord.fail(/@original/, missingPermissions);
    await clock.pass(8500);
    await isLogged({ msg: 'no sign of life', code: 50013 });
    give(reply());
    await discord.until(() => discord.messagesOf(interaction).some(({ loading }) => !loading));
    expect(discord.messagesOf(interaction)).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
  });

  it('that never comes is ended before the token dies', async () => {
    await start(slow());
    const asked = discord.type(question);
    await clock.pass(1500);
    await clock.pass(8500);
    expect(await asked).toMatchObject([{ ephemeral: true, embeds: [{ description: platforms.stillWorking }] }]);
    await clock.pass(14 * MINUTE - 10_000);
    await discord.until(() => edits().length === 2);
    expect(discord.world.messages).toMatchObject([{ ephemeral: true, embeds: [{ description: platforms.gaveUp, color: 0xd83c3e }] }]);
    await isLogged({ outcome: 'gave up' });
  });

  it('that everybody may see goes into the channel when the token is dead', async () => {
    const { answer, give } = slow();
    await start({ answer });
    discord.send(shared);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    discord.fail(/@original/, invalidWebhookToken);
    give(reply({ visibility: 'public' }));
    await discord.until(() => discord.world.messages.length === 2);
    expect(discord.calls('POST', /^\/channels/)).toMatchObject([{ body: { embeds: [{ title: 'Limitations' }] } }]);
    await isLogged({ msg: 'answered', outcome: 'deferred' });
  });

  it('that comes too late for the token is logged', async () => {
    const { answer, give } = slow();
    await start({ answer });
    discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    discord.fail(/@original/, invalidWebhookToken);
    give(reply());
    await isLogged({ msg: 'not answered', outcome: 'token expired', code: 50027 });
  });
});

describe('what Discord refuses', () => {
  it('an interaction that is too old is logged, and the next one answered', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const { id } = discord.send(question);
    networkDelay = 3001;
    await clock.pass(1500);
    await isLogged({ msg: 'not answered', outcome: 'expired', code: 10062, interaction: id });
    networkDelay = 0;
    give(reply());
    expect(await discord.type(question)).toHaveLength(1);
  });

  it('an interaction that another process answered is left alone', async () => {
    await start({});
    discord.fail(/callback/, alreadyAcknowledged);
    const { id } = discord.send(question);
    await isLogged({ msg: 'not answered', outcome: 'already answered', code: 40060, interaction: id });
    expect([edits(), followUps()]).toEqual([[], []]);
  });

  it('a refused body becomes a plain apology with a number that is logged', async () => {
    await start({ answer: async () => reply({ visibility: 'public' }) });
    discord.fail(/callback/, invalidForm(['embeds: too many']));
    const [message] = await discord.type(question);
    await isLogged({ msg: 'body refused', code: 50035 });
    const id = bot.logged.find(({ msg }) => msg === 'body refused')?.['id'];
    expect(message).toMatchObject({ ephemeral: true, embeds: [{ description: expect.stringContaining(String(id)) }] });
  });

  it('a refused edit and a refused follow-up are apologised for too', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const asked = discord.type(question);
    await clock.pass(1500);
    discord.fail(/@original/, invalidForm(['no']));
    give(long());
    expect(await asked).toMatchObject([{ embeds: [{ description: expect.stringContaining('could not be shown') }] }]);
    discord.fail(/^\/webhooks/, invalidForm(['no']), { method: 'POST' });
    const interaction = discord.send(question);
    await discord.until(() => discord.messagesOf(interaction).length === 2);
    expect(discord.messagesOf(interaction)[1]).toMatchObject({ embeds: [{ description: expect.stringContaining('could not be shown') }] });
  });

  it('a limited rate is waited for', async () => {
    await start({});
    discord.fail(/callback/, rateLimited(0.05));
    expect(await discord.type(question)).toHaveLength(1);
    expect(callbacks()).toHaveLength(2);
  });

  it('an answer that fails is logged and ends nothing else', async () => {
    let isBroken = true;
    await start({ answer: async () => (isBroken ? Promise.reject(new Error('broken')) : reply()) });
    discord.send(question);
    await isLogged({ outcome: 'failed', reason: 'broken' });
    isBroken = false;
    expect(await discord.type(question)).toHaveLength(1);
  });
});

describe('other interactions', () => {
  it('are answered privately with what to do', async () => {
    await start({});
    const { applicationId, channelId, guildId, userId } = discord.world;
    const user = { id: userId, username: 'ada', discriminator: '0', global_name: null, avatar: null };
    const interaction = discord.interact({ type: 3 }, ({ id, token }) => ({
      ...{ id, token, application_id: applicationId, type: 3, version: 1, channel_id: channelId, guild_id: guildId, locale: 'en-GB' },
      ...{ entitlements: [], authorizing_integration_owners: {}, app_permissions: '0' },
      member: { user, roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0, permissions: '0' },
      channel: { id: channelId, type: 0 },
      data: { component_type: 2, custom_id: 'of-another-version' },
      message: { id: '1', channel_id: channelId, content: '', embeds: [], attachments: [], components: [], mentions: [] },
    }));
    await discord.until(() => discord.messagesOf(interaction).length === 1);
    expect(discord.messagesOf(interaction)).toMatchObject([
      { ephemeral: true, embeds: [{ description: expect.stringContaining('/lmm') }] },
    ]);
  });
});

describe('a stop', () => {
  it('waits for the answers that are under way', async () => {
    const { answer, give } = slow();
    await start({ answer });
    const asked = discord.type(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    const stopped = bot.stop();
    give(reply());
    await stopped;
    expect(await asked).toMatchObject([{ loading: false }]);
  });

  it('does not wait for ever', async () => {
    await start(slow());
    discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    const stopped = bot.stop();
    await clock.pass(9000);
    await stopped;
    expect(bot.state().connected).toBe(false);
  });
});
