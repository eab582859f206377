/** Receives Slack's deliveries by Socket Mode; the caller replaces connections that end. */
import { randomUUID } from 'node:crypto';
import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { Logger } from 'pino';
import { type Clock, isWithin } from '../../clock.ts';
import { compact } from '../../core/compact.ts';
import { isRecord } from '../is-record.ts';
import { redactedMessage } from '../log.ts';
import type { ReceiveEvent } from './dispatch.ts';

/** Longer than a Web API call may take, so that no connection opens after the timeout. */
const HELLO_TIMEOUT_MS = 20_000;
const CLOSE_TIMEOUT_MS = 1000;

interface SocketOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  readonly clock: Clock;
  readonly log: Logger;
  readonly receive: ReceiveEvent;
}

export interface Connection {
  readonly closed: Promise<void>;
  /** Resolves when Slack announces that it will close the connection; it works until then. */
  readonly expiring: Promise<void>;
  readonly close: () => Promise<void>;
}

/** `open` resolves after Slack's hello; `close` closes every connection that is open. */
export interface Socket {
  readonly open: () => Promise<Connection>;
  readonly close: () => Promise<void>;
}

export function createSocket(options: SocketOptions): Socket {
  // Those that are opening are among them, so that a stop closes them too.
  const connections = new Set<Connection>();
  return {
    open: async () => {
      const { connection, start } = createConnection(options);
      const forget = () => void connections.delete(connection);
      connections.add(connection);
      void connection.closed.then(forget);
      await start().catch((error: unknown) => {
        forget();
        throw error;
      });
      return connection;
    },
    close: async () => void (await Promise.all([...connections].map(({ close }) => close()))),
  };
}

/** `start` resolves after Slack's hello. */
function createConnection({ appToken, clientOptions, clock, log, receive }: SocketOptions): {
  readonly connection: Connection;
  readonly start: () => Promise<void>;
} {
  const { client } = new SocketModeReceiver({
    appToken,
    ...compact({ logger: clientOptions.logger }),
    installerOptions: { clientOptions },
    // Bolt's reconnect fails with an unhandled rejection when Slack is unreachable.
    autoReconnectEnabled: false,
  });
  const expiring = handleMessages(client, receive, log);
  const closed = new Promise<void>((resolve) => client.once('disconnected', () => resolve()));
  const close = async () => {
    const disconnected = client.disconnect();
    if (await isWithin(disconnected, CLOSE_TIMEOUT_MS, clock)) return;
    // Slack doesn't answer the close frame: a second call terminates the connection.
    await client.disconnect();
  };
  const start = async () => {
    // The client gives no reason when the connection closes this early.
    const started = client.start().catch((error: unknown) => {
      throw error ?? new Error('the connection closed before Slack said hello');
    });
    if (await isWithin(started, HELLO_TIMEOUT_MS, clock)) return;
    await close();
    throw new Error(`no hello within ${HELLO_TIMEOUT_MS / 1000} s`);
  };
  return { connection: { closed, expiring, close }, start };
}

type Client = SocketModeReceiver['client'];

/**
 * The client emits each message under the type that the message names, and throws on an event without one: a malformed message
 * could end the process. So only the handshake reaches the client. Resolves when Slack announces that it will close the connection.
 */
function handleMessages(client: Client, receive: ReceiveEvent, log: Logger): Promise<void> {
  const [handle] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  let expire = () => {};
  const expiring = new Promise<void>((resolve) => {
    expire = resolve;
  });
  const handleMessage = async (data: unknown, isBinary: unknown) => {
    const message = readMessage(data);
    if (message === undefined) return;
    const { type, reason, envelope_id: id, payload } = message;
    // The client would close the connection at once, with nothing to take its place yet.
    if (type === 'disconnect' && (reason === 'warning' || reason === 'refresh_requested')) return expire();
    if (type === 'hello' || type === 'disconnect') return handle?.call(client, data, isBinary);
    // A message without an envelope id can't be acknowledged.
    if (typeof id === 'string') await receive({ body: payload, ack: async (answer) => client['send'](id, answer) });
  };
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    handleMessage(data, isBinary).catch((error: unknown) =>
      log.error({ id: randomUUID().slice(0, 8), reason: redactedMessage(error) }, 'slack message was lost'),
    );
  });
  return expiring;
}

function readMessage(data: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof data !== 'string') return undefined;
  try {
    const message: unknown = JSON.parse(data);
    return isRecord(message) ? message : undefined;
  } catch {
    // Slack sends only JSON: other text isn't a delivery.
    return undefined;
  }
}
