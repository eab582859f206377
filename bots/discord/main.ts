/** The Discord bot: one gateway connection for all servers that have added it. */
import { randomUUID } from 'node:crypto';
import type { Client } from 'discord.js';
import type { Logger } from 'pino';
import { isWithin } from '../clock.ts';
import { withChannels } from '../core/bot-context.ts';
import type { Bot, BotContext } from '../core/contract/bot.ts';
import { handleMessage } from './answer/handle-message.ts';
import { welcomeServer } from './answer/welcome.ts';
import type { DiscordEnv } from './env.ts';
import { type CommandJson, type MessageCommandJson, registerCommands, toCommandsJson, toMessageCommandsJson } from './install.ts';
import { discord } from './platform.ts';
import { connect } from './receive/connection.ts';
import { handleInteraction } from './receive/interactions.ts';
import { type CommandIds, NO_COMMANDS } from './render/inline.ts';
import { createChannelDirectory } from './send/channels.ts';
import { logFields, shortReason } from './send/errors.ts';

// Long enough for an ordinary login, short enough not to delay the start of the other parts.
const START_WAIT_MS = 1500;
const STOP_WAIT_MS = 9000;

/** Starts the bot; resolves once the first attempt to connect has ended, or after START_WAIT_MS. */
export async function startDiscord(env: DiscordEnv, context: BotContext): Promise<Bot> {
  const commands = [...toCommandsJson(context.commands), ...toMessageCommandsJson(context.commands)];
  if (env.DISCORD_TOKEN === undefined) return unconnectedBot;
  const log = context.log.child({ bot: discord.id });
  const inFlight = new Set<Promise<void>>();
  const track = (answering: Promise<void>) => {
    const tracked = answering
      .catch((error: unknown) => log.error({ id: randomUUID().slice(0, 8), ...logFields(error) }, 'an event was lost'))
      .finally(() => inFlight.delete(tracked));
    inFlight.add(tracked);
  };
  let commandIds = NO_COMMANDS;
  const connection = connect({
    // A line break, as from a copied file, would make the token invalid as a header.
    token: env.DISCORD_TOKEN.trim(),
    api: env.DISCORD_API_URL,
    clock: context.clock,
    log,
    onReady: (client) =>
      registerAndLog(client, commands, log, (registered) => {
        commandIds = registered;
      }),
    onInteraction: (interaction, client, known) =>
      track(
        handleInteraction(
          interaction,
          client.rest,
          withChannels({ ...context, log }, createChannelDirectory(client, log, known)),
          commandIds,
        ),
      ),
    onMessage: (message, client) =>
      track(handleMessage(message, client.rest, withChannels({ ...context, log }, createChannelDirectory(client, log)), commandIds)),
    onDestinationEvent: (signal) => track(context.reportDestinationEvent(signal)),
    onJoin: (guild) => track(welcomeServer(guild, { surfaces: context.surfaces, log })),
  });
  await isWithin(connection.firstAttempt, START_WAIT_MS, context.clock);
  const disconnect = async () => {
    // New interactions go to the next process; those received are still answered, which needs no gateway connection.
    const closed = connection.stop();
    await isWithin(Promise.all([closed, ...inFlight]), STOP_WAIT_MS, context.clock);
  };
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= disconnect();
    return stopped;
  };
  return { routes: [], status: connection.status, stop };
}

const unconnectedBot: Bot = {
  routes: [],
  status: () => ({
    connected: false,
    detail: 'set DISCORD_TOKEN (https://discord.com/developers/applications > your application > Bot) to connect Discord',
  }),
  stop: async () => {},
};

async function registerAndLog(
  client: Client<true>,
  commands: readonly (CommandJson | MessageCommandJson)[],
  log: Logger,
  onRegistered: (ids: CommandIds) => void,
): Promise<string> {
  try {
    const { outcome, ids } = await registerCommands(client.rest, client.application.id, commands);
    onRegistered(ids);
    log.info({ outcome }, 'commands');
    return '';
  } catch (error) {
    log.error(logFields(error), 'commands not registered');
    return `its commands could not be registered (${shortReason(error)}): earlier ones still work; start again to retry`;
  }
}
