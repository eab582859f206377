/** All bots as the product starts them, with an atlas in this process and fake platforms. */
import { onTestFinished } from 'vitest';
import type { Clock } from '../../../bots/clock.ts';
import { type Bots, readBotEnv, startBots } from '../../../bots/main.ts';
import { silentLog } from '../app.ts';

export interface BotsUnderTest {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly api: { readonly url: string; readonly fetch: typeof fetch };
  readonly clock?: Clock;
}

/** Starts them; they stop at the end of the test. */
export async function runBots({ env, ...options }: BotsUnderTest): Promise<Bots> {
  const bots = await startBots({ env: readBotEnv(env), log: silentLog, ...options });
  onTestFinished(bots.stop);
  return bots;
}

/** The parts of a message that could ping people: mentions and links that a platform would act on. */
export const MENTIONS = ['<!channel>', '<!here>', '<@U1>', '<@&1>', '@everyone', '@here', '<https://x|y>', '[y](https://x)'];

/** A body without its one number that counts the seed's writes. */
export const withoutRevision = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body).replace(/graph revision \d+/g, 'graph revision N'));
