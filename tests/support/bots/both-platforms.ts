/** One process with the product's bots on a fake Slack and a fake Discord, as if both had their tokens. */
import { afterAll, beforeAll, expect } from 'vitest';
import { type Bots, readBotEnv, startBots } from '../../../bots/main.ts';
import type { App } from '../../../src/app.ts';
import { silentLog } from '../app.ts';
import { type FakeDiscord, startFakeDiscord } from '../discord/fake/fake-discord.ts';
import { need } from '../need.ts';
import { socketEnv } from '../slack/bot.ts';
import { type FakeSlack, startFakeSlack } from '../slack/fake/fake-slack.ts';
import type { VisibleMessage } from '../slack/fake/screen.ts';
import type { View } from '../slack/fake/views.ts';
import { bySocket, type Person, person } from '../slack/person.ts';
import { apiOf } from './bot-contexts.ts';

export interface Both {
  readonly slack: FakeSlack;
  readonly discord: FakeDiscord;
  /** Ada in Slack; in Discord, all users act through the fake itself. */
  readonly ada: Person;
  /** The answer that Ada sees in Slack after she does something. */
  readonly shownAfter: (act: () => Promise<unknown>) => Promise<readonly VisibleMessage[]>;
  /** The form that opens in Slack when she does something. */
  readonly formAfter: (act: () => Promise<unknown>) => Promise<View>;
}

/** Call it where tests are declared; everything stops after them. */
export function bothPlatforms(app: () => App): () => Both {
  let both: Both | undefined;
  let bots: Bots | undefined;
  beforeAll(async () => {
    const [slack, discord] = [await startFakeSlack({ workspace: { admins: ['U1'] } }), await startFakeDiscord()];
    both = bothOf(slack, discord);
    const env = { ...socketEnv(slack), DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.url };
    bots = await startBots({ env: readBotEnv(env), log: silentLog, api: apiOf(app()) });
    await discord.until(() => discord.world.commands.length > 0);
  });
  afterAll(async () => {
    await bots?.stop();
    await both?.slack.close();
    await both?.discord.close();
  });
  return () => need(both);
}

const POLL_TIMEOUT = { timeout: 20_000 };

function bothOf(slack: FakeSlack, discord: FakeDiscord): Both {
  return {
    ...{ slack, discord, ada: person(slack, bySocket(slack)) },
    shownAfter: async (act) => {
      const before = slack.screen.messages().length;
      await act();
      await expect.poll(() => isComplete(slack.screen.messages().slice(before)), POLL_TIMEOUT).toBe(true);
      return slack.screen.messages().slice(before);
    },
    formAfter: async (act) => {
      const before = slack.views.length;
      await act();
      await expect.poll(() => slack.views.length, POLL_TIMEOUT).toBe(before + 1);
      return need(slack.views.at(-1));
    },
  };
}

/** A long answer comes in parts, which show their total number. */
function isComplete(shown: readonly VisibleMessage[]): boolean {
  const of = /part \d+ of (\d+)/.exec(JSON.stringify(shown.at(-1)?.blocks ?? ''))?.[1] ?? '1';
  return shown.length >= Number(of);
}
