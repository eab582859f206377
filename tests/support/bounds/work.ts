/**
 * Work: how often V8 entered a function or a loop while something ran, in our code and in every library. It is exact, the same on
 * every machine and on a busy one, and costs the product nothing. What it can't see are loops inside of V8 itself, such as those of
 * `includes` and `normalize`: the folded characters are counted besides.
 */
import { type Profiler, Session } from 'node:inspector/promises';

export interface WorkCounter {
  /** Forgets what was counted so far: counting begins here. */
  readonly reset: () => Promise<void>;
  /**
   * Runs it, and returns its result and how to add up its steps. What runs between two counts belongs to the second one, so add up
   * only after the last: asking V8 to forget before each count would take longer than most requests.
   */
  readonly count: <Result>(work: () => Promise<Result>) => Promise<{ readonly result: Result; readonly steps: () => number }>;
  readonly stop: () => Promise<void>;
}

export async function startCounting(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    reset: async () => void (await session.post('Profiler.takePreciseCoverage')),
    count: async (work) => {
      const result = await work();
      const { result: scripts } = await session.post('Profiler.takePreciseCoverage');
      return { result, steps: () => stepsOf(scripts) };
    },
    stop: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}

function stepsOf(scripts: readonly Profiler.ScriptCoverage[]): number {
  let steps = 0;
  for (const { functions } of scripts) for (const { ranges } of functions) for (const { count } of ranges) steps += count;
  return steps;
}
