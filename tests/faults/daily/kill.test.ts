import { describe, expect, it } from 'vitest';
import { randomOf } from '../../bench/generate.ts';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { countLines, printFigures, repetitions, SEED } from '../settings.ts';
import type { CrashPoint, PosterProcess } from './child.ts';
import { until } from './fakes.ts';
import { createScenario, type Scenario } from './scenario.ts';

/** Where a process dies; for 'accepted', the platform kills it once it has accepted the post. */
const POINTS: readonly (readonly [string, CrashPoint | 'accepted'])[] = [
  ['before it claims', { operation: 'ClaimDailyJobs', when: 'before' }],
  ['after it claimed', { operation: 'ClaimDailyJobs', when: 'after' }],
  ['before it asks the platform', { operation: 'BeginDelivery', when: 'after' }],
  ['after the platform took it', 'accepted'],
  ['before it is committed that it was sent', { operation: 'CompleteDelivery', when: 'during' }],
  ['after that is committed', { operation: 'CompleteDelivery', when: 'after' }],
];
const random = randomOf(SEED);
const TEST_TIMEOUT = { timeout: 3_600_000 };

/** Makes a posting process post in one more channel, and die on the way. */
async function kill(scenario: Scenario, victim: PosterProcess, channel: string, point: CrashPoint | 'accepted'): Promise<void> {
  if (point === 'accepted') {
    scenario.fake.breakNext(channel, 'silence');
    await scenario.subscribe(victim, [channel]);
    await until(() => scenario.fake.textsIn(channel).length > 0);
    victim.signal('SIGKILL');
  } else {
    // A commit takes a few milliseconds: most processes die inside it.
    await victim.crashAt(point.when === 'during' ? { ...point, afterMs: random() * 6 } : point);
    await scenario.subscribe(victim, [channel]);
  }
  await victim.exited;
}

describe.each(engines)('a poster that is killed with -9, on %s', (engine) => {
  const fresh = sampleApps(engine);
  const runs = engine === 'pglite' ? repetitions(10, 1) : repetitions(50, 1);

  it.concurrent.each(['slack', 'discord'] as const)(
    'in %s, posts nothing twice and loses nothing silently',
    TEST_TIMEOUT,
    async (platform) => {
      const points = Array.from({ length: runs }, () => POINTS).flat();
      const scenario = await createScenario({ engine, platform, fresh, fake: { channels: points.length } });
      const channels = points.map((_, index) => scenario.fake.channel(index));
      const start = performance.now();
      // Only one process can open an embedded database; on a server, the next process is ready when the last one dies.
      const ahead = () => (engine === 'postgresql' ? scenario.start() : undefined);
      let next = ahead();
      for (const [index, [, point]] of points.entries()) {
        const poster = await (next ?? scenario.start());
        next = ahead();
        await poster.go();
        // It finds what the process before it left.
        await scenario.idle(poster);
        await kill(scenario, poster, channels[index] ?? '', point);
      }
      const last = await (next ?? scenario.start());
      await last.go();
      await scenario.idle(last);
      await last.stop();
      const states = await scenario.states();
      const lines = channels.map((channel) =>
        [scenario.fake.textsIn(channel).length, ...(states.get(channel) ?? ['not recorded'])].join(' message, '),
      );
      printFigures(`${runs} times at ${POINTS.length} points in ${platform} on ${engine}`, {
        found: countLines(lines),
        seconds: ((performance.now() - start) / 1000).toFixed(0),
      });
      expect(lines.filter((line) => !/^1 message, sent$|^0 message, (unconfirmed|failed) /.test(line))).toEqual([]);
    },
  );
});
