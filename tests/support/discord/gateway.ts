/** Gateway: the websocket side, with sessions that survive a lost connection. */
import type { Server } from 'node:http';
import { GatewayDispatchEvents, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { guildCreate, readyOf } from './payloads.ts';
import type { World } from './world.ts';

export interface Payload {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}

export interface Gateway {
  /** What bots have sent, in order. */
  readonly received: readonly Payload[];
  /** Sends an event to the bot; one that is not connected gets it when it resumes. */
  readonly dispatch: (event: string, data: unknown) => void;
  /** Cuts the connection, without a word or with a close code. */
  readonly kick: (code?: number) => void;
  /** Op 7: asks the bot to connect anew. */
  readonly askToReconnect: () => void;
  /** Op 9: ends the session, or merely asks to resume it. */
  readonly invalidate: (resumable: boolean) => void;
  /** From now on: close codes for those who identify, or HTTP statuses for those who connect. */
  refuseWith: { readonly close?: number; readonly http?: number };
  readonly close: () => void;
}

interface Session {
  readonly id: string;
  readonly events: Payload[];
  socket: WebSocket | undefined;
}

const HEARTBEAT_MS = 41_250;
const GUILDS_INTENT = 1;

/** Serves the gateway of the world on an HTTP server. */
export function gatewayOf(world: World, server: Server): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const received: Payload[] = [];
  let session: Session | undefined;
  const state: Pick<Gateway, 'refuseWith'> = { refuseWith: {} };

  server.on('upgrade', (request, socket, head) => {
    const { http } = state.refuseWith;
    if (http !== undefined) socket.end(`HTTP/1.1 ${http} Refused\r\nconnection: close\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (connection) => sockets.emit('connection', connection, request));
  });
  sockets.on('connection', (socket) => {
    send(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: HEARTBEAT_MS } });
    socket.on('message', (data) => {
      const payload = JSON.parse(String(data)) as Payload;
      received.push(payload);
      handle(socket, payload);
      world.changes.emit('change');
    });
  });

  const handle = (socket: WebSocket, { op, d }: Payload) => {
    if (op === GatewayOpcodes.Heartbeat) send(socket, { op: GatewayOpcodes.HeartbeatAck });
    if (op === GatewayOpcodes.Identify) identify(socket, d as { token: string; intents: number });
    if (op === GatewayOpcodes.Resume) resume(socket, d as { session_id: string; seq: number });
  };
  const identify = (socket: WebSocket, { token, intents }: { token: string; intents: number }) => {
    const { close } = state.refuseWith;
    if (close !== undefined) return socket.close(close);
    if (token !== world.token) return socket.close(4004);
    if (intents !== GUILDS_INTENT) return socket.close(4014);
    session = { id: world.nextId(), events: [], socket };
    dispatch(GatewayDispatchEvents.Ready, readyOf(world, session.id));
    dispatch(GatewayDispatchEvents.GuildCreate, guildCreate(world));
  };
  const resume = (socket: WebSocket, { session_id, seq }: { session_id: string; seq: number }) => {
    if (session?.id !== session_id) return send(socket, { op: GatewayOpcodes.InvalidSession, d: false });
    session.socket = socket;
    for (const event of session.events.slice(seq)) send(socket, event);
    dispatch(GatewayDispatchEvents.Resumed, {});
  };
  const dispatch = (t: string, d: unknown) => {
    if (session === undefined) throw new Error('no bot has identified itself');
    const event = { op: GatewayOpcodes.Dispatch, t, d, s: session.events.length + 1 };
    session.events.push(event);
    if (session.socket !== undefined) send(session.socket, event);
  };
  return Object.assign(state, {
    received,
    dispatch,
    kick: (code?: number) => {
      const socket = session?.socket;
      if (session !== undefined) session.socket = undefined;
      if (code === undefined) socket?.terminate();
      else socket?.close(code);
    },
    askToReconnect: () => session?.socket && send(session.socket, { op: GatewayOpcodes.Reconnect, d: null }),
    invalidate: (resumable: boolean) => {
      const socket = session?.socket;
      if (!resumable) session = undefined;
      if (socket) send(socket, { op: GatewayOpcodes.InvalidSession, d: resumable });
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  });
}

const send = (socket: WebSocket, payload: Payload) => socket.send(JSON.stringify(payload));
