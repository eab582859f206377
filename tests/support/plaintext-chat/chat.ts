/** The server of Plaintext Chat, in memory: rooms with messages for everyone, and whispers to one guest. */
import { randomUUID } from 'node:crypto';

export interface ChatMessage {
  readonly id: string;
  readonly room: string;
  text: string;
  /** Only this guest sees it. */
  readonly whisperTo?: string;
  /** What the sender marked it with; no one sees it. */
  readonly mark?: string;
}

/** What a guest says in a room. */
export interface GuestMessage {
  readonly id: string;
  readonly room: string;
  readonly guest: string;
  readonly text: string;
}

export interface Chat {
  readonly house: string;
  readonly rooms: ReadonlyMap<string, string>;
  readonly hosts: readonly string[];
  readonly messages: readonly ChatMessage[];
  readonly say: (guest: string, room: string, text: string) => void;
  readonly send: (message: Omit<ChatMessage, 'id'>) => ChatMessage;
  /** Calls the listener for everything that guests say. */
  readonly listen: (listener: (message: GuestMessage) => void) => void;
}

export function createChat(): Chat {
  const messages: ChatMessage[] = [];
  const listeners: ((message: GuestMessage) => void)[] = [];
  return {
    house: 'house-1',
    rooms: new Map([
      ['room-1', 'lobby'],
      ['room-2', 'library'],
    ]),
    hosts: ['guest-1'],
    messages,
    say: (guest, room, text) => {
      const message = { id: randomUUID(), room, guest, text };
      for (const listener of listeners) listener(message);
    },
    send: (message) => {
      const sent = { id: randomUUID(), ...message };
      messages.push(sent);
      return sent;
    },
    listen: (listener) => void listeners.push(listener),
  };
}
