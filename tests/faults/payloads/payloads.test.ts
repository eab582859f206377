/**
 * Feeds payloads as the platforms document them, each with every field in turn left out, null, of another type and nested 20,000 deep,
 * through Slack's HTTP and Socket Mode and Discord's gateway into the real product. `npm run faults -- payloads` feeds all of them,
 * and LMM_PAYLOADS another folder.
 */
import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleApps } from '../../support/app.ts';
import { apiOf } from '../../support/bots/bot-contexts.ts';
import { runBots } from '../../support/bots/run-bots.ts';
import { type FakeDiscord, startFakeDiscord } from '../../support/discord/fake/fake-discord.ts';
import { need } from '../../support/need.ts';
import { type Product, startProduct } from '../../support/product.ts';
import { fakeSlack, httpEnv, socketEnv } from '../../support/slack/bot.ts';
import type { FakeSlack } from '../../support/slack/fake/fake-slack.ts';
import { isLong, printFigures } from '../settings.ts';
import { askDiscord, discordByGateway, shownOn } from './discord.ts';
import { isForSlack, type Payload, payloadFolder, readPayloads } from './files.ts';
import { type Feed, mistakesIn, shownBy, slackByHttp, slackBySocket } from './slack.ts';
import { unchanged, type Variant, variantsOf } from './variants.ts';

const TEST_TIMEOUT = { timeout: 1_800_000 };
const payloads = readPayloads(payloadFolder);
const slackPayloads = payloads.filter(isForSlack);
const discordPayloads = payloads.filter((payload) => !isForSlack(payload));

/** Of the variants of all payloads, about this many of each way are fed where time is short. */
const SAMPLE = 150;
/** So many are under way at once. */
const BATCH = 10;

function variantsFor(given: readonly Payload[]): readonly Variant[] {
  const all = given.flatMap(variantsOf);
  const step = isLong ? 1 : Math.max(1, Math.floor(all.length / SAMPLE));
  return all.filter((_, index) => index % step === 0);
}

/** A question as a person asks it. */
const question = need(slackPayloads.find(({ to, quiet }) => to === 'slash_commands' && quiet !== true));

async function feedAll(variants: readonly Variant[], feed: Feed, settle: () => Promise<void> = async () => {}): Promise<void> {
  for (let start = 0; start < variants.length; start += BATCH) {
    await Promise.all(variants.slice(start, start + BATCH).map(feed));
    await settle();
  }
}

/** Waits for the answer to a question, which comes after everything that was received before it. */
async function askSlack(slack: FakeSlack, feed: Feed): Promise<void> {
  const before = slack.traffic.of('response').filter(({ status }) => status === 200).length;
  await feed(unchanged(question));
  await expect
    .poll(() => slack.traffic.of('response').filter(({ status }) => status === 200).length, { timeout: 30_000 })
    .toBeGreaterThan(before);
}

const fresh = sampleApps('pglite');

/** A process of the product on a seeded folder of its own. */
async function startSeeded(env: Readonly<Record<string, string | undefined>>): Promise<{ product: Product; address: string }> {
  const { database, close } = await fresh();
  await close();
  const set = Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  const product = startProduct({ ...Object.fromEntries(set), LMM_DATA: database.location });
  return { product, address: await product.address() };
}

/** No error reached the end of the process or of a platform. */
async function expectAlive({ output, signal, ended }: Product): Promise<void> {
  expect(output()).not.toMatch(/a platform failed|unexpected error|Unhandled/);
  signal('SIGTERM');
  expect((await ended).code).toBe(0);
}

