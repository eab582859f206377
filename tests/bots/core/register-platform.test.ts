import { pino } from 'pino';
import { expect, it, onTestFinished, vi } from 'vitest';
import type { Query } from '../../../bots/api/client.ts';
import { Refused, Unavailable } from '../../../bots/api/errors.ts';
import { registerPlatform } from '../../../bots/core/register-platform.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { slack } from '../../../bots/slack/platform.ts';
import { jumpingClock } from '../../support/daily/clock.ts';

/** An API that answers the attempts one after the other, the last answer for all that follow. */
function registering(platform: typeof slack, ...answers: readonly (Error | readonly string[])[]) {
  const inputs: unknown[] = [];
  const logged: { readonly msg: string }[] = [];
  const query: Query = async (_document, variables) => {
    inputs.push((variables as unknown as { readonly input: unknown }).input);
    const answer = answers[Math.min(inputs.length, answers.length) - 1] ?? [];
    if (answer instanceof Error) throw answer;
    return { registerPlatform: { errors: answer.map((code) => ({ code, reason: null, path: [], given: null, limit: null })) } } as never;
  };
  const clock = jumpingClock();
  const log = pino({}, { write: (line) => void logged.push(JSON.parse(line)) });
  const registration = registerPlatform({ query, platform, clock, log });
  onTestFinished(registration.stop);
  return { ...registration, inputs, clock, messages: () => logged.map(({ msg }) => msg) };
}

it('tells the API what the ids of a platform look like, and how long it remembers a nonce', async () => {
  const [onSlack, onDiscord] = [registering(slack), registering(discord)];
  await Promise.all([onSlack.firstAttempt, onDiscord.firstAttempt]);
  expect(onSlack.inputs).toEqual([
    {
      ...{ id: 'slack', name: 'Slack', workspacePattern: '^[TE][A-Z0-9]+$', channelPattern: '^[CDG](?=[A-Z]*\\d)[A-Z0-9]+$' },
      ...{ userPattern: '^[UW][A-Z0-9]+$', rolePattern: '^S(?=[A-Z]*\\d)[A-Z0-9]+$', nonceLifetimeMs: null },
    },
  ]);
  expect(onDiscord.inputs).toMatchObject([{ id: 'discord', channelPattern: '^\\d{1,20}$', nonceLifetimeMs: 120_000 }]);
});

it('tries again until the API has it, whatever went wrong', async () => {
  const { firstAttempt, inputs, clock, messages } = registering(
    slack,
    new Unavailable('away'),
    new Refused('no key', { code: 'FORBIDDEN' }),
    ['no'],
    [],
  );
  await firstAttempt;
  await vi.waitUntil(() => inputs.length === 4);
  await vi.waitUntil(() => messages().includes('platform registered'));
  expect(clock.slept).toEqual([500, 1000, 2000]);
  expect(messages()).toEqual([...Array(3).fill('platform not registered yet; retrying'), 'platform registered']);
});

it('tries no more once the bots stop', async () => {
  const { firstAttempt, stop, inputs } = registering(slack, new Unavailable('away'));
  await firstAttempt;
  stop();
  const tried = inputs.length;
  await new Promise((resolve) => setImmediate(resolve));
  expect(inputs.length - tried).toBeLessThanOrEqual(1);
});
