/** Payloads: gateway events as Discord documents them. */
import {
  type APIApplicationCommandInteractionDataOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  MessageType,
} from 'discord.js';
import { channelsOf, toApi } from './channel-messages.ts';
import { grantedExcept } from './permission-bits.ts';
import type { CommandJson, Interaction, Message, World } from './world.ts';

/** Who acts, and where: the user in the default channel if left out. */
export interface ActorOptions {
  readonly channel?: string;
  readonly user?: string;
  readonly permissions?: bigint;
}

/** What a person types after `/`. */
export interface TypedCommand extends ActorOptions {
  readonly command?: string;
  readonly subcommand: string;
  readonly options?: Readonly<Record<string, string | boolean>>;
}

/** The author and kind of a message. */
export interface MessageOptions extends ActorOptions {
  readonly isBot?: boolean;
  readonly type?: MessageType;
  /** The message that it replies to. */
  readonly replyTo?: Message;
}

/** https://discord.com/developers/docs/events/gateway-events#ready */
export const readyOf = ({ bot, applicationId, guildId, gatewayUrl, isMember }: World, sessionId: string) => ({
  v: 10,
  user: bot,
  guilds: isMember ? [{ id: guildId, unavailable: true }] : [],
  session_id: sessionId,
  resume_gateway_url: gatewayUrl,
  shard: [0, 1],
  application: { id: applicationId, flags: 0 },
});

const ROLE = { color: 0, hoist: false, position: 0, permissions: '2048', mentionable: false };

/** https://discord.com/developers/docs/events/gateway-events#guild-create */
export const guildCreate = ({ guildId, channelId, botRoleId, bot, systemChannelId, otherChannels }: World) => ({
  id: guildId,
  name: 'Reading group',
  owner_id: '1',
  preferred_locale: 'en-US',
  system_channel_id: systemChannelId,
  roles: [
    { id: guildId, name: '@everyone', ...ROLE, managed: false },
    { id: botRoleId, name: 'LMM Atlas', ...ROLE, managed: true, tags: { bot_id: bot.id } },
  ],
  emojis: [],
  features: [],
  members: [],
  threads: [],
  presences: [],
  voice_states: [],
  stage_instances: [],
  guild_scheduled_events: [],
  member_count: 2,
  channels: [
    { id: channelId, type: ChannelType.GuildText, name: 'general', permission_overwrites: [], position: 0 },
    ...Object.entries(otherChannels).map(([id, type], index) => ({ id, type, name: `other-${index}`, position: index + 1 })),
  ],
});

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object */
export function slashCommand(world: World, interaction: Interaction, typed: TypedCommand) {
  const { command, options } = read(world, typed);
  const missing = declaredOptions(command, typed.subcommand).filter(
    ({ name, required }) => required === true && !(name in (typed.options ?? {})),
  );
  if (missing.length > 0) throw new Error(`required: ${missing.map(({ name }) => name).join(', ')}`);
  return {
    ...interactionOf(world, interaction, typed),
    data: { ...dataOf(command, typed.subcommand, options), ...resolved(world, Object.values(typed.options ?? {}).map(String)) },
  };
}

/** What a message says that a command in its menu is chosen for, and from where. */
export interface ChosenMessage extends ActorOptions {
  readonly content?: string;
  readonly embeds?: readonly { readonly description?: string }[];
  /** The person has added the app, and the server or group has not. */
  readonly isUserInstall?: boolean;
}

