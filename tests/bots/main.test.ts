/** Posting beside a connection of the bot, without one, and in processes of its own, apart from the API. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ChannelType } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { discordConnector } from '../../bots/discord/connector.ts';
import { readBotEnv, startBots } from '../../bots/main.ts';
import { slackConnector } from '../../bots/slack/connector.ts';
import { silentLog } from '../support/app.ts';
import { type DeliveryServer, startDeliveryServer } from '../support/daily/delivery-server.ts';
import { postJob } from '../support/daily/jobs.ts';
import { startFakeDiscord } from '../support/discord/fake/fake-discord.ts';
import { fakeSlack, httpEnv } from '../support/slack/bot.ts';

const built = fileURLToPath(new URL('../../dist/bots/main.js', import.meta.url));
const program = fileURLToPath(new URL('../support/daily/poster.mjs', import.meta.url));
const LEASE_MS = 1000;

const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 60_000, interval: 20 });

/** A process that posts; killed at the end of the test. */
function startChild(env: Readonly<Record<string, string | undefined>>) {
  if (!existsSync(built)) throw new Error(`${built} is missing: build first (npx tsc -p .).`);
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env, LMM_POSTING: 'only' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  const ended = once(child, 'exit');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  onTestFinished(() => end('SIGKILL'));
  return { output: () => output, end };
}

const apiEnv = ({ url }: DeliveryServer) => ({ LMM_API_URL: url, LMM_BOT_KEY: 'k'.repeat(32) });
const isSent = ({ deliveries }: DeliveryServer) => deliveries.every(({ state }) => state === 'SENT');

async function inDiscord(count: number) {
  const discord = await startFakeDiscord();
  onTestFinished(discord.close);
  const { world } = discord;
  const posts = Array.from({ length: count }, () => {
    const channel = world.nextId();
    world.otherChannels[channel] = ChannelType.GuildText;
    return postJob({ in: { workspace: world.guildId, channel } });
  });
  const api = await startDeliveryServer({ platform: 'discord', posts, leaseMs: LEASE_MS, mayResend: true });
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, ...apiEnv(api) };
  return { discord, world, api, env };
}

async function inSlack(count: number) {
  const channels = Array.from({ length: count }, (_, index) => `C${index}`);
  const slack = await fakeSlack({ workspace: { channels } });
  const api = await startDeliveryServer({
    platform: 'slack',
    posts: channels.map((channel) => postJob({ in: { channel } })),
    leaseMs: LEASE_MS,
    mayResend: false,
  });
  return { slack, api, env: { ...httpEnv(slack), ...apiEnv(api) } };
}

describe('LMM_POSTING', () => {
  /** One that receives over HTTP and one over its own connection, whatever other platforms there are. */
  const connectors = [slackConnector, discordConnector];
  const start = async (LMM_POSTING: string) => {
    const [discord, slack] = [await inDiscord(1), await inSlack(1)];
    const env = readBotEnv({ ...discord.env, ...slack.env, ...apiEnv(discord.api), LMM_POSTING });
    const bots = await startBots({ env, log: silentLog, api: { url: discord.api.url, fetch }, connectors });
    onTestFinished(bots.stop);
    return { discord, slack, bots, details: () => bots.statuses().map(({ detail }) => detail) };
  };

  it('is on by itself: what is connected posts too', async () => {
    const { discord, bots, details } = await start('');
    await until(() => isSent(discord.api));
    expect(details()).toEqual([
      expect.stringMatching(/^connected as lmm_atlas .*; posting daily facts$/),
      expect.stringMatching(/^connected as LMM Atlas.*; posting daily facts$/),
    ]);
    expect(bots.routes).toHaveLength(1);
  });

  it('that is off leaves posting to others', async () => {
    const { discord, details } = await start('off');
    expect(details()).toEqual([expect.stringContaining('; no daily facts'), expect.stringContaining('; no daily facts (LMM_POSTING=off)')]);
    expect(discord.api.deliveries).toMatchObject([{ state: 'PLANNED', attempt: 0 }]);
  });

  it('that is "only" posts, and connects nothing', async () => {
    const { discord, slack, bots, details } = await start('only');
    await until(() => isSent(discord.api));
    expect(details()).toEqual(['posting daily facts, and nothing else (LMM_POSTING=only)', expect.stringContaining('and nothing else')]);
    expect([bots.routes, discord.discord.gateway.received, slack.slack.traffic.of('call')]).toEqual([[], [], []]);
  });

  it('needs for posting alone no way to receive', () => {
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1' };
    expect(readBotEnv({ ...tokens, LMM_POSTING: 'only' })).toMatchObject(tokens);
    expect(() => readBotEnv({ ...tokens, LMM_POSTING: 'on' })).toThrow('also set SLACK_APP_TOKEN');
    expect(() => readBotEnv({ LMM_POSTING: 'maybe' })).toThrow('LMM_POSTING must be on, off or only');
  });
});

it('two processes post each fact once', async () => {
  const { world, api, env } = await inDiscord(60);
  const children = [startChild(env), startChild(env)];
  await until(() => isSent(api));
  expect(new Set(world.messages.map(({ channel }) => channel)).size).toBe(60);
  expect(world.messages).toHaveLength(60);
  await Promise.all(children.map(({ end }) => end('SIGTERM')));
  expect(children.map(({ output }) => output().includes('stopped'))).toEqual([true, true]);
});
