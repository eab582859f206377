import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../bots/clock.ts';
import { ERROR_KINDS } from '../../../../bots/discord/send/errors.ts';
import type { DiscordResponse } from '../../../support/discord/fake/exchange.ts';
import { rateLimited, serverError } from '../../../support/discord/fake/responses.ts';
import { discordPosting, LIMITS } from '../../../support/discord/posting.ts';

const OUTCOMES: Readonly<Record<string, { readonly kind: string; readonly posts: number }>> = {
  retry: { kind: 'retry', posts: 1 },
  limited: { kind: 'retry', posts: 1 },
  unclear: { kind: 'unclear', posts: 1 },
  forbidden: { kind: 'forbidden', posts: 1 },
  gone: { kind: 'gone', posts: 1 },
  'token-refused': { kind: 'retry', posts: 1 },
  'message-gone': { kind: 'failed', posts: 1 },
  'not-editable': { kind: 'failed', posts: 1 },
  expired: { kind: 'failed', posts: 1 },
  'already-answered': { kind: 'failed', posts: 1 },
  'invalid-body': { kind: 'failed', posts: 2 },
  rejected: { kind: 'failed', posts: 2 },
  failed: { kind: 'failed', posts: 1 },
};

const refusal = (code: number, status = 403): DiscordResponse => ({ status, body: { message: 'No', code } });

describe('a refusal', () => {
  it.each([...ERROR_KINDS])('%i is %s', async (code, name) => {
    const { discord, platformPoster, aPost, posts } = await discordPosting();
    discord.fail(/messages$/, refusal(code), { times: 9 });
    const expected = OUTCOMES[name];
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({ kind: expected?.kind, code: String(code) });
    expect(posts()).toHaveLength(expected?.posts ?? 0);
  });

  it.each([
    ['forbidden', refusal(59_999), { kind: 'forbidden', code: '59999' }],
    ['about the body', refusal(59_999, 400), { kind: 'failed', code: '59999' }],
    ['that there is no such thing', refusal(0, 404), { kind: 'failed', code: 'http_404' }],
  ])('with an unknown code is %s by its status', async (_what, answer, outcome) => {
    const { discord, platformPoster, aPost } = await discordPosting();
    discord.fail(/messages$/, answer, { times: 2 });
    expect(await platformPoster.post(aPost(), LIMITS)).toEqual(outcome);
  });
});

describe('a token that Discord does not know', () => {
  it('does not suspend the server: posting resumes after a minute', async () => {
    const { discord, platformPoster, aPost, to, logged, clock } = await discordPosting();
    discord.fail(/messages$/, { status: 401, body: { message: '401: Unauthorized', code: 0 } });
    expect(await platformPoster.post(aPost(), LIMITS)).toEqual({ kind: 'retry', code: 'http_401', retryAfterMs: 60_000 });
    expect(platformPoster.rateLimits.pausedMs({ ...to, channel: 'another' })).toBe(60_000);
    expect(logged).toContainEqual(expect.objectContaining({ level: 50, msg: expect.stringContaining('DISCORD_TOKEN') }));
    await clock.sleep(60_000);
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({ kind: 'sent' });
  });
});

describe('no answer', () => {
  it.each([
    ['a bad gateway', serverError(502), 'http_502'],
    ['that it is down', serverError(503), 'http_503'],
    ['a dropped connection', 'drop', 'UND_ERR_SOCKET'],
    ['a connection that drops after the message was taken', 'drop after', 'UND_ERR_SOCKET'],
  ] as const)('but %s leaves it open whether the message is there', async (_what, answer, code) => {
    const { discord, platformPoster, aPost, posts } = await discordPosting();
    discord.fail(/messages$/, answer);
    expect(await platformPoster.post(aPost(), LIMITS)).toEqual({ kind: 'unclear', code });
    expect(posts()).toHaveLength(1);
  });

  it('in time leaves it open too', async () => {
    const { discord, platformPoster, world, aPost } = await discordPosting();
    discord.fail(/messages$/, 'silence');
    expect(await platformPoster.post(aPost(), { ...LIMITS, timeoutMs: 100 })).toMatchObject({ kind: 'unclear' });
    expect(world.messages).toHaveLength(1);
  });

  it('from a closed port means that nothing was posted', async () => {
    const { discord, platformPoster, aPost } = await discordPosting();
    await discord.close();
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({ kind: 'retry', code: 'ECONNREFUSED' });
  });
});

describe('a rate limit', () => {
  it('of the whole bot holds up everything until it is over', async () => {
    const { discord, platformPoster, aPost, to } = await discordPosting({ clock: systemClock });
    discord.fail(/messages$/, rateLimited(0.6, 'global'));
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({
      kind: 'retry',
      code: 'rate_limited',
      retryAfterMs: expect.any(Number),
    });
    const elsewhere = { ...to, channel: discord.world.threadId };
    expect(platformPoster.rateLimits.pausedMs(elsewhere)).toBeGreaterThan(500);
    // A real second, since discord.js counts by the clock of the machine.
    await platformPoster.rateLimits.ready(LIMITS.signal);
    expect(await platformPoster.post(aPost({ to: elsewhere }), LIMITS)).toMatchObject({ kind: 'sent' });
  });

  it('of one channel holds up that channel alone', async () => {
    const { discord, platformPoster, aPost, to, world } = await discordPosting();
    discord.fail(/messages$/, rateLimited(4));
    expect(await platformPoster.post(aPost(), LIMITS)).toMatchObject({ kind: 'retry', code: 'rate_limited' });
    expect(platformPoster.rateLimits.pausedMs(to)).toBeGreaterThanOrEqual(4000);
    expect(await platformPoster.post(aPost({ id: 'd2', to: { ...to, thread: world.threadId } }), LIMITS)).toMatchObject({ kind: 'sent' });
  });

  it('of no bucket of Discord holds up everything', async () => {
    const { discord, platformPoster, aPost, to } = await discordPosting();
    discord.fail(/messages$/, { status: 429, body: { message: 'banned' }, headers: { 'retry-after': '900' } });
    await platformPoster.post(aPost(), LIMITS);
    expect(platformPoster.rateLimits.pausedMs({ ...to, channel: 'another' })).toBe(900_000);
  });

  it('that is near is not run into', async () => {
    const { platformPoster, aPost, world, posts } = await discordPosting({
      clock: systemClock,
      rate: { inChannel: { most: 2, withinMs: 60_000 } },
    });
    const outcomes = [];
    for (const id of ['a', 'b', 'c', 'd']) outcomes.push(await platformPoster.post(aPost({ id }), LIMITS));
    expect(outcomes.map(({ kind }) => kind)).toEqual(['sent', 'sent', 'retry', 'retry']);
    expect(posts()).toHaveLength(2);
    expect(world.invalid).toEqual([]);
  });

  it('is counted against us, and all waits when half of what may be is used', async () => {
    const { discord, platformPoster, aPost, to, clock } = await discordPosting();
    discord.fail(/messages$/, refusal(50_013), { times: 5000 });
    for (let index = 0; index < 5000; index += 1) await platformPoster.post(aPost({ id: `d${index}` }), LIMITS);
    expect(platformPoster.rateLimits.pausedMs({ ...to, channel: 'another' })).toBeGreaterThan(599_000);
    const before = clock.now().getTime();
    await platformPoster.rateLimits.ready(LIMITS.signal);
    expect(clock.now().getTime() - before).toBeGreaterThan(599_000);
  });
});
