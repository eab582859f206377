/** Kills a posting process at each point of a delivery. */
import { randomOf } from '../../bench/generate.ts';
import { SEED } from '../settings.ts';
import type { CrashPoint, PosterProcess } from './child.ts';
import { until } from './fakes.ts';
import type { Scenario } from './scenario.ts';

/** Where a process dies; for 'accepted', the platform kills it once it has accepted the post. */
export const POINTS: readonly (readonly [string, CrashPoint | 'accepted'])[] = [
  ['before it claims', { operation: 'ClaimDailyJobs', when: 'before' }],
  ['after it claimed', { operation: 'ClaimDailyJobs', when: 'after' }],
  ['before it asks the platform', { operation: 'BeginDelivery', when: 'after' }],
  ['after the platform took it', 'accepted'],
  ['before it is committed that it was sent', { operation: 'CompleteDelivery', when: 'during' }],
  ['after that is committed', { operation: 'CompleteDelivery', when: 'after' }],
];
const random = randomOf(SEED);

/** Makes a posting process post in one more channel, and die on the way. */
export async function kill(
  scenario: Scenario,
  victim: PosterProcess,
  channel: string,
  point: CrashPoint | 'accepted',
  input: object = {},
): Promise<void> {
  if (point === 'accepted') {
    scenario.fake.breakNext(channel, 'silence');
    await scenario.subscribe(victim, [channel], input);
    await until(() => scenario.fake.textsIn(channel).length > 0);
    victim.signal('SIGKILL');
  } else {
    // A commit takes a few milliseconds: most processes die inside it.
    await victim.crashAt(point.when === 'during' ? { ...point, afterMs: random() * 6 } : point);
    await scenario.subscribe(victim, [channel], input);
  }
  await victim.exited;
}
