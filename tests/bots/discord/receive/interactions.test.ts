import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Reply } from '../../../../bots/core/contract/reply.ts';
import type { Request } from '../../../../bots/core/contract/request.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { discord as platform } from '../../../../bots/discord/platform.ts';
import { toDiscordMessages } from '../../../../bots/discord/render/render.ts';
import { requestOf } from '../../../support/bots/interpret.ts';
import { type BotOptions, reply, type StartedBot, startBot } from '../../../support/discord/bot.ts';
import { type SteppedClock, steppedClock } from '../../../support/discord/clock.ts';
import { pendingAnswer } from '../../../support/discord/discord-with-bot.ts';
import { type FakeDiscord, startFakeDiscord } from '../../../support/discord/fake/fake-discord.ts';
import { slashCommand } from '../../../support/discord/fake/payloads.ts';
import { missingPermissions } from '../../../support/discord/fake/responses.ts';

const MINUTE = 60_000;
const { platforms } = messagesFor(undefined);
let discord: FakeDiscord;
let bot: StartedBot;
let clock: SteppedClock;
beforeEach(async () => {
  clock = steppedClock();
  discord = await startFakeDiscord({ now: () => clock.now().getTime() });
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

/** Records the requests. */
const recordTo = (requests: Request[]) => async (request: Request) => {
  requests.push(requestOf(request));
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
  it('is one private message to the typed command', async () => {
    const requests: Request[] = [];
    await start({ answer: recordTo(requests) });
    expect(await discord.type(question)).toMatchObject([{ ephemeral: true, embeds: [{ title: 'Limitations' }] }]);
    expect(callbacks()).toMatchObject([
      { authorization: undefined, body: { type: 4, data: { flags: 64, allowed_mentions: { parse: [] } } } },
    ]);
    expect([edits(), followUps()]).toEqual([[], []]);
    const { guildId, channelId, userId } = discord.world;
    expect(requests).toEqual([
      {
        input: { kind: 'options', command: 'limitations', options: { of: 'llm' } },
        place: {
          ...{ platform, workspace: guildId, channel: channelId, user: userId, locale: 'en-GB', isAdmin: false },
          conversation: { remembers: expect.stringMatching(/^\d+$/) },
        },
      },
    ]);
  });

  it('is visible to everyone if the reply is public', async () => {
    await start({ answer: async () => reply({ visibility: 'public' }) });
    expect(await discord.type(shared)).toMatchObject([{ ephemeral: false }]);
    expect(callbacks()).toMatchObject([{ body: { data: expect.not.objectContaining({ flags: 64 }) } }]);
  });

  it('works in direct messages', async () => {
    const requests: Request[] = [];
    await start({ answer: recordTo(requests) });
    await discord.type({ ...question, channel: discord.world.directId });
    expect(requests).toMatchObject([{ place: { workspace: '' } }]);
  });

  it('that is long continues in follow-ups with the same visibility', async () => {
    await start({ answer: async () => long() });
    const [first] = await discord.type(question);
    await discord.until(() => discord.world.messages.length === toDiscordMessages(long()).length);
    expect(first).toMatchObject({ ephemeral: true });
    expect(discord.world.messages.every(({ ephemeral }) => ephemeral)).toBe(true);
    expect(callbacks()).toHaveLength(1);
  });

  it('is logged with command and outcome, without texts or tokens', async () => {
    await start({});
    await discord.type(question);
    await isLogged({ msg: 'answered', command: 'limitations', outcome: 'quick', ms: 0 });
    for (const secret of [discord.token, 'interaction.', 'known limitations']) expect(JSON.stringify(bot.logged)).not.toContain(secret);
  });
});

describe('a slow answer', () => {
  it('is deferred privately and replaces "thinking"', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const answered = discord.type(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    expect(callbacks()).toMatchObject([{ body: { type: 5, data: { flags: 64 } } }]);
    give(reply());
    expect(await answered).toMatchObject([{ ephemeral: true, loading: false, embeds: [{ title: 'Limitations' }] }]);
    expect(edits()).toHaveLength(1);
  });

  it('is deferred publicly if it is to be shared', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const answered = discord.type(shared);
    await clock.pass(1500);
    give(reply({ visibility: 'public' }));
    expect(await answered).toMatchObject([{ ephemeral: false }]);
    expect(callbacks()).toMatchObject([{ body: { type: 5, data: {} } }]);
  });

  it('that turns out public after a private deferral is posted below it', async () => {
    const { answer, give } = pendingAnswer();
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

  it('that turns out private after a public deferral is visible to the user only', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const answered = discord.type(shared);
    await clock.pass(1500);
    give(reply({ badge: 'error' }));
    expect(await answered).toMatchObject([{ ephemeral: true }]);
  });

  it.each([
    ['of the channel', async () => 'public' as const, false],
    ['private if that of the channel is not known in time', () => new Promise<'public'>(() => {}), true],
  ])('is deferred with the visibility %s', async (_, visibilityOf, ephemeral) => {
    const { answer, give } = pendingAnswer();
    await start({ answer, visibilityOf });
    const interaction = discord.send(question);
    await clock.pass(1500);
    if (ephemeral) await clock.pass(500);
    await discord.until(() => callbacks().length === 1);
    expect(discord.messagesOf(interaction)).toMatchObject([{ loading: true, ephemeral }]);
    give(reply({ visibility: ephemeral ? 'private' : 'public' }));
  });

  it('is sent even if the progress message fails', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const interaction = discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    discord.fail(/@original/, missingPermissions);
    await clock.pass(8500);
    await isLogged({ msg: 'progress not shown', code: 50013 });
    give(reply());
    await discord.until(() => discord.messagesOf(interaction).some(({ loading }) => !loading));
    expect(discord.messagesOf(interaction)).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
  });

  it('that never comes times out before the token expires', async () => {
    await start(pendingAnswer());
    const answered = discord.type(question);
    await clock.pass(1500);
    await clock.pass(8500);
    expect(await answered).toMatchObject([{ ephemeral: true, embeds: [{ description: platforms.stillWorking }] }]);
    await clock.pass(14 * MINUTE - 10_000);
    await discord.until(() => edits().length === 2);
    expect(discord.world.messages).toMatchObject([{ ephemeral: true, embeds: [{ description: platforms.timedOut, color: 0xd83c3e }] }]);
    await isLogged({ outcome: 'timed out' });
  });
});

