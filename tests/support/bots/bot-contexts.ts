/** The bots' answers from an atlas in this process, composed as in the product. */
import { createApiClient } from '../../../bots/api/client.ts';
import { systemClock } from '../../../bots/clock.ts';
import { type BotContextOptions, createBotContext } from '../../../bots/core/bot-context.ts';
import type { BotContext } from '../../../bots/core/contract/bot.ts';
import type { Claim, Reply } from '../../../bots/core/contract/reply.ts';
import type { Place, Request } from '../../../bots/core/contract/request.ts';
import { slack } from '../../../bots/slack/platform.ts';
import type { App } from '../../../src/app.ts';
import { inProcessApi } from '../../../src/server/api.ts';
import { silentLog } from '../app.ts';
import { asking } from './interpret.ts';

/** As our own bots call it: with their key. */
export const apiOf = ({ api, botKey }: Pick<App, 'api' | 'botKey'>) => inProcessApi(api, botKey);

/** The context of Slack's bot, with its state behind the API. */
export const botContextOf = (app: Pick<App, 'api' | 'botKey'>, more: Partial<BotContextOptions> = {}): BotContext => {
  const query = createApiClient({ ...apiOf(app), timeoutMs: 10_000 });
  return createBotContext({ query, platform: slack, secret: 'of the tests', clock: systemClock, log: silentLog, ...more });
};

/** Interprets and answers a request. */
export type Ask = (request: Request) => Promise<Reply>;

export const answerOf = (app: Pick<App, 'api' | 'botKey'>): Ask => asking(botContextOf(app));

export const somewhere: Place = { platform: slack, workspace: 'T1', channel: 'C1', user: 'U1' };

/** All pages of an answer, turned with its own buttons as a user would. */
export async function pagesOf(answer: Ask, text: string, place: Place = somewhere): Promise<readonly Reply[]> {
  const pages = [await answer({ input: { kind: 'text', text }, place })];
  for (let last = pages[0]; last !== undefined; last = pages.at(-1)) {
    const { page } = last.footer;
    const next = last.actions.filter((action) => action.kind === 'button' && action.action === 'turn').at(-1);
    if (page === undefined || page.number === page.of || next?.kind !== 'button') break;
    pages.push(await answer({ input: { kind: 'press', action: 'turn', token: next.token }, place }));
  }
  return pages;
}

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
export async function queryApp<Data>({ api }: Pick<App, 'api'>, query: string, variables: object = {}): Promise<Data> {
  const { url, fetch } = inProcessApi(api);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: unknown };
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}
