/** A poster under test. */
import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import type { Clock } from '../../../bots/clock.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import type { PlatformPoster } from '../../../bots/core/posting/platform-poster.ts';
import { type PosterOptions, startPoster } from '../../../bots/core/posting/poster.ts';
import { createOpenTokens } from '../../../bots/core/state/open-tokens.ts';
import { slack } from '../../../bots/slack/platform.ts';
import { type FakeDailyApi, fakeDailyApi } from './api.ts';
import { type JumpingClock, jumpingClock } from './clock.ts';
import { stubPlatformPoster } from './stub-platform-poster.ts';

interface Given<Time extends Clock> extends Partial<Pick<PosterOptions, 'batch' | 'platform'>> {
  readonly api?: FakeDailyApi;
  readonly clock?: Time;
  /** A platform, paced by the same clock. */
  readonly givenPlatformPoster?: PlatformPoster;
}

/** Starts the real poster between a small API and a platform that accepts everything; it stops at the end of the test. */
export function posting<Time extends Clock = JumpingClock>(given: Given<Time> = {}) {
  const { api = fakeDailyApi(), batch = 3, platform = slack } = given;
  // By default, the clock that jumps.
  const clock = given.clock ?? (jumpingClock() as Clock as Time);
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) });
  const platformPoster = stubPlatformPoster(clock);
  const poster = startPoster({
    ...{ platformPoster: given.givenPlatformPoster ?? platformPoster, query: api.query, clock, log, batch, platform },
    ...{ messages: messagesFor(undefined), openTokens: createOpenTokens('of the tests') },
    random: () => 0.5,
  });
  onTestFinished(poster.stop);
  return { api, clock, platformPoster, poster, logged };
}

export const until = (condition: () => boolean) => vi.waitUntil(condition, { timeout: 10_000, interval: 1 });
/** An event that happens when the test triggers it. */
export function later<Value = void>() {
  let happen: (value: Value) => void = () => {};
  const happened = new Promise<Value>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}
