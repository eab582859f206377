/** One message of someone on a platform, and all that its bot sends for it: for bug reports, and for the command line. */
import { act } from './act.ts';
import { type SimulatorOptions, startEngine } from './engine.ts';
import type { PlatformId, WireCall } from './visitors/visitor.ts';

export async function simulate(
  platform: PlatformId,
  text: string,
  options: SimulatorOptions,
): Promise<readonly Omit<WireCall, 'problems'>[]> {
  const engine = await startEngine(options);
  try {
    const { calls } = await act(engine, engine.visitors.find(undefined), platform, { do: 'ask', text });
    return calls.map(({ call, body }) => ({ call, body }));
  } finally {
    await engine.stop();
  }
}
