import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type BotOptions, limitations, type StartedBot, startBot } from '../../support/discord/bot.ts';
import { steppedClock } from '../../support/discord/clock.ts';
import { type FakeDiscord, startFakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import { serverError } from '../../support/discord/fake/responses.ts';

let discord: FakeDiscord;
let bots: StartedBot[];
beforeEach(async () => {
  bots = [];
  discord = await startFakeDiscord();
});
afterEach(async () => {
  for (const bot of bots) await bot.stop();
  await discord.close();
});

const start = async (options: BotOptions = {}) => {
  const bot = await startBot(discord.url, { token: discord.token, ...options });
  bots.push(bot);
  return bot;
};
const becomes = (bot: StartedBot, state: object) => vi.waitFor(() => expect(bot.status()).toMatchObject(state));
const registrations = () => discord.calls('PUT', /\/commands$/);
const identified = () => discord.gateway.received.filter(({ op }) => op === 2);

describe('starting', () => {
  it('reports the invite link once connected', async () => {
    const bot = await start();
    await becomes(bot, { connected: true });
    expect(bot.status().detail).toContain(
      'https://discord.com/oauth2/authorize?client_id=1000000000000000001&scope=bot+applications.commands&permissions=274878024704',
    );
    expect(identified()).toMatchObject([{ d: { intents: 4609 } }]);
  });

  it('does not connect without a token, and names the variable', async () => {
    const bot = await startBot(discord.url, { token: undefined });
    bots.push(bot);
    expect(bot.status()).toMatchObject({ connected: false, detail: expect.stringContaining('DISCORD_TOKEN') });
  });

  it('refuses to start with commands that Discord would refuse', async () => {
    await expect(start({ commands: [{ ...limitations, name: 'NoName' }] })).rejects.toThrow(/lmm NoName: the name must match/);
  });
});

describe('the commands', () => {
  it('are registered at the first start and after a change only', async () => {
    const first = await start();
    await vi.waitFor(() => expect(first.logged).toContainEqual(expect.objectContaining({ msg: 'commands', outcome: 'registered' })));
    await first.stop();
    const second = await start();
    await vi.waitFor(() => expect(second.logged).toContainEqual(expect.objectContaining({ msg: 'commands', outcome: 'unchanged' })));
    expect(registrations()).toHaveLength(1);
    await second.stop();
    await start({ commands: [{ ...limitations, description: 'Something else' }] });
    await discord.until(() => registrations().length === 2);
    expect(discord.world.commands).toMatchObject([{ options: [{ description: 'Something else' }] }]);
  });

  it('that cannot be registered are reported, and earlier ones still work', async () => {
    const first = await start();
    await discord.until(() => discord.world.commands.length > 0);
    await first.stop();
    discord.fail(/\/commands$/, { status: 403, body: { message: 'Missing Access', code: 50001 } });
    const bot = await start();
    await becomes(bot, { connected: true, detail: expect.stringContaining('could not be registered (Missing Access)') });
    expect(await discord.type({ subcommand: 'limitations' })).toHaveLength(1);
  });
});

describe('a refused token', () => {
  it('is not retried, and is named in the status', async () => {
    const bot = await start({ token: 'wrong' });
    await becomes(bot, { connected: false, detail: expect.stringContaining('Discord refused DISCORD_TOKEN') });
    expect(discord.calls('GET', /gateway/)).toHaveLength(1);
    expect(JSON.stringify(bot.logged)).not.toContain('wrong');
  });

  it('is reported if only the gateway refuses it', async () => {
    discord.gateway.refuseWith = { close: 4004 };
    await becomes(await start(), { connected: false, detail: expect.stringContaining('Discord refused DISCORD_TOKEN') });
  });

  it('is reported if it is revoked while the bot runs', async () => {
    const bot = await start();
    await becomes(bot, { connected: true });
    discord.gateway.kick(4004);
    await becomes(bot, { connected: false, detail: expect.stringContaining('set DISCORD_TOKEN') });
  });

  it.each([
    [4010, 'shards'],
    [4011, 'shards'],
    [4012, 'update LMM Atlas'],
    [4013, 'update LMM Atlas'],
    [4014, 'Privileged Gateway Intents'],
  ])('has advice for close code %i', async (code, advice) => {
    discord.gateway.refuseWith = { close: code };
    await becomes(await start(), { connected: false, detail: expect.stringContaining(advice) });
  });
});

describe('an unreachable Discord', () => {
  it('is retried until it responds', async () => {
    const port = Number(new URL(discord.url).port);
    await discord.close();
    const clock = steppedClock();
    const bot = await start({ clock });
    expect(bot.status()).toMatchObject({ connected: false, detail: expect.stringContaining('ECONNREFUSED') });
    expect(bot.status().detail).toContain('unset DISCORD_TOKEN');
    await clock.pass(1000);
    await becomes(bot, { detail: expect.stringContaining('next try in 2 s') });
    discord = await startFakeDiscord({ port });
    await clock.pass(2000);
    await becomes(bot, { connected: true });
  });

  it('is retried if only its gateway is down', async () => {
    discord.gateway.refuseWith = { http: 503 };
    const bot = await start();
    await becomes(bot, { connected: false, detail: expect.stringContaining('cannot be reached') });
    discord.gateway.refuseWith = {};
    await becomes(bot, { connected: true });
    await discord.until(() => discord.world.commands.length > 0);
    expect(await discord.type({ subcommand: 'limitations' })).toHaveLength(1);
    expect(identified()).toHaveLength(1);
  });

  it('does not delay a stop', async () => {
    discord.fail(/gateway/, serverError(503), { times: 100 });
    const bot = await start();
    await bot.stop();
    expect(bot.status()).toEqual({ connected: false, detail: 'stopped' });
  });
});

describe('a lost connection', () => {
  it('is resumed, and questions from the meantime are answered', async () => {
    const bot = await start();
    await discord.until(() => discord.world.commands.length > 0);
    discord.gateway.kick();
    const messages = await discord.type({ subcommand: 'limitations' });
    expect(messages).toMatchObject([{ embeds: [{ title: 'Limitations' }] }]);
    expect(discord.gateway.received.map(({ op }) => op)).toEqual([2, 6]);
    await becomes(bot, { connected: true });
  });

  it('is replaced if Discord asks to reconnect', async () => {
    await start();
    await discord.until(() => discord.world.commands.length > 0);
    discord.gateway.askToReconnect();
    await discord.until(() => discord.gateway.received.some(({ op }) => op === 6));
    expect(await discord.type({ subcommand: 'limitations' })).toHaveLength(1);
  });

  it('leads to a new session if Discord ends the old one', async () => {
    const bot = await start();
    await discord.until(() => discord.world.commands.length > 0);
    discord.gateway.invalidate(false);
    await discord.until(() => identified().length === 2);
    expect(await discord.type({ subcommand: 'limitations' })).toHaveLength(1);
    await becomes(bot, { connected: true });
    expect(registrations()).toHaveLength(1);
  });

  it('resumes a session that Discord still has', async () => {
    await start();
    await discord.until(() => discord.world.commands.length > 0);
    discord.gateway.invalidate(true);
    await discord.until(() => discord.gateway.received.some(({ op }) => op === 6));
    expect(await discord.type({ subcommand: 'limitations' })).toHaveLength(1);
  });
});
