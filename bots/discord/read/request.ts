/** Turns commands, component uses and messages from Discord into requests to the core; pure. */

import { compact } from '../../core/compact.ts';
import {
  type Conversation,
  DIRECT_CONVERSATION,
  type Input,
  type OptionValue,
  type Place,
  type Request,
} from '../../core/contract/request.ts';
import { readAddressed } from '../../core/mentions.ts';
import { discord } from '../platform.ts';

/** The part of a discord.js interaction or message that says where a request comes from, and from whom. */
export interface RequestOrigin {
  /** Of the interaction. */
  readonly id?: string;
  /** Whose direct messages an interaction comes from. */
  readonly context?: number | null;
  readonly guildId: string | null;
  readonly channelId: string | null;
  readonly channel?: { readonly isThread: () => boolean; readonly parentId?: string | null } | null;
  readonly user: { readonly id: string };
  readonly locale?: string | undefined;
  readonly memberPermissions?: PermissionSet | null | undefined;
}

interface PermissionSet {
  /** True for administrators too. */
  readonly has: (permission: bigint) => boolean;
}

export interface SlashCommand extends RequestOrigin {
  readonly options: { readonly data: readonly SlashOption[] };
}

interface SlashOption {
  readonly name: string;
  readonly type?: number | undefined;
  readonly value?: string | number | boolean | undefined;
  readonly options?: readonly SlashOption[] | undefined;
  /** Set for the option that is being typed. */
  readonly focused?: boolean | undefined;
}

/** A message of the bot that a user replies to. */
interface RepliedMessage {
  readonly author: { readonly id: string } | null;
  readonly reference: { readonly messageId?: string | undefined } | null;
  readonly interactionMetadata?: { readonly id: string } | null;
}

type MessageChannel = NonNullable<RequestOrigin['channel']> & {
  readonly messages?: { readonly cache: { readonly get: (id: string) => RepliedMessage | undefined } };
};

