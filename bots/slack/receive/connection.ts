/** Connects to Slack and stays connected: retries with growing waits until the bot stops or Slack refuses a token. */
import type { Clock } from '../../clock.ts';
import type { BotStatus } from '../../core/contract/bot.ts';
import { backoff, retry } from '../../core/retry.ts';
import { missingScopes, sleepingFeatures } from '../scopes.ts';
import type { Identity } from '../send/client.ts';
import { classifyError } from '../send/errors.ts';
import { explainConnectionError, type TokenVariable } from './connection-error.ts';
import type { Connection, Socket } from './socket.ts';

export interface ConnectionOptions {
  readonly apiUrl: string;
  readonly identify: () => Promise<Identity>;
  /** Undefined over HTTP: then Slack connects to us. */
  readonly socket: Socket | undefined;
  /** "by Socket Mode" or "over HTTP", with a note about the choice where it needs one. */
  readonly transport: string;
  readonly clock: Clock;
  readonly stopping: AbortSignal;
  readonly report: (status: BotStatus) => void;
}

const FIRST_WAIT_MS = 1000;
const MAX_WAIT_MS = 60_000;
const retryDelay = backoff(MAX_WAIT_MS, FIRST_WAIT_MS);
/** A connection that lasted this long resets the backoff. */
const STABLE_MS = 30_000;

class TokenRefusedError extends Error {}

/** Resolves once the bot stops, a token is refused, or Slack is reached over HTTP. */
export async function stayConnected(options: ConnectionOptions): Promise<void> {
  try {
    const identity = await retryUntilRefused(options.identify, 'SLACK_BOT_TOKEN', options);
    const connected = { connected: true, detail: describe(identity, options.transport) };
    if (options.socket === undefined) options.report(connected);
    else await keepSocketOpen(options.socket, connected, options);
  } catch (error) {
    if (!(error instanceof TokenRefusedError) && !options.stopping.aborted) throw error;
  }
}

async function keepSocketOpen(socket: Socket, connected: BotStatus, options: ConnectionOptions): Promise<void> {
  const { clock, stopping, report } = options;
  const open = () => retryUntilRefused(socket.open, 'SLACK_APP_TOKEN', options);
  let shortConnections = 0;
  let connection = await open();
  while (!stopping.aborted) {
    report(connected);
    const openedAt = clock.now().getTime();
    const isClosed = await Promise.race([connection.closed.then(() => true), connection.expiring.then(() => false)]);
    if (stopping.aborted) return;
    if (isClosed) report({ connected: false, detail: 'Slack closed the connection: connecting again' });
    shortConnections = clock.now().getTime() - openedAt < STABLE_MS ? shortConnections + 1 : 0;
    // Slack asks for a new connection every few hours, so the first one is opened at once.
    if (shortConnections > 1) await clock.sleep(retryDelay(shortConnections - 1), stopping);
    // Slack allows several connections, so the new one is there before an old one that still works is closed.
    const expired = connection;
    connection = await open();
    if (!isClosed) closeLater(expired, options);
  }
  await connection.close();
}

/** Deliveries that came over the connection are acknowledged over it, within the 3 s that Slack waits. */
const LAST_ACK_MS = 3000;

function closeLater({ closed, close }: Connection, { clock, stopping }: ConnectionOptions): void {
  const lastAck = clock.sleep(LAST_ACK_MS, stopping);
  // A stop closes every connection itself.
  Promise.race([closed, lastAck.then(close)]).catch(() => undefined);
}

/** Retries `attempt` until it succeeds; rejects with a TokenRefusedError when a retry can't help. */
function retryUntilRefused<T>(attempt: () => Promise<T>, secret: TokenVariable, options: ConnectionOptions): Promise<T> {
  const { apiUrl, clock, stopping, report } = options;
  const explained = async () => {
    try {
      return await attempt();
    } catch (error) {
      if (stopping.aborted) throw error;
      const { isRefused, detail } = explainConnectionError(error, secret, apiUrl);
      if (!isRefused) throw error;
      report({ connected: false, detail });
      throw new TokenRefusedError(detail);
    }
  };
  return retry(explained, {
    clock,
    signal: stopping,
    delayAfter: retryDelay,
    retryAfterMs: (error) => classifyError(error).retryAfterMs,
    isRetryable: (error) => !(error instanceof TokenRefusedError),
    onRetry: (error, { waitMs }) => {
      const { detail } = explainConnectionError(error, secret, apiUrl);
      report({ connected: false, detail: `${detail}; trying again in ${Math.ceil(waitMs / 1000)} s` });
    },
  });
}

function describe({ bot, team, scopes }: Identity, transport: string): string {
  if (scopes === undefined) return `connected as ${bot} in ${team} ${transport}`;
  const [missing, sleeping] = [missingScopes(scopes), sleepingFeatures(scopes)];
  const advice =
    missing.length === 0 ? '' : `; missing scopes: ${missing.join(', ')} (update the app's manifest, then reinstall the app in Slack)`;
  const refused = sleeping.length === 0 ? '' : `; optional scopes not granted: ${sleeping.join(', ')}`;
  return `connected as ${bot} in ${team} ${transport}${advice}${refused}`;
}
