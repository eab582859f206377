/**
 * Work: how often V8 entered a function or a loop while something ran, in our code and in every library. It is exact, the same on
 * every machine and on a busy one, and costs the product nothing. What it can't see are loops inside of V8 itself, such as those of
 * `includes` and `normalize`: the folded characters are counted besides.
 */
import { Session } from 'node:inspector/promises';

export interface WorkCounter {
  /** Runs it, and returns its result with the count. */
  readonly count: <Result>(work: () => Promise<Result>) => Promise<{ readonly result: Result; readonly steps: number }>;
  readonly stop: () => Promise<void>;
}

export async function startCounting(): Promise<WorkCounter> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  return {
    count: async (work) => {
      await session.post('Profiler.takePreciseCoverage');
      const result = await work();
      const { result: scripts } = await session.post('Profiler.takePreciseCoverage');
      let steps = 0;
      for (const { functions } of scripts) for (const { ranges } of functions) for (const { count } of ranges) steps += count;
      return { result, steps };
    },
    stop: async () => {
      await session.post('Profiler.stopPreciseCoverage');
      session.disconnect();
    },
  };
}
