/** A poster on the real REST client of Discord, by the real clock. */
import { ChannelType } from 'discord.js';
import { expect, it } from 'vitest';
import { systemClock } from '../../../../bots/clock.ts';
import { discord } from '../../../../bots/discord/platform.ts';
import { COMPLETE_DELIVERY } from '../../../support/daily/api.ts';
import { postJob, recoveryJob } from '../../../support/daily/jobs.ts';
import { posting, until } from '../../../support/daily/poster.ts';
import type { RateLimitOptions } from '../../../support/discord/fake/rate-limits.ts';
import { rateLimited, serverError } from '../../../support/discord/fake/responses.ts';
import { discordPosting } from '../../../support/discord/posting.ts';

async function inManyChannels(count: number, rate: RateLimitOptions = {}) {
  const given = await discordPosting({ clock: systemClock, rate });
  const { world, platformPoster } = given;
  const works = Array.from({ length: count }, () => {
    const channel = world.nextId();
    world.otherChannels[channel] = ChannelType.GuildText;
    return postJob({ in: { workspace: world.guildId, channel } });
  });
  const { api } = posting({ clock: systemClock, givenPlatformPoster: platformPoster, batch: 12, platform: discord });
  return { ...given, works, api };
}

it('posts as fast as Discord lets it, without one request too many', async () => {
  const { works, api, world } = await inManyChannels(150);
  api.give(...works);
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 150);
  expect(api.inputsOf(COMPLETE_DELIVERY).filter(({ outcome }) => outcome !== 'SENT')).toEqual([]);
  expect([world.messages.length, world.invalid]).toEqual([150, []]);
});

it('posts each once, though some answers never come', async () => {
  const { works, api, world, discord } = await inManyChannels(30);
  for (const work of works.filter((_, index) => index % 3 === 0)) {
    discord.fail(new RegExp(`/channels/${work.subscription.channel}/messages`), 'drop after', { method: 'POST' });
  }
  api.give(...works);
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 30);
  const unclear = api.inputsOf(COMPLETE_DELIVERY).filter(({ outcome }) => outcome === 'UNCLEAR');
  expect(unclear).toHaveLength(10);
  const lost = works.filter(({ id }) => unclear.some((input) => input['id'] === id));
  api.give(...lost.map(({ id, fact, subscription }, index) => recoveryJob({ id, fact, in: subscription, mayResend: index % 2 === 0 })));
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 40);
  expect(api.inputsOf(COMPLETE_DELIVERY).filter(({ outcome }) => outcome === 'SENT')).toHaveLength(30);
  expect(new Set(world.messages.map(({ channel }) => channel)).size).toBe(30);
  expect(world.messages).toHaveLength(30);
});

it('makes no request while Discord wants none of the bot', async () => {
  const { works, api, world, discord } = await inManyChannels(3);
  const [first, ...others] = works;
  discord.fail(/messages$/, rateLimited(2, 'global'), { times: 1 });
  if (first !== undefined) api.give(first);
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 1);
  expect(api.inputsOf(COMPLETE_DELIVERY)).toMatchObject([{ outcome: 'RETRY', reason: 'rate_limited', retryAfterMs: expect.any(Number) }]);
  const [refusedAt = 0] = world.invalid;
  api.give(...others);
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 3);
  const [, second] = discord.calls('POST', /messages$/);
  expect((second?.at ?? 0) - refusedAt).toBeGreaterThanOrEqual(2000);
  expect(world.messages).toHaveLength(2);
});

it('goes on beside an outage of Discord', async () => {
  const { works, api, world, discord } = await inManyChannels(6);
  discord.fail(/messages$/, serverError(503), { times: 3 });
  api.give(...works);
  await until(() => api.inputsOf(COMPLETE_DELIVERY).length === 6);
  const outcomes = api.inputsOf(COMPLETE_DELIVERY).map(({ outcome }) => outcome);
  expect([outcomes.filter((one) => one === 'UNCLEAR').length, outcomes.filter((one) => one === 'SENT').length]).toEqual([3, 3]);
  expect(world.messages).toHaveLength(3);
});
