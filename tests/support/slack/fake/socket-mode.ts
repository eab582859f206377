/** Socket Mode of the fake Slack: hello, envelopes to acknowledge within 3 s, refreshes and dropped connections. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Traffic } from './traffic.ts';

const ACK_MS = 3000; // docs.slack.dev/interactivity/handling-user-interaction

interface Envelope {
  readonly envelope_id: string;
  readonly type: string;
  readonly payload: unknown;
  readonly accepts_response_payload?: boolean;
}

export interface SocketMode {
  /** Sends an envelope on a connection, counted from 1, or on the newest one. */
  readonly send: (envelope: Envelope, connection?: number) => void;
  /** Sends an envelope that is text already, since it can't be made by JSON.stringify. */
  readonly sendText: (envelope: string, text: string) => void;
  /** Sends any text, even what Slack would never send. */
  readonly sendRaw: (text: string) => void;
  /** Asks the bot to connect again, as Slack does every few hours, or warns that the connection ends in about 10 s. */
  readonly refresh: (reason?: 'refresh_requested' | 'warning') => void;
  /** Drops the newest connection without a close frame. */
  readonly drop: () => void;
  /** Whether the next connections get a hello. */
  readonly greet: (on: boolean) => void;
  readonly close: () => void;
}

/** Serves Socket Mode on the upgrades of `server`. */
export function createSocketMode(server: Server, traffic: Traffic): SocketMode {
  const sockets = new WebSocketServer({ server });
  const sentAt = new Map<string, number>();
  const connected: WebSocket[] = [];
  let greets = true;
  sockets.on('connection', (socket) => {
    const connection = connected.push(socket);
    socket.on('message', (data) => traffic.add(readAck(String(data), sentAt)));
    socket.on('close', () => traffic.add({ kind: 'closed', connection }));
    // `drop` causes it, and the close event that follows is recorded.
    socket.on('error', () => undefined);
    traffic.add({ kind: 'opened', connection });
    if (!greets) return;
    socket.send(JSON.stringify(hello(connection)));
    traffic.add({ kind: 'hello', connection });
  });
  const sendRaw = (text: string, connection = connected.length) => {
    const socket = connected[connection - 1];
    if (socket === undefined) throw new Error('no bot is connected');
    socket.send(text);
  };
  return {
    send: (envelope, connection) => {
      sentAt.set(envelope.envelope_id, Date.now());
      sendRaw(JSON.stringify(envelope), connection);
    },
    sendText: (envelope, text) => {
      sentAt.set(envelope, Date.now());
      sendRaw(text);
    },
    sendRaw: (text) => sendRaw(text),
    refresh: (reason = 'refresh_requested') => sendRaw(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'fake' } })),
    drop: () => connected.at(-1)?.terminate(),
    greet: (on) => {
      greets = on;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

const hello = (connection: number) => ({
  type: 'hello',
  num_connections: connection,
  debug_info: { host: 'fake', approximate_connection_time: 18_060 },
  connection_info: { app_id: 'A1' },
});

function readAck(text: string, sentAt: ReadonlyMap<string, number>) {
  const { envelope_id: envelope = '', payload }: { envelope_id?: string; payload?: unknown } = JSON.parse(text);
  const sent = sentAt.get(envelope);
  if (sent === undefined) throw new Error(`an acknowledgement of an envelope that was never sent: ${text}`);
  return { kind: 'ack', envelope, payload, late: Date.now() - sent > ACK_MS } as const;
}
