import { describe, expect, it } from 'vitest';
import { randomOf } from '../bench/generate.ts';
import { freshApps } from '../support/atlas.ts';
import { engines } from '../support/database/engines.ts';
import type { Child, Point } from './child.ts';
import { until } from './fakes.ts';
import { countsOf, often, SEED, tell } from './long.ts';
import { type Stage, setStage } from './stage.ts';

/** Where a process dies; the platform itself has it killed once it has taken the post. */
const POINTS: readonly (readonly [string, Point | 'accepted'])[] = [
  ['before it claims', { operation: 'ClaimDailyWork', when: 'before' }],
  ['after it claimed', { operation: 'ClaimDailyWork', when: 'after' }],
  ['before it asks the platform', { operation: 'BeginDelivery', when: 'after' }],
  ['after the platform took it', 'accepted'],
  ['before it is committed that it was sent', { operation: 'SettleDelivery', when: 'during' }],
  ['after that is committed', { operation: 'SettleDelivery', when: 'after' }],
];
const random = randomOf(SEED);
const LONGEST = { timeout: 3_600_000 };

/** Has a process that is posting already post in one more channel, and die on the way. */
async function kill(stage: Stage, victim: Child, channel: string, point: Point | 'accepted'): Promise<void> {
  if (point === 'accepted') {
    stage.fake.breakNext(channel, 'silence');
    await stage.subscribe(victim, [channel]);
    await until(() => stage.fake.textsIn(channel).length > 0);
    victim.signal('SIGKILL');
  } else {
    // A commit takes a few milliseconds: most of these die inside of it.
    await victim.arm(point.when === 'during' ? { ...point, afterMs: random() * 6 } : point);
    await stage.subscribe(victim, [channel]);
  }
  await victim.gone;
}

describe.each(engines)('a poster that is killed with -9, on %s', (engine) => {
  const fresh = freshApps(engine);
  const runs = engine === 'pglite' ? often(10, 1) : often(50, 1);

  it.concurrent.each(['slack', 'discord'] as const)(
    'in %s, posts nothing twice and loses nothing in silence',
    LONGEST,
    async (platform) => {
      const points = Array.from({ length: runs }, () => POINTS).flat();
      const stage = await setStage({ engine, platform, fresh, fake: { channels: points.length } });
      const channels = points.map((_, index) => stage.fake.channel(index));
      const start = performance.now();
      // Only one process can have an embedded database; on a server the next one is ready when the last one dies.
      const ahead = () => (engine === 'postgresql' ? stage.start() : undefined);
      let next = ahead();
      for (const [index, [, point]] of points.entries()) {
        const poster = await (next ?? stage.start());
        next = ahead();
        await poster.go();
        // It finds what the one before it left.
        await stage.settled(poster);
        await kill(stage, poster, channels[index] ?? '', point);
      }
      const last = await (next ?? stage.start());
      await last.go();
      await stage.settled(last);
      await last.stop();
      const states = await stage.states();
      const lines = channels.map((channel) =>
        [stage.fake.textsIn(channel).length, ...(states.get(channel) ?? ['not recorded'])].join(' message, '),
      );
      tell(`${runs} times at ${POINTS.length} points in ${platform} on ${engine}`, {
        found: countsOf(lines),
        seconds: ((performance.now() - start) / 1000).toFixed(0),
      });
      expect(lines.filter((line) => !/^1 message, sent$|^0 message, (unconfirmed|failed) /.test(line))).toEqual([]);
    },
  );
});
