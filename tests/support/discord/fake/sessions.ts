/** Gateway sessions: the events sent to each identified bot, kept so that a lost connection can be resumed. */
import { GatewayDispatchEvents, GatewayOpcodes } from 'discord.js';
import type { WebSocket } from 'ws';
import { guildCreate, readyOf } from './payloads.ts';
import type { World } from './world.ts';

export interface Payload {
  readonly op: number;
  readonly d?: unknown;
  readonly s?: number;
  readonly t?: string;
}

export interface Sessions {
  /** The connection of the newest session, if it has one. */
  readonly socket: () => WebSocket | undefined;
  readonly identify: (socket: WebSocket) => void;
  readonly resume: (socket: WebSocket, sessionId: string, sequence: number) => void;
  /** Sends an event to every session; Discord does so for all sessions of an application. */
  readonly dispatch: (event: string, data: unknown) => void;
  /** Sends text as the data of an event, even what JSON.stringify can't write; it isn't repeated for a session that resumes. */
  readonly dispatchText: (event: string, data: string) => void;
  /** Drops the connection of the newest session; events wait until it resumes. */
  readonly detach: () => void;
  /** Ends the newest session: it can no longer be resumed. */
  readonly end: () => void;
  /** Called when a connection is closed; a normal close code ends its session. */
  readonly closed: (socket: WebSocket, code: number) => void;
}

interface Session {
  readonly id: string;
  readonly events: Payload[];
  socket: WebSocket | undefined;
}

/** https://discord.com/developers/docs/events/gateway#resuming: these close codes end a session. */
const ENDING: readonly number[] = [1000, 1001];

export function createSessions(world: World): Sessions {
  let sessions: Session[] = [];
  const last = () => sessions.at(-1);
  return {
    dispatch: (t, d) => {
      if (sessions.length === 0) throw new Error('no bot has identified itself');
      for (const session of sessions) sendEvent(session, t, d);
    },
    dispatchText: (t, d) => {
      for (const { socket } of sessions) socket?.send(`{"op":${GatewayOpcodes.Dispatch},"t":${JSON.stringify(t)},"s":null,"d":${d}}`);
    },
    socket: () => last()?.socket,
    identify: (socket) => {
      const session: Session = { id: world.nextId(), events: [], socket };
      sessions.push(session);
      for (const [t, d] of world.beforeReady) sendEvent(session, t, d);
      sendEvent(session, GatewayDispatchEvents.Ready, readyOf(world, session.id));
      if (world.sendsGuild && world.isMember) sendEvent(session, GatewayDispatchEvents.GuildCreate, guildCreate(world));
    },
    resume: (socket, sessionId, sequence) => {
      const session = sessions.find(({ id }) => id === sessionId);
      if (session === undefined) return sendTo(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      session.socket = socket;
      for (const event of session.events.slice(sequence)) sendTo(socket, event);
      sendEvent(session, GatewayDispatchEvents.Resumed, {});
    },
    detach: () => {
      const session = last();
      if (session !== undefined) session.socket = undefined;
    },
    end: () => {
      sessions = sessions.slice(0, -1);
    },
    closed: (socket, code) => {
      if (ENDING.includes(code)) sessions = sessions.filter((session) => session.socket !== socket);
    },
  };
}

function sendEvent(session: Session, t: string, d: unknown): void {
  const event = { op: GatewayOpcodes.Dispatch, t, d, s: session.events.length + 1 };
  session.events.push(event);
  if (session.socket !== undefined) sendTo(session.socket, event);
}

export const sendTo = (socket: WebSocket, payload: Payload): void => socket.send(JSON.stringify(payload));
