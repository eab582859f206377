/** The bot of Plaintext Chat: it answers commands and the numbers of choices. */
import { withChannels } from '../../../bots/core/bot-context.ts';
import type { Bot, BotContext } from '../../../bots/core/contract/bot.ts';
import type { ChannelDirectory } from '../../../bots/core/contract/channels.ts';
import type { Input, Place } from '../../../bots/core/contract/request.ts';
import type { Chat, GuestMessage } from './chat.ts';
import { plaintextChat } from './platform.ts';
import { type Choice, toPlainMessage, toText } from './render.ts';

export function startPlaintextBot(chat: Chat, botContext: BotContext): Bot {
  const context = withChannels(botContext, directoryOf(chat));
  /** The numbered choices that each guest saw last. */
  const menus = new Map<string, readonly Choice[]>();
  const pending = new Set<Promise<void>>();
  const answer = async (message: GuestMessage, input: Input): Promise<void> => {
    if (!(await context.isNew(message.id))) return;
    const reply = await context.answer(await context.interpret({ input, place: placeOf(message, chat) }));
    const shown = toPlainMessage(reply);
    menus.set(message.guest, shown.choices);
    const isPublic = reply.visibility === 'public' && reply.badge !== 'error';
    chat.send({ room: message.room, text: toText(shown), ...(isPublic ? {} : { whisperTo: message.guest }) });
  };
  chat.listen((message) => {
    const input = inputOf(message.text, menus.get(message.guest) ?? []);
    if (input === undefined) return;
    const answering: Promise<void> = answer(message, input).finally(() => pending.delete(answering));
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

function placeOf({ guest, room }: GuestMessage, { house, hosts }: Chat): Place {
  const isHost = hosts.includes(guest);
  const rights = isHost ? { runsWorkspace: true as const } : {};
  return { platform: plaintextChat, workspace: house, channel: room, user: guest, isAdmin: isHost, ...rights };
}

const directoryOf = ({ rooms }: Chat): ChannelDirectory => ({
  checkPostable: async ({ channel }) => (rooms.has(channel) ? [] : ['gone']),
  idOf: async (kind, name) => (kind === 'channel' ? [...rooms].find(([, each]) => each === name)?.[0] : undefined),
  nameOf: async (kind, id) => (kind === 'channel' ? rooms.get(id) : undefined),
});
