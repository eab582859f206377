/** Digests and follows go through the faults of daily facts: they share the ledger and the posters. */
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';
import { countLines, isLong, printFigures, repetitions } from '../settings.ts';
import { kill, POINTS } from './kills.ts';
import { isRight, isRightWithoutAnswer, linesOf } from './outcomes.ts';
import { createScenario, LEASE_MS, type Scenario } from './scenario.ts';

const TEST_TIMEOUT = { timeout: 3_600_000 };
const CONTENTS = [
  ['a digest', { kind: 'digest', days: [1, 2, 3, 4, 5, 6, 7] }],
  ['a follow', { subject: 'model/gpt-4' }],
] as const;
/** In a test, each on a platform of its own: what is posted and where don't meet in any code. */
const ON_PLATFORMS = CONTENTS.flatMap(([name, input], index) =>
  (['slack', 'discord'] as const).filter((_, platform) => isLong || platform === index % 2).map((platform) => ({ name, input, platform })),
);

/** Each message tells what the graph learned. */
async function linesOfNews(scenario: Scenario, channels: readonly string[]): Promise<string[]> {
  for (const text of channels.flatMap(scenario.fake.textsIn)) expect(text).toContain('1 new model');
  return linesOf(scenario, channels);
}

describe.each(engines)('changes to post, on %s', (engine) => {
  const fresh = sampleApps(engine);

  it.concurrent.for(ON_PLATFORMS)(
    '$name in $platform survives a kill at any point',
    TEST_TIMEOUT,
    async ({ input, platform, name }, { onTestFinished }) => {
      const points = Array.from({ length: repetitions(3, 1) }, () => POINTS).flat();
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: points.length } });
      const channels = points.map((_, index) => scenario.fake.channel(index));
      const first = await scenario.start();
      await first.learn();
      await first.stop();
      for (const [index, [, point]] of points.entries()) {
        const poster = await scenario.start();
        await poster.go();
        await scenario.idle(poster);
        await kill(scenario, poster, channels[index] ?? '', point, input);
      }
      const last = await scenario.start();
      await last.go();
      await scenario.idle(last);
      await last.stop();
      const lines = await linesOfNews(scenario, channels);
      printFigures(`${name}, ${points.length} kills in ${platform} on ${engine}`, { found: countLines(lines) });
      expect(lines.filter((line) => !isRight(line))).toEqual([]);
    },
  );

  it.concurrent.for(ON_PLATFORMS)(
    '$name in $platform is posted once if its answer gets lost',
    TEST_TIMEOUT,
    async ({ input, platform, name }, { onTestFinished }) => {
      const breakages = ['error', 'drop', 'silence'] as const;
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: breakages.length } });
      const channels = breakages.map((_, index) => scenario.fake.channel(index));
      const poster = await scenario.start();
      await poster.learn();
      for (const [index, how] of breakages.entries()) scenario.fake.breakNext(channels[index] ?? '', how);
      await scenario.subscribe(poster, channels, input);
      await poster.go();
      await scenario.idle(poster);
      await poster.stop();
      const lines = await linesOfNews(scenario, channels);
      printFigures(`${name} without an answer in ${platform} on ${engine}`, { found: countLines(lines) });
      expect(lines.filter((line) => !isRightWithoutAnswer(line))).toEqual([]);
    },
  );
});

describe.each(engines.filter((engine) => engine === 'postgresql'))('two posters on %s', (engine) => {
  const fresh = sampleApps(engine);

  it.for(ON_PLATFORMS)(
    'post $name in $platform once in each channel, also if one stalls',
    TEST_TIMEOUT,
    async ({ input, platform, name }, { onTestFinished }) => {
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: 8 } });
      const channels = Array.from({ length: 8 }, (_, index) => scenario.fake.channel(index));
      const [one, other] = [await scenario.start(), await scenario.start()];
      await one.learn();
      await scenario.subscribe(one, channels, input);
      await Promise.all([one.go(), other.go()]);
      other.signal('SIGSTOP');
      await wait(2 * LEASE_MS);
      other.signal('SIGCONT');
      await scenario.idle(need(one));
      await Promise.all([one.stop(), other.stop()]);
      const lines = await linesOfNews(scenario, channels);
      printFigures(`${name} by two posters in ${platform}`, { found: countLines(lines) });
      expect(lines.filter((line) => !isRight(line))).toEqual([]);
    },
  );
});
