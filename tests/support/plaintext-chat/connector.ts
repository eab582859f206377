/** The bot and the poster of Plaintext Chat, as bots/main starts those of every platform. */
import { withChannels } from '../../../bots/core/bot-context.ts';
import type { PlatformStarter } from '../../../bots/core/connector.ts';
import type { Bot, BotContext } from '../../../bots/core/contract/bot.ts';
import type { ChannelDirectory } from '../../../bots/core/contract/channels.ts';
import type { Input, Place } from '../../../bots/core/contract/request.ts';
import type { PlatformPoster, Post } from '../../../bots/core/posting/platform-poster.ts';
import { startPoster } from '../../../bots/core/posting/poster.ts';
import { createRateLimits } from '../../../bots/core/posting/rate-limits.ts';
import type { Chat, Said } from './chat.ts';
import { plaintextChat } from './platform.ts';
import { type Choice, toPlainMessage, toText } from './render.ts';

export const plaintextConnector = (chat: Chat): PlatformStarter<unknown> => ({
  platform: plaintextChat,
  tokenIn: () => 'a token of the tests',
  setupHint: 'not connected',
  startBot: async (_env, context) => startPlaintextBot(chat, context),
  startPoster: async (_env, options) =>
    startPoster({ ...options, platform: plaintextChat, platformPoster: createPlatformPoster(chat, options.clock), batch: 10 }),
});

function startPlaintextBot(chat: Chat, botContext: BotContext): Bot {
  const context = withChannels(botContext, directoryOf(chat));
  /** The numbered choices that each guest saw last. */
  const menus = new Map<string, readonly Choice[]>();
  const pending = new Set<Promise<void>>();
  const answer = async (said: Said, input: Input): Promise<void> => {
    if (!(await context.isNew(said.id))) return;
    const reply = await context.answer(await context.interpret({ input, place: placeOf(said, chat) }));
    const message = toPlainMessage(reply);
    menus.set(said.guest, message.choices);
    const isPublic = reply.visibility === 'public' && reply.badge !== 'error';
    chat.send({ room: said.room, text: toText(message), ...(isPublic ? {} : { whisperTo: said.guest }) });
  };
  chat.listen((said) => {
    const input = inputOf(said.text, menus.get(said.guest) ?? []);
    if (input === undefined) return;
    const answering: Promise<void> = answer(said, input).finally(() => pending.delete(answering));
    pending.add(answering);
  });
  return {
    routes: [],
    status: () => ({ connected: true, detail: `connected to ${chat.house}` }),
    stop: async () => void (await Promise.all(pending)),
  };
}

/** A command, or the number of a choice; undefined for what guests say to each other. */
function inputOf(text: string, menu: readonly Choice[]): Input | undefined {
  const choice = /^\d+$/.test(text) ? menu[Number(text) - 1] : undefined;
  if (choice !== undefined) return { kind: 'press', action: choice.action, token: choice.token };
  return text.startsWith(plaintextChat.commandPrefix) ? { kind: 'text', text } : undefined;
}

function placeOf({ guest, room }: Said, { house, hosts }: Chat): Place {
  const isHost = hosts.includes(guest);
  const rights = isHost ? { runsWorkspace: true as const } : {};
  return { platform: plaintextChat, workspace: house, channel: room, user: guest, isAdmin: isHost, ...rights };
}

const directoryOf = ({ rooms }: Chat): ChannelDirectory => ({
  checkPostable: async ({ channel }) => (rooms.has(channel) ? [] : ['gone']),
  nameOf: async (kind, id) => (kind === 'channel' ? rooms.get(id) : undefined),
});

function createPlatformPoster(chat: Chat, clock: BotContext['clock']): PlatformPoster {
  const keysOf = ({ workspace, channel }: Post['to']) => ({ shared: workspace, channel });
  const textOf = ({ reply }: Pick<Post, 'reply'>) => toText(toPlainMessage(reply));
  return {
    rateLimits: createRateLimits({ clock, keysOf, perSecond: 10, maxInSecond: 10 }),
    post: async (post) => {
      if (!chat.rooms.has(post.to.channel)) return { kind: 'gone', code: 'no_such_room' };
      const text = `${post.pingRole === undefined ? '' : `@${post.pingRole}\n`}${textOf(post)}`;
      return { kind: 'sent', messageId: chat.send({ room: post.to.channel, text, mark: post.id }).id };
    },
    find: async ({ id }) => {
      const found = chat.messages.find(({ mark }) => mark === id);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', messageId: found.id };
    },
    correct: async ({ messageId, reply }) => {
      const message = chat.messages.find(({ id }) => id === messageId);
      if (message === undefined) return { kind: 'failed', code: 'no_such_message' };
      message.text = textOf({ reply });
      return { kind: 'done' };
    },
    notify: async (notice) => {
      chat.send({ room: '', whisperTo: notice.user, text: textOf(notice) });
      return { kind: 'done' };
    },
  };
}