export interface MessagePayload extends Omit<RequestOrigin, 'id' | 'context' | 'channel' | 'user' | 'locale' | 'memberPermissions'> {
  readonly id: string;
  readonly channel?: MessageChannel | null;
  readonly reference?: { readonly messageId?: string | undefined } | null;
  readonly content: string;
  readonly system: boolean;
  readonly webhookId: string | null;
  /** discord.js leaves it null if Discord doesn't send it. */
  readonly author: { readonly id: string; readonly bot: boolean } | null;
  readonly mentions: { readonly roles: { readonly has: (id: string) => boolean } };
  readonly member?: { readonly permissions: PermissionSet } | null;
  /** Until the server's data has come it has no roles, and discord.js can't compute permissions. */
  readonly guild?: {
    readonly preferredLocale: string;
    readonly roles: { readonly cache: { readonly has: (id: string) => boolean } };
  } | null;
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-option-type */
const SUBCOMMAND_GROUP = 2;

/** https://discord.com/developers/docs/topics/permissions#permissions-bitwise-permission-flags */
const MANAGE_CHANNELS = 1n << 4n;
const MANAGE_GUILD = 1n << 5n;

/** The place of a request; a thread belongs to its channel and shares its settings. */
export function toPlace(origin: RequestOrigin, conversation = conversationOf(origin)): Place {
  const { guildId, channelId, channel, user, locale, memberPermissions: permissions } = origin;
  const here = channelId ?? '';
  const parent = channel?.isThread() ? channel.parentId : undefined;
  return {
    platform: discord,
    workspace: guildId ?? '',
    channel: parent ?? here,
    user: user.id,
    ...(parent == null ? {} : { thread: here }),
    ...(guildId === null ? { isDirect: true } : {}),
    ...compact({ locale, conversation }),
    ...(permissions == null ? {} : { isAdmin: permissions.has(MANAGE_GUILD) || permissions.has(MANAGE_CHANNELS) }),
    ...(permissions?.has(MANAGE_GUILD) === true ? { runsWorkspace: true } : {}),
  };
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-interaction-context-types */
const BETWEEN_USERS = 2;

/** A thread is a channel of its own, whose parent may be unknown at first. */
function threadOf({ channel, channelId }: Pick<RequestOrigin, 'channel' | 'channelId'>): Conversation | undefined {
  return channel?.isThread() === true && channelId !== null ? { channel: channelId, recalls: '', remembers: '' } : undefined;
}

/** Only the user sees what they ask by a command, so a thread doesn't remember it. People can reply to an answer that was shared. */
function conversationOf(origin: RequestOrigin): Conversation | undefined {
  const { id, guildId, context } = origin;
  if (guildId === null && context !== BETWEEN_USERS) return DIRECT_CONVERSATION;
  return id === undefined ? undefined : { ...threadOf(origin), remembers: id };
}

/** A thread, a direct message, or a chain of replies: an answer is remembered by the message that asked. */
function conversationIn(message: MessagePayload, bot: BotIdentity): Conversation {
  const { id, guildId, channel, reference } = message;
  if (guildId === null) return DIRECT_CONVERSATION;
  const replied = channel?.messages?.cache.get(reference?.messageId ?? '');
  const isAnswer = replied?.author?.id === bot.id;
  const recalls = isAnswer ? (replied?.reference?.messageId ?? replied?.interactionMetadata?.id) : undefined;
  return threadOf(message) ?? compact({ recalls, remembers: id });
}

/** Reads `/lmm <subcommand> <options>` and `/lmm-admin <group> <subcommand> <options>`. */
export function toCommandRequest(command: SlashCommand): Request {
  const { name, options } = readSubcommand(command.options.data);
  const values = options.flatMap((option) => (option.value === undefined ? [] : [[option.name, toOptionValue(option.value)] as const]));
  return createRequest(command, { kind: 'options', command: name, options: Object.fromEntries(values) });
}

export interface MessageCommand extends RequestOrigin {
  readonly targetMessage: { readonly content?: string | null; readonly embeds?: readonly { readonly description?: string | null }[] };
}

/** What the message says that a command in its menu was chosen for; empty for a picture alone. */
export const toChosenText = ({ targetMessage: { content, embeds = [] } }: MessageCommand): string =>
  [content, ...embeds.map(({ description }) => description)].filter((text) => text != null && text !== '').join('\n');

/** The name and options of the chosen command; in Discord, a group has its subcommand as its only option. */
export function readSubcommand([chosen]: readonly SlashOption[]): { readonly name: string; readonly options: readonly SlashOption[] } {
  const { name = '', type, options = [] } = chosen ?? {};
  if (type !== SUBCOMMAND_GROUP) return { name, options };
  return { name: `${name} ${options[0]?.name ?? ''}`, options: options[0]?.options ?? [] };
}

export const createRequest = (origin: RequestOrigin, input: Input): Request => ({ input, place: toPlace(origin) });

/** Who the bot is in mentions. */
export interface BotIdentity {
  readonly id: string;
  /** The role that Discord made for the bot; people see it under the bot's name. */
  readonly roleId?: string | undefined;
}

/** Reads a message that mentions the bot, or a direct message; undefined for all others, and for those of bots. */
export function toMessageRequest(message: MessagePayload, bot: BotIdentity): Request | undefined {
  const { guildId, channelId, channel = null, author, member, guild } = message;
  if (author === null || isAutomatic(message) || author.id === bot.id) return undefined;
  const { text, isMentioned } = readAddressed(message.content, mentionOf(bot));
  if (!isMentioned && guildId !== null) return undefined;
  // The @everyone role has the id of the server.
  const memberPermissions = guild?.roles.cache.has(guildId ?? '') === true ? member?.permissions : undefined;
  const origin = { guildId, channelId, channel, user: author, locale: guild?.preferredLocale, memberPermissions };
  return { input: { kind: 'text', text }, place: toPlace(origin, conversationIn(message, bot)) };
}

/** Whether a message mentions the bot's role alone: Discord then keeps its content from the bot, and the author awaits an answer. */
export const mentionsRoleOnly = (message: MessagePayload, { roleId }: BotIdentity): boolean =>
  roleId !== undefined && message.content === '' && !isAutomatic(message) && message.mentions.roles.has(roleId);

const isAutomatic = ({ author, system, webhookId }: MessagePayload): boolean =>
  author === null || author.bot || system || webhookId !== null;

const mentionOf = ({ id, roleId }: BotIdentity): RegExp => new RegExp(roleId === undefined ? `<@!?${id}>` : `<@(?:!?${id}|&${roleId})>`);

// No command declares a number option; if Discord sends a number anyway, it is read as text.
const toOptionValue = (value: string | number | boolean): OptionValue => (typeof value === 'number' ? String(value) : value);
