/** Gateway: the websocket side of the fake, and the faults that a test can cause there. */
import type { Server } from 'node:http';
import { GatewayCloseCodes, GatewayOpcodes } from 'discord.js';
import { type WebSocket, WebSocketServer } from 'ws';
import { createSessions, type Payload, type Sessions, sendTo } from './sessions.ts';
import type { World } from './world.ts';

export interface Gateway {
  /** The payloads that bots have sent, in order. */
  readonly received: readonly Payload[];
  /** Sends an event to the bot; one that is not connected gets it when it resumes. */
  readonly dispatch: (event: string, data: unknown) => void;
  readonly dispatchText: Sessions['dispatchText'];
  /** The data of all events of this name that were sent by `dispatch`. */
  readonly dispatched: (event: string) => readonly unknown[];
  /** Cuts the connection, with or without a close code. */
  readonly kick: (code?: number) => void;
  /** Op 7: asks the bot to reconnect. */
  readonly askToReconnect: () => void;
  /** Op 9: ends the session, or asks the bot to resume it. */
  readonly invalidate: (resumable: boolean) => void;
  /** Stops answering on the current connection, which stays open: neither heartbeats nor close frames are answered. */
  readonly freeze: () => void;
  /** From now on, closes connections on Identify with this code, or refuses them with this HTTP status. */
  refuseWith: { readonly close?: number; readonly http?: number };
  readonly close: () => void;
}

/** The unprivileged intents that the bot needs: guilds, guild messages and direct messages. */
const ALLOWED_INTENTS = (1 << 0) | (1 << 9) | (1 << 12);

/** Serves the gateway of the world on an HTTP server. */
export function createGateway(world: World, server: Server): Gateway {
  const sockets = new WebSocketServer({ noServer: true });
  const sessions = createSessions(world);
  const received: Payload[] = [];
  const sent: { readonly event: string; readonly data: unknown }[] = [];
  const dispatch = (event: string, data: unknown) => {
    sent.push({ event, data });
    sessions.dispatch(event, data);
  };
  const dispatched = (event: string) => sent.filter((each) => each.event === event).map(({ data }) => data);
  const gateway: Gateway = {
    ...faultsOf(sessions),
    received,
    dispatch,
    dispatched,
    dispatchText: sessions.dispatchText,
    refuseWith: {},
    close: () => close(sockets),
  };
  server.on('upgrade', (request, socket, head) => {
    const { http } = gateway.refuseWith;
    if (http !== undefined) socket.end(`HTTP/1.1 ${http} Refused\r\nconnection: close\r\n\r\n`);
    else sockets.handleUpgrade(request, socket, head, (connection) => sockets.emit('connection', connection, request));
  });
  sockets.on('connection', (socket) => {
    sendTo(socket, { op: GatewayOpcodes.Hello, d: { heartbeat_interval: world.heartbeatMs } });
    socket.on('message', (data) => {
      const payload = JSON.parse(String(data)) as Payload;
      received.push(payload);
      handle(payload, socket, sessions, closeCodeFor(payload, world, gateway.refuseWith.close));
      world.changes.emit('change');
    });
    socket.on('close', (code) => sessions.closed(socket, code));
  });
  return gateway;
}

/** The data of Identify and Resume. */
interface Credentials {
  readonly token: string;
  readonly intents: number;
  readonly session_id: string;
  readonly seq: number;
}

function handle({ op, d }: Payload, socket: WebSocket, sessions: Sessions, closeCode: number | undefined): void {
  const { session_id, seq } = (d ?? {}) as Credentials;
  if (op === GatewayOpcodes.Heartbeat) sendTo(socket, { op: GatewayOpcodes.HeartbeatAck });
  else if (closeCode !== undefined) socket.close(closeCode);
  else if (op === GatewayOpcodes.Resume) sessions.resume(socket, session_id, seq);
  else sessions.identify(socket);
}

/** The code with which Discord closes the connection on this payload, if it does. */
function closeCodeFor({ op, d }: Payload, world: World, refusal: number | undefined): number | undefined {
  if (op !== GatewayOpcodes.Identify && op !== GatewayOpcodes.Resume) return GatewayCloseCodes.UnknownOpcode;
  const { token, intents } = d as Credentials;
  if (token !== world.token) return GatewayCloseCodes.AuthenticationFailed;
  if (op === GatewayOpcodes.Resume) return undefined;
  return refusal ?? ((intents & ~ALLOWED_INTENTS) === 0 ? undefined : GatewayCloseCodes.DisallowedIntents);
}

function faultsOf(sessions: Sessions): Pick<Gateway, 'kick' | 'askToReconnect' | 'invalidate' | 'freeze'> {
  const sendPayload = (payload: Payload) => {
    const socket = sessions.socket();
    if (socket !== undefined) sendTo(socket, payload);
  };
  return {
    kick: (code) => {
      const socket = sessions.socket();
      sessions.detach();
      if (code === undefined) socket?.terminate();
      else socket?.close(code);
    },
    freeze: () => sessions.socket()?.pause(),
    askToReconnect: () => sendPayload({ op: GatewayOpcodes.Reconnect, d: null }),
    invalidate: (resumable) => {
      sendPayload({ op: GatewayOpcodes.InvalidSession, d: resumable });
      if (!resumable) sessions.end();
    },
  };
}

function close(sockets: WebSocketServer): void {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
}
