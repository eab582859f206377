/** All bots as the product starts them, over an atlas in this process and against fake platforms. */
import { onTestFinished } from 'vitest';
import { type Bots, readBotEnv, startBots } from '../../../bots/main.ts';
import { silentLog } from '../app.ts';

export interface BotsUnderTest {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly api: { readonly url: string; readonly fetch: typeof fetch };
}

/** Starts them; they stop at the end of the test. */
export async function runBots({ env, api }: BotsUnderTest): Promise<Bots> {
  const bots = await startBots({ env: readBotEnv(env), log: silentLog, api });
  onTestFinished(bots.stop);
  return bots;
}

/** What of a message could call somebody: mentions and links that a platform would act on. */
export const MENTIONS = ['<!channel>', '<!here>', '<@U1>', '<@&1>', '@everyone', '@here', '<https://x|y>', '[y](https://x)'];

/** A body without the one number in it that counts the writes of the seed. */
export const withoutRevision = (body: unknown): unknown =>
  JSON.parse(JSON.stringify(body).replace(/graph revision \d+/g, 'graph revision N'));
