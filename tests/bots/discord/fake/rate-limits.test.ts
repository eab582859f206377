import { type APIMessage, ChannelType } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addMessage } from '../../../support/discord/fake/channel-messages.ts';
import { type FakeOptions, startFakeDiscord } from '../../../support/discord/fake/fake-discord.ts';

const NOON = Date.UTC(2026, 0, 1, 12);

/** A fake with a clock that the test moves, called without a client. */
async function fake(options: FakeOptions = {}) {
  let time = NOON;
  const discord = await startFakeDiscord({ now: () => time, ...options });
  onTestFinished(discord.close);
  const ask = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bot ${discord.token}`, 'user-agent': 'DiscordBot (https://example.org, 1)' };
    const sent =
      body === undefined ? { headers } : { headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await fetch(`${discord.url}/v10${path}`, { method, ...sent });
    return { status: response.status, headers: response.headers, body: (await response.json()) as never };
  };
  const { world } = discord;
  const say = (content: string, more: object = {}, channel = world.channelId) =>
    ask('POST', `/channels/${channel}/messages`, { content, ...more });
  const move = (ms: number) => {
    time += ms;
  };
  return { discord, world, ask, say, move };
}

describe('the limits', () => {
  it('of a channel are in the headers of each response, refused or not', async () => {
    const { say, move, world } = await fake({ rate: {} });
    const first = await say('1');
    expect([first.status, first.headers.get('x-ratelimit-remaining'), first.headers.get('x-ratelimit-reset-after')]).toEqual([
      200,
      '4',
      '5',
    ]);
    for (const content of ['2', '3', '4']) await say(content);
    move(2000);
    expect((await say('5')).headers.get('x-ratelimit-remaining')).toBe('0');
    const refused = await say('6');
    expect(refused).toMatchObject({ status: 429, body: { retry_after: 3, global: false } });
    expect([refused.headers.get('retry-after'), refused.headers.get('x-ratelimit-scope')]).toEqual(['3', 'user']);
    move(3000);
    expect((await say('7')).status).toBe(200);
    expect([world.messages.length, world.invalid.length]).toEqual([6, 1]);
  });

  it('of the whole bot count its requests of the last second', async () => {
    const { ask, move, world } = await fake({ rate: { perSecond: 3 } });
    for (let count = 0; count < 3; count += 1) expect((await ask('GET', '/users/@me')).status).toBe(200);
    move(400);
    const refused = await ask('GET', '/users/@me');
    expect(refused).toMatchObject({ status: 429, body: { retry_after: 0.6, global: true } });
    expect([refused.headers.get('x-ratelimit-global'), refused.headers.get('retry-after')]).toEqual(['true', '1']);
    move(600);
    expect((await ask('GET', '/users/@me')).status).toBe(200);
    expect(world.invalid).toEqual([NOON + 400]);
  });

  it('are off by default', async () => {
    const { say } = await fake();
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => say(String(index))));
    expect(answers.every(({ status }) => status === 200)).toBe(true);
  });
});

it('remembers a nonce for three minutes', async () => {
  const { say, move, world } = await fake();
  const nonce = { nonce: 'n', enforce_nonce: true };
  const { body: first }: { body: APIMessage } = await say('a', nonce);
  move(180_000);
  expect((await say('a', nonce)).body).toMatchObject({ id: first.id });
  move(1);
  await say('a', nonce);
  expect(world.messages).toHaveLength(2);
});

it('derives message ids from the time, and lists messages newest first', async () => {
  const { ask, say, move, world } = await fake();
  for (const content of ['1', '2', '3', '4']) {
    await say(content);
    move(1000);
  }
  addMessage(world, world.threadId, { content: 'elsewhere' });
  const contents = async (query: string) => {
    const { body }: { body: APIMessage[] } = await ask('GET', `/channels/${world.channelId}/messages${query}`);
    return body.map(({ content }) => content);
  };
  const since = BigInt(NOON + 999 - 1_420_070_400_000) << 22n;
  expect(await contents('')).toEqual(['4', '3', '2', '1']);
  expect(await contents('?limit=2')).toEqual(['4', '3']);
  expect(await contents(`?after=${since}`)).toEqual(['4', '3', '2']);
  expect(await contents(`?after=${since}&limit=2`)).toEqual(['3', '2']);
  world.denied.set(world.channelId, new Set(['ReadMessageHistory']));
  expect(await contents('')).toEqual([]);
});

it('opens one direct message channel per user', async () => {
  const { ask, world } = await fake();
  const open = async (recipient_id: string) => (await ask('POST', '/users/@me/channels', { recipient_id })).body as { id: string };
  const { id } = await open('4000000000000000002');
  expect(await open('4000000000000000002')).toMatchObject({ id, type: ChannelType.DM });
  expect(await open(world.userId)).toMatchObject({ id: world.directId });
});
