/** An atlas of its own for the gallery: the bundled knowledge in an embedded database, at a fixed time. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApiClient, type Query } from '../../../bots/api/client.ts';
import { Unavailable } from '../../../bots/api/errors.ts';
import { createBotContext } from '../../../bots/core/bot-context.ts';
import type { BotContext } from '../../../bots/core/contract/bot.ts';
import type { Platform } from '../../../bots/core/contract/platform.ts';
import { openApp } from '../../../src/app.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { inProcessApi } from '../../../src/server/api.ts';
import { registerPlatforms } from '../../support/bots/register-platforms.ts';

const NOW = new Date('2026-11-30T09:41:00Z');
export const galleryClock: Clock = { ...systemClock, now: () => NOW };

const log = pino({ level: 'silent' });

export interface Atlas {
  readonly contextFor: (platform: Platform) => BotContext;
  readonly query: Query;
  /** From now on, whether the API answers. */
  readonly setDown: (isDown: boolean) => void;
  readonly close: () => Promise<void>;
}

export async function openAtlas(): Promise<Atlas> {
  const folder = mkdtempSync(join(tmpdir(), 'lmm-gallery-'));
  const env = { DATABASE_URL: undefined, LMM_DATA: folder, LMM_BOT_KEY: undefined, LMM_PUBLIC_INTROSPECTION: true };
  const noModel = { LMM_MODEL_URL: undefined, LMM_MODEL: undefined, LMM_MODEL_KEY: undefined };
  const app = await openApp({ env: { ...env, ...noModel }, clock: galleryClock, log, progress: () => {} });
  await registerPlatforms(app);
  let isDown = false;
  const ask = createApiClient({ ...inProcessApi(app.api, app.botKey), timeoutMs: 10_000 });
  const query: Query = async (...args) => {
    if (isDown) throw new Unavailable('the gallery shows what is said without the API');
    return ask(...args);
  };
  return {
    query,
    contextFor: (platform) => createBotContext({ query, platform, secret: 'of the gallery', clock: galleryClock, log }),
    setDown: (down) => {
      isDown = down;
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
