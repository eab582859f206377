/**
 * The bench of the bots: the time they add to the GraphQL calls behind an answer on each platform, and the time to complete
 * typed input over graphs of 10,000 and 100,000 entities. In one process, as `npm start` runs them. About 30 s.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createApiClient, type Query } from '../../bots/api/client.ts';
import { createBotContext } from '../../bots/core/bot-context.ts';
import { commands } from '../../bots/core/commands/index.ts';
import { createComplete } from '../../bots/core/complete.ts';
import type { Reply } from '../../bots/core/contract/reply.ts';
import { toDiscordMessages } from '../../bots/discord/render/render.ts';
import { slack } from '../../bots/slack/platform.ts';
import { toSlackMessages } from '../../bots/slack/render/render.ts';
import { toText } from '../../bots/terminal/render.ts';
import { type App, openApp } from '../../src/app.ts';
import { systemClock } from '../../src/clock.ts';
import { createApi, inProcessApi } from '../../src/server/api.ts';
import { buildGraph } from '../support/graph/build-graph.ts';
import { generate } from './generate.ts';
import { printTable } from './table.ts';

const ROUNDS = 60;
const QUESTIONS = [
  'limitations',
  'compare lmm vs llm',
  'model clip',
  'modalities',
  'training',
  'models input:audio',
  'search video',
  'clip',
];
const SIZES = [10_000, 100_000];
const TYPED = ['', 't', 'the', 'the model 12', 'model 77', 'modle 7', 'the bnechmark 4', 'zzz', 'organization 5', '9'];
const log = pino({ level: 'silent' });

const renderers: Readonly<Record<string, (reply: Reply) => unknown>> = {
  Slack: toSlackMessages,
  Discord: toDiscordMessages,
  terminal: (reply) => toText(reply, { width: 96, colors: true }),
};

/** A query function that records the time during which at least one call was pending. */
function timed(query: Query): { readonly query: Query; readonly take: () => number } {
  let [running, began, total] = [0, 0, 0];
  return {
    query: async (document, variables) => {
      if (running === 0) began = performance.now();
      running += 1;
      try {
        return await query(document, variables);
      } finally {
        running -= 1;
        if (running === 0) total += performance.now() - began;
      }
    },
    take: () => {
      const taken = total;
      total = 0;
      return taken;
    },
  };
}

async function addedLatency({ api, botKey }: App): Promise<Record<string, number[]>> {
  const { query, take } = timed(createApiClient({ ...inProcessApi(api, botKey), timeoutMs: 10_000 }));
  const { interpret, answer } = createBotContext({ query, platform: slack, secret: 'of the bench', clock: systemClock, log });
  const place = { platform: slack, workspace: 'T1', channel: 'C1', user: 'U1' } as const;
  const added: Record<string, number[]> = Object.fromEntries(Object.keys(renderers).map((platform) => [platform, []]));
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [platform, render] of Object.entries(renderers)) {
      for (const text of QUESTIONS) {
        take();
        const start = performance.now();
        JSON.stringify(render(await answer(await interpret({ input: { kind: 'text', text }, place }))));
        const own = performance.now() - start - take();
        // The first rounds are a warm-up.
        if (round >= 0) added[platform]?.push(own);
      }
    }
  }
  return added;
}

async function completion(size: number, app: App): Promise<number[]> {
  const graph = buildGraph(generate(size));
  const store = { ...app.store, current: () => graph };
  const query = createApiClient({ ...inProcessApi(createApi({ ...app.api, client: app.client, store })), timeoutMs: 10_000 });
  const complete = createComplete({ query, commands, log });
  const taken: number[] = [];
  for (let round = -3; round < ROUNDS / 2; round += 1) {
    for (const text of TYPED) {
      const start = performance.now();
      await complete({ command: 'explain', option: 'concept', text });
      if (round >= 0) taken.push(performance.now() - start);
    }
  }
  return taken;
}

/** A row of the table: the median, the 99th percentile and the maximum. */
function rowOf(name: string, values: readonly number[]): readonly string[] {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(2);
  return [name, at(0.5), at(0.99), at(1)];
}

export async function benchBots(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lmm-bench-bots-'));
  const env = { LMM_DATA: folder, LMM_PUBLIC_INTROSPECTION: true };
  const app = await openApp({ env, clock: systemClock, log, progress: () => {} });
  try {
    const added = Object.entries(await addedLatency(app)).map(([platform, values]) => rowOf(`${platform}, beside the API`, values));
    const completed: (readonly string[])[] = [];
    for (const size of SIZES) completed.push(rowOf(`completion among ${size.toLocaleString('en')}`, await completion(size, app)));
    printTable([['milliseconds', 'p50', 'p99', 'max'], ...added, ...completed]);
  } finally {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
