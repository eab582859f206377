/** Registers our chat platforms with an atlas, as their bots do when they start. */
import { createApiClient } from '../../../bots/api/client.ts';
import { systemClock } from '../../../bots/clock.ts';
import type { Platform } from '../../../bots/core/contract/platform.ts';
import { registerPlatform } from '../../../bots/core/register-platform.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { slack } from '../../../bots/slack/platform.ts';
import type { App } from '../../../src/app.ts';
import { inProcessApi } from '../../../src/server/api.ts';
import { silentLog } from '../silent-log.ts';

export async function registerPlatforms(
  { api, botKey, client }: Pick<App, 'api' | 'botKey' | 'client'>,
  platforms: readonly Platform[] = [slack, discord],
): Promise<void> {
  const query = createApiClient({ ...inProcessApi(api, botKey), timeoutMs: 10_000 });
  for (const platform of platforms) {
    const { firstAttempt, stop } = registerPlatform({ query, platform, clock: systemClock, log: silentLog });
    await firstAttempt;
    stop();
    // The attempt itself never rejects.
    await client.platform.findUniqueOrThrow({ where: { id: platform.id } });
  }
}
