import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { randomOf } from '../../bench/generate.ts';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';
import { countLines, isLong, printFigures, repetitions, SEED } from '../settings.ts';
import type { Breakage } from './fakes.ts';
import { isRight, isRightWithoutAnswer, linesOf } from './outcomes.ts';
import { createScenario, LEASE_MS, type Scenario } from './scenario.ts';

const TEST_TIMEOUT = { timeout: 3_600_000 };
const random = randomOf(SEED);
const platforms = ['slack', 'discord'] as const;

const elapsed = (start: number): string => ((performance.now() - start) / 1000).toFixed(1);
const channelsOf = (scenario: Scenario, count: number) => Array.from({ length: count }, (_, index) => scenario.fake.channel(index));

describe.each(engines.filter((engine) => engine === 'postgresql'))('several posters on %s', (engine) => {
  const fresh = sampleApps(engine);

  it.for(platforms)(
    'in %s, post once in each channel even if they stall for longer than a lease',
    TEST_TIMEOUT,
    async (platform, { onTestFinished }) => {
      // Slack takes about four messages a second.
      const count = platform === 'discord' ? repetitions(500, 60) : repetitions(500, 16);
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: count } });
      const channels = channelsOf(scenario, count);
      const posters = await Promise.all([scenario.start(), scenario.start(), scenario.start()]);
      await scenario.subscribe(need(posters[0]), channels);
      const start = performance.now();
      await Promise.all(posters.map(({ go }) => go()));
      let [isOver, stalls] = [false, 0];
      const stalling = async () => {
        while (!isOver) {
          const poster = need(posters[Math.floor(random() * posters.length)]);
          poster.signal('SIGSTOP');
          await wait(LEASE_MS * (0.5 + 2 * random()));
          poster.signal('SIGCONT');
          stalls += 1;
          await wait(200 * random());
        }
      };
      const stalled = stalling();
      await scenario.idle(need(posters[0]));
      isOver = true;
      await stalled;
      await Promise.all(posters.map(({ stop }) => stop()));
      const lines = await linesOf(scenario, channels);
      printFigures(`3 processes, ${stalls} stalls, ${count} channels in ${platform}`, {
        found: countLines(lines),
        seconds: elapsed(start),
      });
      expect(lines.filter((line) => !isRight(line))).toEqual([]);
    },
  );
});

/** In a test, the embedded database is enough; the long run uses PostgreSQL, where several processes could interfere. */
const one = engines.filter((engine) => engine === (isLong ? 'postgresql' : 'pglite'));

describe.each(one)('a poster on %s', (engine) => {
  const fresh = sampleApps(engine);

  it.for(platforms)(
    'in %s, when one post in ten fails, posts nothing twice and lists what is missing',
    TEST_TIMEOUT,
    async (platform, { onTestFinished }) => {
      const count = platform === 'discord' ? repetitions(1000, 30) : repetitions(1000, 12);
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: count } });
      const channels = channelsOf(scenario, count);
      const kinds: readonly Breakage[] = ['error', 'drop', 'silence'];
      const broken = channels.filter((_, index) => index % 10 === 0 || random() < 0.02);
      for (const [index, channel] of broken.entries()) scenario.fake.breakNext(channel, kinds[index % kinds.length] ?? 'error');
      const poster = await scenario.start();
      await scenario.subscribe(poster, channels);
      const start = performance.now();
      await poster.go();
      await scenario.idle(poster);
      await poster.stop();
      const lines = await linesOf(scenario, channels);
      printFigures(`${broken.length} of ${count} posts fail in ${platform}`, { found: countLines(lines), seconds: elapsed(start) });
      expect(lines.filter((line) => !isRightWithoutAnswer(line))).toEqual([]);
    },
  );

  it.for(platforms)('in %s, waits as long as a 429 says, and then posts everything', TEST_TIMEOUT, async (platform, { onTestFinished }) => {
    const count = 8;
    const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: count } });
    const channels = channelsOf(scenario, count);
    const poster = await scenario.start();
    const longest = repetitions(29, 2);
    scenario.fake.rejectRequests(() => 2 + Math.floor(random() * longest));
    await scenario.subscribe(poster, channels);
    await poster.go();
    await wait(repetitions(60_000, 4_000));
    scenario.fake.rejectRequests(undefined);
    await scenario.idle(poster);
    await poster.stop();
    const early = tooEarly(scenario);
    const lines = await linesOf(scenario, channels);
    printFigures(`a storm of 429 in ${platform}`, {
      requests: scenario.fake.requests.length,
      early: early.length,
      found: countLines(lines),
    });
    expect(early).toEqual([]);
    expect(new Set(lines)).toEqual(new Set(['1 message, sent']));
  });

  it(
    'in discord, with many channels due at the same minute, is nearly as fast as the limit and never exceeds it',
    TEST_TIMEOUT,
    async ({ onTestFinished }) => {
      const count = repetitions(10_000, 80);
      const scenario = await createScenario({
        engine,
        platform: 'discord',
        fresh,
        onTestFinished,
        fake: { channels: count, rate: { perSecond: 50 } },
      });
      const channels = channelsOf(scenario, count);
      const poster = await scenario.start();
      await scenario.subscribe(poster, channels);
      await poster.go();
      await scenario.idle(poster);
      await poster.stop();
      const [first, last] = [scenario.fake.requests[0], scenario.fake.requests.at(-1)];
      const seconds = ((last?.at ?? 0) - (first?.at ?? 0)) / 1000;
      printFigures(`${count} channels at 50 a second`, {
        ...{
          seconds: seconds.toFixed(1),
          'of what the limit needs': (seconds / (count / 50)).toFixed(3),
          'turned away': scenario.fake.rejectedCount(),
        },
      });
      expect(scenario.fake.rejectedCount()).toBe(0);
      expect(new Set(await linesOf(scenario, channels))).toEqual(new Set(['1 message, sent']));
      // The speed depends on the machine, so only the long run checks it.
      if (isLong) expect(seconds).toBeLessThan((count / 50) * 1.05);
    },
  );
});

/**
 * Requests during a wait that the platform demanded. Those already under way when it did so don't count: the database runs in the
 * same process, which may read the response much later than it came.
 */
function tooEarly({ fake }: Scenario): number[] {
  const ON_ITS_WAY_MS = 750;
  let shutAt = 0;
  let openAt = 0;
  return fake.requests.flatMap(({ at, retryAfterSeconds }) => {
    const early = at > shutAt + ON_ITS_WAY_MS && at < openAt - 5 ? [openAt - at] : [];
    if (retryAfterSeconds !== undefined && at + retryAfterSeconds * 1000 > openAt) [shutAt, openAt] = [at, at + retryAfterSeconds * 1000];
    return early;
  });
}