describe('the product', () => {
  it.each(['Slack over HTTP', 'Slack over Socket Mode'])('survives every variant of every payload: %s', TEST_TIMEOUT, async (way) => {
    const slack = await fakeSlack();
    const { product, address } = await startSeeded(way.endsWith('HTTP') ? httpEnv(slack) : socketEnv(slack));
    const feed = way.endsWith('HTTP') ? await slackByHttp(slack, address) : await slackBySocket(slack);
    const variants = variantsFor(slackPayloads);
    await feedAll(slackPayloads.filter(({ quiet }) => quiet).map(unchanged), feed);
    await askSlack(slack, feed);
    expect(shownBy(slack)).toEqual(['response_url']);
    await feedAll(slackPayloads.map(unchanged), feed);
    await feedAll(variants, feed);
    await askSlack(slack, feed);
    printFigures(way, { payloads: slackPayloads.length, variants: variants.length, answers: shownBy(slack).length });
    expect(mistakesIn(slack)).toEqual([]);
    await expectAlive(product);
  });

  it('survives every variant of every payload: Discord', TEST_TIMEOUT, async () => {
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    const { product } = await startSeeded({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url });
    await discord.until(() => discord.world.commands.length > 0);
    const feed = await discordByGateway(discord);
    const settle = () => askDiscord(discord);
    const variants = variantsFor(discordPayloads);
    await feedAll(discordPayloads.filter(({ quiet }) => quiet).map(unchanged), feed);
    await settle();
    const quietCalls = shownOn(discord);
    await feedAll(discordPayloads.map(unchanged), feed, settle);
    await feedAll(variants, feed, settle);
    printFigures('Discord', { payloads: discordPayloads.length, variants: variants.length, answers: shownOn(discord).length });
    expect(quietCalls).toEqual([expect.stringContaining('/callback')]);
    expect(discord.world.mistakes).toEqual([]);
    await expectAlive(product);
  });

  it('is fed at least 300 variants even where time is short', () => {
    expect(variantsFor(slackPayloads).length + variantsFor(discordPayloads).length).toBeGreaterThanOrEqual(300);
  });
});

describe('events in an unexpected order', () => {
  const text = (payload: Payload): Payload['payload'] => payload.payload;
  const events = () => discordPayloads.filter(({ to }) => to !== 'AN_EVENT_OF_TOMORROW');

  async function connect(prepare: (discord: FakeDiscord) => void) {
    const discord = await startFakeDiscord();
    onTestFinished(discord.close);
    prepare(discord);
    const app = await fresh();
    await runBots({ env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url, LMM_POSTING: 'off' }, api: apiOf(app) });
    await discord.until(() => discord.world.commands.length > 0);
    return { discord, feed: await discordByGateway(discord) };
  }

  it('are survived before READY', TEST_TIMEOUT, async () => {
    const { discord } = await connect(({ world }) => {
      for (const payload of events()) world.beforeReady.push([payload.to, text(payload)]);
    });
    await askDiscord(discord);
  });

  it("are survived before the server's data, twice, and after a delete", TEST_TIMEOUT, async () => {
    const { discord, feed } = await connect(({ world }) => {
      world.sendsGuild = false;
    });
    const { guildId, channelId } = discord.world;
    const all = events().map(unchanged);
    await feedAll([...all, ...all], feed, () => askDiscord(discord));
    discord.gateway.dispatch('CHANNEL_DELETE', { id: channelId, guild_id: guildId, type: 0 });
    await feedAll(all, feed, () => askDiscord(discord));
    discord.gateway.dispatch('GUILD_DELETE', { id: guildId });
    await feedAll(all, feed, () => askDiscord(discord));
    expect(discord.world.mistakes).toEqual([]);
  });

  it('are survived in Slack: twice, and after the app was removed', TEST_TIMEOUT, async () => {
    const slack = await fakeSlack();
    await runBots({ env: { ...socketEnv(slack), LMM_POSTING: 'off' }, api: apiOf(await fresh()) });
    const feed = await slackBySocket(slack);
    const all = slackPayloads.map(unchanged);
    await feedAll([...all, ...all], feed);
    const removed = { type: 'event_callback', team_id: 'T1', event_id: 'Ev of removal', event: { type: 'app_uninstalled' } };
    await feed({ name: 'removed', to: 'events_api', text: JSON.stringify(removed) });
    await feedAll(all, feed);
    await askSlack(slack, feed);
    expect(mistakesIn(slack)).toEqual([]);
  });
});
