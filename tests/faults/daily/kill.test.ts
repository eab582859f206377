import { describe, expect, it } from 'vitest';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { countLines, printFigures, repetitions } from '../settings.ts';
import { kill, POINTS } from './kills.ts';
import { isRight, linesOf } from './outcomes.ts';
import { createScenario } from './scenario.ts';

const TEST_TIMEOUT = { timeout: 3_600_000 };

describe.each(engines)('a poster that is killed with -9, on %s', (engine) => {
  const fresh = sampleApps(engine);
  const runs = engine === 'pglite' ? repetitions(10, 1) : repetitions(50, 1);

  it.concurrent.for(['slack', 'discord'] as const)(
    'in %s, posts nothing twice and loses nothing silently',
    TEST_TIMEOUT,
    async (platform, { onTestFinished }) => {
      const points = Array.from({ length: runs }, () => POINTS).flat();
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: points.length } });
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
      const lines = await linesOf(scenario, channels);
      printFigures(`${runs} times at ${POINTS.length} points in ${platform} on ${engine}`, {
        found: countLines(lines),
        seconds: ((performance.now() - start) / 1000).toFixed(0),
      });
      expect(lines.filter((line) => !isRight(line))).toEqual([]);
    },
  );
});
