/**
 * The bench of the bots: what they add to the GraphQL calls behind an answer on each platform, and how long it takes to complete
 * what somebody types, over graphs of 10,000 and 100,000 entities. In one process, as `npm start` runs them. About 30 s.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { createClient, type Query } from '../../bots/api/client.ts';
import { commands } from '../../bots/core/commands/index.ts';
import { createComplete } from '../../bots/core/complete.ts';
import type { Reply } from '../../bots/core/reply.ts';
import { createTools } from '../../bots/core/tools.ts';
import { toDiscordMessages } from '../../bots/discord/render.ts';
import { toSlackMessages } from '../../bots/slack/render.ts';
import { toText } from '../../bots/terminal/render.ts';
import { type Atlas, openAtlas } from '../../src/atlas.ts';
import { systemClock } from '../../src/clock.ts';
import { createApi, inMemory } from '../../src/server/api.ts';
import { entity, graphOf } from '../support/rows.ts';

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
const TYPED = ['', 'g', 'gp', 'gpt', 'model 12', 'number 77', 'nubmer 7', 'zzz', 'organization 5', 'e'];
const log = pino({ level: 'silent' });

const renderers: Readonly<Record<string, (reply: Reply) => unknown>> = {
  Slack: toSlackMessages,
  Discord: toDiscordMessages,
  terminal: (reply) => toText(reply, { width: 96, colors: true }),
};

/** A query that tells for how long at least one call was under way. */
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

async function addedLatency({ api, botKey }: Atlas): Promise<Record<string, number[]>> {
  const { query, take } = timed(createClient({ ...inMemory(api, botKey), timeoutMs: 10_000 }));
  const tools = createTools({ query, platform: 'slack', secret: 'of the bench', clock: systemClock, log });
  const place = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1' } as const;
  const added: Record<string, number[]> = Object.fromEntries(Object.keys(renderers).map((platform) => [platform, []]));
  for (let round = -5; round < ROUNDS; round += 1) {
    for (const [platform, render] of Object.entries(renderers)) {
      for (const text of QUESTIONS) {
        take();
        const start = performance.now();
        JSON.stringify(render(await tools.answer({ words: { kind: 'text', text }, place })));
        const own = performance.now() - start - take();
        // The first rounds only warm up.
        if (round >= 0) added[platform]?.push(own);
      }
    }
  }
  return added;
}

async function completion(size: number, atlas: Atlas): Promise<number[]> {
  const graph = graphOf({
    entities: Array.from({ length: size }, (_, index) => entity(idAt(index), { name: `${kindAt(index)} number ${index}` })),
  });
  const store = { ...atlas.store, current: () => graph };
  const query = createClient({ ...inMemory(createApi({ ...atlas.api, client: atlas.client, store })), timeoutMs: 10_000 });
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

const KINDS = ['model', 'organization', 'benchmark', 'technique', 'concept'] as const;
const kindAt = (index: number) => KINDS[index % KINDS.length] ?? 'model';
const idAt = (index: number) => `${kindAt(index)}/number-${index}`;

function print(rows: readonly (readonly [string, readonly number[]])[]): void {
  console.log(`${''.padEnd(40)}${['p50', 'p99', 'max'].map((name) => name.padStart(10)).join('')}`);
  for (const [name, values] of rows) {
    const sorted = [...values].sort((one, other) => one - other);
    const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2).padStart(10);
    console.log(name.padEnd(40) + [0.5, 0.99, 1].map(at).join(''));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'lmm-bench-bots-'));
const atlas = await openAtlas({ env: { LMM_DATA: folder, LMM_PUBLIC_INTROSPECTION: true }, clock: systemClock, log, progress: () => {} });
try {
  const added = await addedLatency(atlas);
  const rows = Object.entries(added).map(([platform, values]) => [`${platform}: ms beside the API`, values] as const);
  const completions = [];
  for (const size of SIZES)
    completions.push([`completion of ${size.toLocaleString('en')} entities, ms`, await completion(size, atlas)] as const);
  print([...rows, ...completions]);
} finally {
  await atlas.close();
  rmSync(folder, { recursive: true, force: true });
}
