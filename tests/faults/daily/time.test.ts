import { describe, expect, it } from 'vitest';
import { factsFor } from '../../../src/daily/rotation/topics.ts';
import { sampleApps } from '../../support/app.ts';
import { engines } from '../../support/database/engines.ts';
import { need } from '../../support/need.ts';
import { printFigures, repetitions } from '../settings.ts';
import { createScenario } from './scenario.ts';

const HOUR = 3_600_000;
const TEST_TIMEOUT = { timeout: 600_000 };

describe.each(engines)('on %s', (engine) => {
  const fresh = sampleApps(engine);

  it('never posts a date twice when the clock jumps, and posts at most one late fact', TEST_TIMEOUT, async ({ onTestFinished }) => {
    // Back and forward by two hours, forward by 26 hours and back again, forward by a day, and three days of sleep.
    const jumps = [-2, 2, 2, 26, -26, 24, 72].map((hours) => hours * HOUR);
    const scenario = await createScenario({ engine, platform: 'discord', fresh, onTestFinished, fake: { channels: 1 } });
    const channel = scenario.fake.channel(0);
    const poster = await scenario.start();
    await scenario.subscribe(poster, [channel]);
    await poster.go();
    await scenario.idle(poster);
    const counts = [scenario.fake.textsIn(channel).length];
    for (const jump of jumps) {
      await poster.shift(jump);
      const { claims } = await poster.pendingWork();
      await scenario.idle(poster, (looked) => looked.claims > claims + 1 && looked.open + looked.due === 0);
      counts.push(scenario.fake.textsIn(channel).length);
    }
    await poster.stop();
    const posts = await scenario.withClient((client) => client.delivery.findMany({ select: { date: true, state: true } }));
    const sent = posts.filter(({ state }) => state === 'sent').map(({ date }) => date);
    expect(counts[0]).toBe(1);
    // Each jump causes at most one late post.
    for (const [index, count] of counts.entries()) expect(count - (counts[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect([sent.length, new Set(sent).size]).toEqual([counts.at(-1), counts.at(-1)]);
    expect(posts.every(({ state }) => ['sent', 'skipped'].includes(state))).toBe(true);
  });
});

describe.each(engines.filter((engine) => engine === 'postgresql'))('on %s, a withdrawn fact', (engine) => {
  const fresh = sampleApps(engine);

  it.for(['slack', 'discord'] as const)(
    'is marked as withdrawn in %s wherever it was posted, once',
    TEST_TIMEOUT,
    async (platform, { onTestFinished }) => {
      const scenario = await createScenario({ engine, platform, fresh, onTestFinished, fake: { channels: 20 } });
      const channels = Array.from({ length: 20 }, (_, index) => scenario.fake.channel(index));
      // An entity with a single fact, so that all channels post the same one.
      const { topic, fact } = await scenario.withClient(async (_client, { store }) => {
        const graph = store.current();
        const only = need([...graph.entities.keys()].find((id) => factsFor(graph, [id], '2026-11-27').length === 1));
        return { topic: only, fact: need(factsFor(graph, [only], '2026-11-27')[0]) };
      });
      const poster = await scenario.start();
      await scenario.subscribe(poster, channels, { topics: [topic] });
      await poster.go();
      await scenario.idle(poster);
      const reason = 'The source took the figure back.';
      await scenario.withClient((client) =>
        client.fact.update({ where: { id: fact.id }, data: { retractedOn: '2026-11-27', retractedReason: reason } }),
      );
      await scenario.idle(
        poster,
        ({ followUpJobs }) => followUpJobs === 0 && channels.every((channel) => scenario.fake.editsIn(channel) > 0),
      );
      // Time enough for a second edit, should there be one.
      const { claims } = await poster.pendingWork();
      await scenario.idle(poster, (looked) => looked.claims > claims + repetitions(20, 2));
      await poster.stop();
      printFigures(`20 posts of a withdrawn fact in ${platform}`, {
        edits: channels.map((channel) => scenario.fake.editsIn(channel)).join(' '),
      });
      expect(channels.map((channel) => [scenario.fake.textsIn(channel).length, scenario.fake.editsIn(channel)])).toEqual(
        channels.map(() => [1, 1]),
      );
      expect(channels.every((channel) => scenario.fake.textsIn(channel)[0]?.includes(reason))).toBe(true);
    },
  );
});
