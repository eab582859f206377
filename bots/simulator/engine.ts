/** The engine: both bots inside this process, for one visitor at a time each. What visitors do becomes the payload that their platform sends. */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { type ApiClientOptions, createApiClient, type Query } from '../api/client.ts';
import type { Clock } from '../clock.ts';
import { createBotContext } from '../core/bot-context.ts';
import type { BotContext } from '../core/contract/bot.ts';
import type { Platform } from '../core/contract/platform.ts';
import { registerPlatform } from '../core/register-platform.ts';
import { embedDiscord } from '../discord/embedded.ts';
import { discord } from '../discord/platform.ts';
import { embedSlack } from '../slack/embedded.ts';
import { slack } from '../slack/platform.ts';
import { BOT } from './discord/ids.ts';
import { guildCreate } from './discord/payloads.ts';
import { createDiscordServer } from './discord/server.ts';
import { createSlackFetch } from './slack/workspace.ts';
import type { Visitor } from './visitors/visitor.ts';
import { createVisitorQuery, visitorPlatform } from './visitors/visitor-query.ts';
import { createVisitors, type Visitors } from './visitors/visitors.ts';

export interface SimulatorOptions {
  readonly api: Omit<ApiClientOptions, 'timeoutMs'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where the playground is, for links below answers; none by default. */
  readonly playground?: string | undefined;
}

export type Engine = Awaited<ReturnType<typeof startEngine>>;

const API_TIMEOUT_MS = 10_000;

export async function startEngine({ api, clock, log: parent, playground }: SimulatorOptions) {
  const log = parent.child({ bot: 'simulator' });
  const query = createApiClient({ ...api, timeoutMs: API_TIMEOUT_MS });
  // No one else has a button of this process.
  const secret = randomUUID();
  const contextOf = (platform: Platform): BotContext =>
    createBotContext({ query: createVisitorQuery(query, clock), platform, secret, clock, log, playground, welcomes: false });
  const contexts = { slack: contextOf(slack), discord: contextOf(discord) };
  const server = createDiscordServer();
  const [deliver, gateway] = await Promise.all([
    embedSlack(contexts.slack, createSlackFetch(clock.now)),
    embedDiscord({
      ...{ context: contexts.discord, bot: BOT },
      request: async (request) => server.answer(request, clock.now()),
    }),
    registerForVisitors([slack, discord], query, { clock, log }),
  ]);
  // Discord tells the bot of each server that it joins or leaves, and the bot forgets those it has left.
  const servers = {
    join: (visitor: Visitor) => void gateway.dispatch({ t: 'GUILD_CREATE', d: guildCreate(visitor) }),
    leave: ({ ids }: Visitor) => void gateway.dispatch({ t: 'GUILD_DELETE', d: { id: ids.discord.guild } }),
  };
  const visitors: Visitors = createVisitors(clock, servers.leave);
  const find: Visitors['find'] = (id) => {
    const visitor = visitors.find(id);
    if (visitor.id !== id) servers.join(visitor);
    return visitor;
  };
  return { contexts, query, clock, log, secret, server, servers, deliver, gateway, visitors: { find }, stop: gateway.stop };
}

/** Schedules of visitors are of platforms that have no poster. */
async function registerForVisitors(platforms: readonly Platform[], query: Query, shared: { readonly clock: Clock; readonly log: Logger }) {
  const registrations = platforms.map((platform) =>
    registerPlatform({
      query,
      ...shared,
      platform: { ...platform, id: visitorPlatform(platform.id), name: `${platform.name} of the try page` },
    }),
  );
  await Promise.all(registrations.map(({ firstAttempt }) => firstAttempt));
}