describe('an interaction that comes twice', () => {
  const claimed = () => {
    const seen = new Set<string>();
    return async (id: string) => !seen.has(id) && Boolean(seen.add(id));
  };

  it('is answered once: a command', async () => {
    const requests: Request[] = [];
    await start({ answer: recordTo(requests), isNew: claimed() });
    const twice = (payload: object) => {
      discord.gateway.dispatch('INTERACTION_CREATE', payload);
      return payload;
    };
    const { id } = discord.interact({ type: 2 }, (interaction) => twice(slashCommand(discord.world, interaction, question)));
    await isLogged({ interaction: id, outcome: 'duplicate' });
    await isLogged({ interaction: id, outcome: 'quick' });
    expect([requests.length, callbacks().length]).toEqual([1, 1]);
  });

  it.each(['ask', 'turn', 'share'] as const)('is answered once: the button %s', async (action) => {
    const requests: Request[] = [];
    const actions = [{ kind: 'button', action, label: 'Press', token: 'of-the-button' }] as const;
    const answer = async (request: Request) => reply(requests.push(requestOf(request)) === 1 ? { actions } : {});
    await start({ answer, isNew: claimed() });
    const [shown] = await discord.type(question);
    if (shown === undefined) throw new Error('nothing was shown');
    const { id } = discord.press(shown, 'Press');
    const sent = discord.gateway.dispatched('INTERACTION_CREATE').at(-1);
    discord.gateway.dispatch('INTERACTION_CREATE', sent);
    await isLogged({ interaction: id, outcome: 'duplicate' });
    await isLogged({ interaction: id, outcome: 'quick' });
    expect(requests).toHaveLength(2);
  });
});

describe('other interactions', () => {
  it('are answered privately with advice', async () => {
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
  it('waits for pending answers', async () => {
    const { answer, give } = pendingAnswer();
    await start({ answer });
    const answered = discord.type(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    const stopped = bot.stop();
    give(reply());
    await stopped;
    expect(await answered).toMatchObject([{ loading: false }]);
  });

  it('does not wait indefinitely', async () => {
    await start(pendingAnswer());
    discord.send(question);
    await clock.pass(1500);
    await discord.until(() => callbacks().length === 1);
    const stopped = bot.stop();
    await clock.pass(9000);
    await stopped;
    expect(bot.status().connected).toBe(false);
  });
});
