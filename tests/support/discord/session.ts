/** Session: what a bot that has identified itself is told, kept so that a lost connection can be resumed. */
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
  /** The connection of the bot, if it has one. */
  readonly socket: () => WebSocket | undefined;
  readonly identify: (socket: WebSocket) => void;
  readonly resume: (socket: WebSocket, sessionId: string, sequence: number) => void;
  readonly dispatch: (event: string, data: unknown) => void;
  /** Forgets the connection; events wait for the next one. */
  readonly detach: () => void;
  /** Forgets the session: it can no longer be resumed. */
  readonly end: () => void;
}

interface Session {
  readonly id: string;
  readonly events: Payload[];
  socket: WebSocket | undefined;
}

/** One bot has one session at a time. */
export function createSessions(world: World): Sessions {
  let session: Session | undefined;
  const dispatch = (t: string, d: unknown) => {
    if (session === undefined) throw new Error('no bot has identified itself');
    const event = { op: GatewayOpcodes.Dispatch, t, d, s: session.events.length + 1 };
    session.events.push(event);
    if (session.socket !== undefined) sendTo(session.socket, event);
  };
  return {
    dispatch,
    socket: () => session?.socket,
    identify: (socket) => {
      session = { id: world.nextId(), events: [], socket };
      dispatch(GatewayDispatchEvents.Ready, readyOf(world, session.id));
      dispatch(GatewayDispatchEvents.GuildCreate, guildCreate(world));
    },
    resume: (socket, sessionId, sequence) => {
      if (session?.id !== sessionId) return sendTo(socket, { op: GatewayOpcodes.InvalidSession, d: false });
      session.socket = socket;
      for (const event of session.events.slice(sequence)) sendTo(socket, event);
      dispatch(GatewayDispatchEvents.Resumed, {});
    },
    detach: () => {
      if (session !== undefined) session.socket = undefined;
    },
    end: () => {
      session = undefined;
    },
  };
}

export const sendTo = (socket: WebSocket, payload: Payload): void => socket.send(JSON.stringify(payload));