/** https://discord.com/developers/docs/interactions/application-commands#message-commands */
export function messageCommand(
  world: World,
  interaction: Interaction,
  name: string,
  { content = '', embeds = [], ...chosen }: ChosenMessage,
) {
  const command = world.messageCommands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name} is registered for messages`);
  const { isUserInstall = false, ...actor } = chosen;
  const target = world.nextId();
  const written = { id: target, channel: interaction.channel, ephemeral: false, loading: false, content, embeds, components: [] };
  const message = toApi(world, { ...written, embeds: [...embeds], author: '4000000000000000009' });
  return {
    ...interactionOf(world, interaction, actor),
    ...(isUserInstall ? { authorizing_integration_owners: { 1: actor.user ?? world.userId } } : {}),
    data: { id: command.id, name, type: ApplicationCommandType.Message, target_id: target, resolved: { messages: { [target]: message } } },
  };
}

/** A command that is still being typed: `focused` names the option that has the cursor. */
export function autocomplete(world: World, interaction: Interaction, { focused, ...typed }: TypedCommand & { readonly focused: string }) {
  const { command, options } = read(world, typed);
  const option = declaredOptions(command, typed.subcommand).find(({ name }) => name === focused);
  if (option === undefined || !('autocomplete' in option) || option.autocomplete !== true)
    throw new Error(`${focused} has no autocomplete`);
  const marked = options.map((one) => (one.name === focused ? { ...one, focused: true } : one));
  return { ...interactionOf(world, interaction, typed), data: dataOf(command, typed.subcommand, marked) };
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-message-component-data-structure */
export function press(
  world: World,
  interaction: Interaction,
  message: Message,
  pressed: { customId: string; values?: string[] } & ActorOptions,
) {
  const { customId, values } = pressed;
  return {
    ...interactionOf(world, interaction, { channel: message.channel, ...pressed }),
    data: {
      component_type: values === undefined ? ComponentType.Button : ComponentType.StringSelect,
      custom_id: customId,
      id: 0,
      ...(values === undefined ? {} : { values }),
    },
    message: toApi(world, message),
  };
}

/** https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure */
export function modalSubmit(
  world: World,
  interaction: Interaction,
  modal: { custom_id: string; components: readonly { readonly component?: { readonly values?: readonly string[] } }[] },
  actor: ActorOptions,
) {
  return {
    ...interactionOf(world, interaction, actor),
    data: {
      custom_id: modal.custom_id,
      components: modal.components,
      ...resolved(
        world,
        modal.components.flatMap(({ component }) => component?.values ?? []),
      ),
    },
  };
}

/** https://discord.com/developers/docs/events/gateway-events#message-create */
export function messageCreate(world: World, content: string, { isBot = false, replyTo, ...actor }: MessageOptions) {
  const { bot, guildId } = world;
  const { type = replyTo === undefined ? MessageType.Default : MessageType.Reply } = actor;
  const channel = actor.channel ?? world.channelId;
  const isMentioned = new RegExp(`<@!?${bot.id}>`).test(content);
  const isAlone = channel === world.directId;
  const { permissions: _, user, ...member } = memberOf(world, actor);
  return {
    id: world.nextId(),
    channel_id: channel,
    channel_type: channelsOf(world)[channel],
    ...(isAlone ? {} : { guild_id: guildId, member }),
    author: { ...user, bot: isBot },
    // Without the message content intent, the bot gets the content of mentions and direct messages only.
    content: isMentioned || isAlone ? content : '',
    mentions: isMentioned ? [bot] : [],
    ...{
      mention_roles: [...content.matchAll(/<@&(\d+)>/g)].map(([, role]) => role),
      mention_everyone: false,
      attachments: [],
      embeds: [],
      components: [],
      pinned: false,
      tts: false,
      type,
      flags: 0,
    },
    ...{ timestamp: new Date(world.now()).toISOString(), edited_timestamp: null },
    ...(replyTo === undefined
      ? {}
      : { message_reference: { message_id: replyTo.id, channel_id: channel }, referenced_message: toApi(world, replyTo) }),
  };
}

/** The fields that all interactions have. */
function interactionOf(world: World, { id, token, type, channel }: Interaction, actor: ActorOptions) {
  const { applicationId, guildId, channelId, directId } = world;
  const member = memberOf(world, actor);
  const place = { id: channel, type: channelsOf(world)[channel], ...(channel === directId ? {} : { guild_id: guildId }) };
  return {
    ...{ id, application_id: applicationId, type, token, version: 1, channel_id: channel },
    channel: { ...place, ...(place.type === ChannelType.PublicThread ? { parent_id: channelId, thread_metadata: {} } : {}) },
    ...(channel === directId ? { user: member.user, context: 1 } : { guild_id: guildId, member, context: 0 }),
    locale: 'en-GB',
    ...(world.tellsPermissions ? { app_permissions: permissionsIn(world, channel) } : {}),
    entitlements: [],
    authorizing_integration_owners: {},
    attachment_size_limit: 10_485_760,
  };
}

/** The channels among these ids. */
function resolved(world: World, ids: readonly string[]) {
  const types = channelsOf(world);
  const channels = ids.flatMap((id) => {
    const told = world.tellsPermissions ? { app_permissions: permissionsIn(world, id) } : {};
    return types[id] === undefined ? [] : [[id, { id, type: types[id], name: 'general', permissions: '2048', ...told }] as const];
  });
  return channels.length === 0 ? {} : { resolved: { channels: Object.fromEntries(channels) } };
}

/** A thread has those of its channel. */
const permissionsIn = ({ denied, threadId, channelId }: World, id: string): string =>
  grantedExcept(denied.get(id === threadId ? channelId : id));

const memberOf = ({ userId }: World, { user = userId, permissions = 2048n }: ActorOptions) => ({
  user: { id: user, username: 'ada', discriminator: '0', global_name: 'Ada', avatar: null },
  ...{ roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0, permissions: String(permissions) },
});

/** `daily add` is the subcommand of a group. */
function dataOf({ id, name }: CommandJson, subcommand: string, options: readonly APIApplicationCommandInteractionDataOption[]) {
  const [first = '', second] = subcommand.split(' ');
  const chosen = { type: ApplicationCommandOptionType.Subcommand, name: second ?? first, options };
  const inGroup = { type: ApplicationCommandOptionType.SubcommandGroup, name: first, options: [chosen] };
  return { ...{ id, name, type: ApplicationCommandType.ChatInput }, options: [second === undefined ? chosen : inGroup] };
}

/** Accepts only what a Discord client would: registered options with values of their type. */
function read(world: World, { command: name = 'lmm', subcommand, options = {} }: TypedCommand) {
  const command = world.commands.find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command /${name} is registered`);
  const declared = declaredOptions(command, subcommand);
  const values = Object.entries(options).map(([name, value]) => {
    const option = declared.find((other) => other.name === name);
    const type = option?.type ?? ApplicationCommandOptionType.String;
    const isFlag = type === ApplicationCommandOptionType.Boolean;
    if (option === undefined || isFlag !== (typeof value === 'boolean')) throw new Error(`no such option: ${name}`);
    const choices = 'choices' in option ? option.choices : undefined;
    if (choices?.length && !choices.some((choice) => choice.value === value)) throw new Error(`${name}: no such choice: ${value}`);
    // TypeScript does not relate the type to the value, which were checked above.
    return { type, name, value } as { type: ApplicationCommandOptionType.String; name: string; value: string };
  });
  return { command, options: values };
}

function declaredOptions(command: CommandJson, subcommand: string) {
  const [first, second] = subcommand.split(' ');
  const top = command.options?.find(({ name }) => name === first);
  const chosen = top?.type === ApplicationCommandOptionType.SubcommandGroup ? top.options?.find(({ name }) => name === second) : top;
  if (chosen?.type !== ApplicationCommandOptionType.Subcommand) throw new Error(`no subcommand ${subcommand} is registered`);
  return chosen.options ?? [];
}
