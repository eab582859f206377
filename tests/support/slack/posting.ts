/** Posts daily facts to a fake Slack. */
import { pino } from 'pino';
import type { Clock } from '../../../bots/clock.ts';
import type { Post } from '../../../bots/core/posting/platform-poster.ts';
import { readBotEnv } from '../../../bots/env.ts';
import { createSlackPlatformPoster } from '../../../bots/slack/posting/platform-poster.ts';
import { type JumpingClock, jumpingClock } from '../daily/clock.ts';
import { factPost } from '../daily/jobs.ts';
import { fakeSlack, socketEnv } from './bot.ts';
import type { FakeOptions } from './fake/fake-slack.ts';

export const LIMITS = { timeoutMs: 5000, signal: new AbortController().signal };

/** The real platform poster, with a clock that skips its waits. */
export async function slackPosting<Time extends Clock = JumpingClock>({
  clock: customClock,
  ...options
}: FakeOptions & { readonly clock?: Time } = {}) {
  const slack = await fakeSlack(options);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const clock = customClock ?? (jumpingClock(Date.now()) as Clock as Time);
  const platformPoster = createSlackPlatformPoster({ env: readBotEnv(socketEnv(slack)), clock, log });
  const callsOf = (method: string) => slack.traffic.of('call').filter((call) => call.method === method);
  return { slack, platformPoster, clock, logged, callsOf };
}

export const makePost = (changes: Partial<Post> = {}): Post => ({
  ...{ id: 'd1', to: { workspace: 'T1', channel: 'C1' }, reply: factPost() },
  ...changes,
});
