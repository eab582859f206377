/** How bots/main starts the bot and the poster of Plaintext Chat, as those of every platform. */
import type { PlatformStarter } from '../../../bots/core/connector.ts';
import type { Chat } from './chat.ts';
import { plaintextChat } from './platform.ts';

export const plaintextConnector = (chat: Chat): PlatformStarter<unknown> => ({
  platform: plaintextChat,
  tokenIn: () => 'a token of the tests',
  setupHint: 'not connected',
  // Loaded on demand, as every platform that is connected.
  startBot: async (_env, context) => (await import('./main.ts')).startPlaintextBot(chat, context),
  startPoster: async (_env, options) => (await import('./poster.ts')).startPlaintextPoster(chat, options),
});
