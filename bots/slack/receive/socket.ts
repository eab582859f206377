/** Receives Slack's deliveries by Socket Mode: one WebSocket at a time, which the caller reopens. */
import { SocketModeReceiver } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { type Clock, isWithin } from '../../clock.ts';
import { compact } from '../../core/compact.ts';
import { isRecord } from '../is-record.ts';
import type { ReceiveEvent, ReceiverEvent } from './dispatch.ts';

/** Longer than a Web API call may take, so that no connection opens after the timeout. */
const HELLO_TIMEOUT_MS = 20_000;
const CLOSE_TIMEOUT_MS = 1000;

interface SocketOptions {
  readonly appToken: string;
  readonly clientOptions: WebClientOptions;
  readonly clock: Clock;
  readonly receive: ReceiveEvent;
}

/** `open` resolves after Slack's hello, with a promise that resolves when the connection closes. */
export interface Socket {
  readonly open: () => Promise<{ readonly closed: Promise<void> }>;
  readonly close: () => Promise<void>;
}

export function createSocket({ appToken, clientOptions, clock, receive }: SocketOptions): Socket {
  const { client } = new SocketModeReceiver({
    appToken,
    ...compact({ logger: clientOptions.logger }),
    installerOptions: { clientOptions },
    // Bolt's reconnect fails with an unhandled rejection when Slack is unreachable.
    autoReconnectEnabled: false,
  });
  client.removeAllListeners('slack_event');
  client.on('slack_event', (event: ReceiverEvent) => receive(event));
  filterMessages(client);

  const disconnect = async () => {
    const disconnected = client.disconnect();
    if (await isWithin(disconnected, CLOSE_TIMEOUT_MS, clock)) return;
    // Slack doesn't answer the close frame: a second call terminates the connection.
    await client.disconnect();
  };

  const open = async () => {
    const { promise: closed, cancel } = nextEvent(client, 'disconnected');
    try {
      if (await isWithin(client.start(), HELLO_TIMEOUT_MS, clock)) return { closed };
      await disconnect();
      throw new Error(`no hello within ${HELLO_TIMEOUT_MS / 1000} s`);
    } catch (error) {
      cancel();
      // The client gives no reason when the connection closes this early.
      throw error ?? new Error('the connection closed before Slack said hello');
    }
  };
  return { open, close: disconnect };
}

type Client = SocketModeReceiver['client'];

/**
 * The client emits each message under the type that the message names, and throws on an event without one: a malformed message
 * could end the process. So everything but the handshake reaches the client as an 'envelope'.
 */
function filterMessages(client: Client): void {
  const [handle] = client.listeners('ws_message');
  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const message = readMessage(data);
    if (message === undefined || handle === undefined) return;
    const isHandshake = message['type'] === 'hello' || message['type'] === 'disconnect';
    // A message without an envelope id can't be acknowledged.
    if (!isHandshake && typeof message['envelope_id'] !== 'string') return;
    handle.call(client, JSON.stringify(isHandshake ? message : { ...message, type: 'envelope' }), isBinary);
  });
}

function nextEvent(client: Client, name: string): { readonly promise: Promise<void>; readonly cancel: () => void } {
  let cancel = () => {};
  const promise = new Promise<void>((resolve) => {
    const listener = () => resolve();
    client.once(name, listener);
    cancel = () => client.off(name, listener);
  });
  return { promise, cancel: () => cancel() };
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
