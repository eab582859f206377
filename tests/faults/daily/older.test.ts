/**
 * An upgrade while posts are on their way: a version that marks posts in another way is killed, and ours goes on; or both post side by
 * side. LMM_TEST_OLDER is the folder of a checkout of that version, built by `node .config/setup.mjs --modules`.
 */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { engines, freshDatabases } from '../../support/database/engines.ts';
import { countLines, printFigures, repetitions } from '../settings.ts';
import { kill, POINTS } from './kills.ts';
import { isRight, linesOf } from './outcomes.ts';
import { createScenario, LEASE_MS } from './scenario.ts';

const TEST_TIMEOUT = { timeout: 3_600_000 };
const older = process.env['LMM_TEST_OLDER'];
const NO_OLDER = 'LMM_TEST_OLDER isn’t set: no older version to upgrade from';
/** After everything that the knowledge files were checked on: an older version reads them anew. */
const starts = Date.parse('2027-01-05T09:02:00Z');
const platforms = ['slack', 'discord'] as const;

/** An empty database, which the older version migrates and fills. */
const emptyOn = (engine: (typeof engines)[number]) => {
  const fresh = freshDatabases(engine);
  return async () => {
    const database = await fresh();
    return { database, close: database.close };
  };
};

describe.each(engines)('an upgrade on %s', (engine) => {
  const fresh = emptyOn(engine);

  it.for(platforms)('in %s, finds what the older version posted before it was killed', TEST_TIMEOUT, async (platform, context) => {
    if (older === undefined) return context.skip(NO_OLDER);
    const program = join(older, 'tests/support/poster.mjs');
    const runs = repetitions(5, 1);
    const lines: string[] = [];
    for (let run = 0; run < runs; run += 1) {
      for (const [, point] of POINTS) {
        const scenario = await createScenario({
          engine,
          platform,
          fresh,
          onTestFinished: context.onTestFinished,
          starts,
          fake: { channels: 1 },
        });
        const victim = await scenario.start(program);
        await victim.go();
        await kill(scenario, victim, scenario.fake.channel(0), point);
        const next = await scenario.start();
        await next.go();
        await scenario.idle(next);
        await next.stop();
        lines.push(...(await linesOf(scenario, [scenario.fake.channel(0)])));
      }
    }
    printFigures(`${lines.length} kills of an older version in ${platform} on ${engine}`, { found: countLines(lines) });
    expect(lines.filter((line) => !isRight(line))).toEqual([]);
  });
});

describe.each(engines.filter((engine) => engine === 'postgresql'))('two versions side by side on %s', (engine) => {
  const fresh = emptyOn(engine);

  it.for(platforms)('in %s, post once in each channel, also while either stalls', TEST_TIMEOUT, async (platform, context) => {
    if (older === undefined) return context.skip(NO_OLDER);
    const count = repetitions(100, 12);
    const scenario = await createScenario({
      engine,
      platform,
      fresh,
      onTestFinished: context.onTestFinished,
      starts,
      fake: { channels: count },
    });
    const channels = Array.from({ length: count }, (_, index) => scenario.fake.channel(index));
    // The older version is up before ours changes the tables.
    const one = await scenario.start(join(older, 'tests/support/poster.mjs'));
    const other = await scenario.start();
    // Starting registers the platform, without which nothing can be scheduled there.
    await Promise.all([one.go(), other.go()]);
    await scenario.subscribe(other, channels);
    for (const stalled of [one, other, one, other]) {
      stalled.signal('SIGSTOP');
      await wait(2 * LEASE_MS);
      stalled.signal('SIGCONT');
      await wait(LEASE_MS / 5);
    }
    await scenario.idle(other);
    await Promise.all([one.stop(), other.stop()]);
    const lines = await linesOf(scenario, channels);
    printFigures(`two versions in ${platform}`, { found: countLines(lines) });
    expect(lines.filter((line) => !isRight(line))).toEqual([]);
  });
});
