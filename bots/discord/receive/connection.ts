/** Connection: logs in, retries while Discord is unreachable, and reports the status with advice for the operator. */
import {
  type Client,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  type Guild,
  type Interaction,
  type Message,
  OAuth2Scopes,
  PermissionFlagsBits,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { BotStatus, DestinationEvent } from '../../core/contract/bot.ts';
import { backoff, retry } from '../../core/retry.ts';
import type { KnownChannels } from '../read/known-channels.ts';
import { logFields, shortReason } from '../send/errors.ts';
import { createClient, destroyClient, type GatewayStatus, restoreClient } from './client.ts';

export interface ConnectionOptions {
  readonly token: string;
  readonly api: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Called once for each client that is ready; a text it resolves with is added to the status. */
  readonly onReady: (client: Client<true>) => Promise<string>;
  readonly onInteraction: (interaction: Interaction, client: Client<true>, known: KnownChannels) => void;
  readonly onMessage: (message: Message, client: Client<true>) => void;
  readonly onDestinationEvent: (signal: DestinationEvent) => void;
  readonly onJoin: (guild: Guild) => void;
}

export interface Connection {
  readonly status: () => BotStatus;
  /** Resolves once the first attempt to connect has succeeded or failed. */
  readonly firstAttempt: Promise<void>;
  readonly stop: () => Promise<void>;
}

const FIRST_RETRY_MS = 1000;
const MAX_RETRY_MS = 60_000;

export function connect(options: ConnectionOptions): Connection {
  const { api, log } = options;
  const stopping = new AbortController();
  let status: BotStatus = { connected: false, detail: `connecting to Discord at ${api}` };
  let client: Client | undefined;
  let resolveFirstAttempt: () => void = () => {};
  const firstAttempt = new Promise<void>((resolve) => {
    resolveFirstAttempt = resolve;
  });
  const report = (connected: boolean, detail: string) => {
    if (stopping.signal.aborted) return;
    status = { connected, detail };
    log.info({ connected, detail }, 'state');
    resolveFirstAttempt();
  };
  const open = () => {
    client = createReportingClient(options, report);
    return client;
  };
  connectWithRetry(options, open, report, stopping.signal).catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error(logFields(error), 'connection failed');
  });
  const stop = async () => {
    stopping.abort();
    status = { connected: false, detail: 'stopped' };
    resolveFirstAttempt();
    if (client !== undefined) await destroyClient(client);
  };
  return { status: () => status, firstAttempt, stop };
}

type ReportStatus = (connected: boolean, detail: string) => void;

function createReportingClient(
  { api, log, onReady, onInteraction, onMessage, onDestinationEvent, onJoin }: ConnectionOptions,
  report: ReportStatus,
): Client {
  let online: string | undefined;
  const ready = async (client: Client<true>) => {
    if (online !== undefined) return report(true, online);
    online = `connected as ${client.user.username}; add it to a server: ${inviteUrlFor(client.application.id)}`;
    report(true, online);
    const problem = await onReady(client);
    if (problem === '') return;
    online = `${online}; ${problem}`;
    report(true, online);
  };
  const onStatus = (status: GatewayStatus) => {
    if (status.kind === 'ready') ready(status.client).catch((error: unknown) => log.error(logFields(error), 'start failed'));
    else if (status.kind === 'ended') report(false, adviceFor(status.code));
    // Before READY, connectWithRetry reports the outcome of the attempt.
    else if (online !== undefined) report(false, 'the connection to Discord was lost; reconnecting');
  };
  return createClient({ api, log, onStatus, onInteraction, onMessage, onDestinationEvent, onJoin });
}

async function connectWithRetry(
  { token, api, clock, log }: ConnectionOptions,
  open: () => Client,
  report: ReportStatus,
  signal: AbortSignal,
): Promise<void> {
  const reportUnreachable = (error: unknown, next: string) =>
    report(
      false,
      `Discord at ${api} cannot be reached (${shortReason(error)}): check the network, or unset DISCORD_TOKEN to run without Discord; ${next}`,
    );
  const attempt = async () => {
    const client = open();
    const outcome = await login(client, token);
    if (signal.aborted) return destroyClient(client);
    if (outcome.kind === 'connected') return;
    if (outcome.kind === 'reconnecting') {
      restoreClient(client, token);
      return reportUnreachable(outcome.error, 'trying again all the time');
    }
    await destroyClient(client);
    if (outcome.kind === 'refused') return report(false, adviceFor(outcome.code));
    throw outcome.error;
  };
  await retry(attempt, {
    clock,
    signal,
    delayAfter: backoff(MAX_RETRY_MS, FIRST_RETRY_MS),
    onRetry: (error, { waitMs: wait }) => {
      log.warn({ wait, ...logFields(error) }, 'no connection');
      reportUnreachable(error, `next try in ${wait / 1000} s`);
    },
  });
}

type LoginOutcome =
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly code: number }
  /** The attempt is over; the client can be destroyed. */
  | { readonly kind: 'unreachable'; readonly error: unknown }
  /** The login failed at the gateway, but discord.js keeps reconnecting by itself. */
  | { readonly kind: 'reconnecting'; readonly error: unknown };

async function login(client: Client, token: string): Promise<LoginOutcome> {
  let closeCode: number | undefined;
  let hasShard = false;
  client.once(Events.ShardDisconnect, ({ code }) => {
    closeCode = code;
  });
  client.once(Events.ShardError, () => {
    hasShard = true;
  });
  try {
    await client.login(token);
    return { kind: 'connected' };
  } catch (error) {
    if (closeCode !== undefined) return { kind: 'refused', code: closeCode };
    if (hasShard) return { kind: 'reconnecting', error };
    const isRefused = error instanceof Error && 'code' in error && error.code === DiscordjsErrorCodes.TokenInvalid;
    return isRefused ? { kind: 'refused', code: GatewayCloseCodes.AuthenticationFailed } : { kind: 'unreachable', error };
  }
}

/** The URL that adds the bot to a server, with only the permissions that it uses. */
function inviteUrlFor(applicationId: string): string {
  const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles, ReadMessageHistory } = PermissionFlagsBits;
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '),
    // Replies need ReadMessageHistory.
    permissions: String(ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ReadMessageHistory),
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

const PORTAL = 'https://discord.com/developers/applications';

/** What to do about a close code that is not recoverable: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
function adviceFor(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return `Discord refused DISCORD_TOKEN: copy the token from ${PORTAL} > your application > Bot > Reset Token, set DISCORD_TOKEN and start again`;
    case GatewayCloseCodes.InvalidShard:
    case GatewayCloseCodes.ShardingRequired:
      return `Discord wants the bot of DISCORD_TOKEN split into shards (${code}): remove it from some servers, or run it sharded`;
    case GatewayCloseCodes.DisallowedIntents:
      return `Discord does not allow this application its intents (${code}): see ${PORTAL} > your application of DISCORD_TOKEN > Bot > Privileged Gateway Intents`;
    default:
      return `Discord no longer accepts this version of the bot (${code}): update LMM Atlas; DISCORD_TOKEN need not change`;
  }
}
