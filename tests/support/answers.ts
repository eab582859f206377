/** The bots' answers over an atlas in this process, as the product composes them. */
import { createClient } from '../../bots/api/client.ts';
import { systemClock } from '../../bots/clock.ts';
import { createAnswer } from '../../bots/core/answer.ts';
import type { Answer } from '../../bots/core/bot.ts';
import { commands } from '../../bots/core/commands/index.ts';
import type { Claim, Reply } from '../../bots/core/reply.ts';
import type { Place } from '../../bots/core/request.ts';
import type { Atlas } from '../../src/atlas.ts';
import { inMemory } from '../../src/server/api.ts';
import { silent } from './atlas.ts';

/** As our own bots reach it: with their key. */
export const apiOf = ({ api, botKey }: Pick<Atlas, 'api' | 'botKey'>) => inMemory(api, botKey);

export const answerOf = (atlas: Pick<Atlas, 'api' | 'botKey'>): Answer =>
  createAnswer({ query: createClient({ ...apiOf(atlas), timeoutMs: 10_000 }), commands, clock: systemClock, log: silent });

export const somewhere: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', user: 'U1' };

/** Every statement of a reply: its lead, its claims and the cells of its tables. */
export function claimsOf({ lead, blocks }: Reply): Claim[] {
  return [
    lead,
    ...blocks.flatMap((block) => {
      if (block.kind === 'claims') return block.claims;
      if (block.kind === 'table') return block.rows.flatMap(({ cells }) => cells);
      return [];
    }),
  ];
}

/** One GraphQL query in process; fails on errors. */
export async function queryAtlas<Data>({ api }: Pick<Atlas, 'api'>, query: string, variables: object = {}): Promise<Data> {
  const { url, fetch } = inMemory(api);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
