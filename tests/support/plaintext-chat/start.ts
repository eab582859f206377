/** Plaintext Chat with the product's bot in it, over an app in this process. */
import { expect } from 'vitest';
import { type Bots, readBotEnv, startBots } from '../../../bots/main.ts';
import type { App } from '../../../src/app.ts';
import { silentLog } from '../app.ts';
import { apiOf } from '../bots/bot-contexts.ts';
import { need } from '../need.ts';
import { type Chat, type ChatMessage, createChat } from './chat.ts';
import { plaintextConnector } from './connector.ts';

export interface ChatWithBot {
  readonly chat: Chat;
  readonly bots: Bots;
  /** What a guest says in a room, and the message that answers it. */
  readonly say: (guest: string, text: string, room?: string) => Promise<ChatMessage>;
}

/** The caller stops the bots. */
export async function startPlaintextChat(app: Pick<App, 'api' | 'botKey'>): Promise<ChatWithBot> {
  const chat = createChat();
  const bots = await startBots({ env: readBotEnv({}), log: silentLog, api: apiOf(app), connectors: [plaintextConnector(chat)] });
  return {
    chat,
    bots,
    say: async (guest, text, room = 'room-1') => {
      const before = chat.messages.length;
      chat.say(guest, room, text);
      await expect.poll(() => chat.messages.length, { timeout: 20_000 }).toBeGreaterThan(before);
      return need(chat.messages[before]);
    },
  };
}
