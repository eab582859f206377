/** Events as Discord sends them: https://discord.com/developers/docs/interactions/receiving-and-responding#interaction-object. Pure. */
import { ADMIN_COMMAND, COMMAND } from '../../discord/read/command-names.ts';
import type { OpenForm, ShownMessage, Visitor } from '../visitors/visitor.ts';
import { APPLICATION, BOT, nextId } from './ids.ts';
import type { TypedCommand } from './typed-command.ts';

/** Everything but Administrator, which would hide what single permissions do. */
const PERMISSIONS = String(((1n << 50n) - 1n) & ~8n);

const TYPE = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;
const OPTION = { subcommand: 1, group: 2, text: 3, flag: 5, channel: 7, role: 8 } as const;
const COMPONENT = { button: 2, select: 3 } as const;

export interface Fresh {
  readonly visitor: Visitor;
  readonly token: string;
  readonly now: Date;
}

const userOf = ({ ids }: Visitor) => ({ id: ids.discord.user, username: 'you', discriminator: '0', global_name: 'You', avatar: null });

const memberOf = () => ({ roles: [], joined_at: '2026-01-01T00:00:00Z', deaf: false, mute: false, flags: 0 });

const channelOf = ({ ids: { discord } }: Visitor) => ({ id: discord.channel, type: 0, guild_id: discord.guild, name: 'general' });

function interaction({ visitor, token, now }: Fresh, type: number, data: object, more: object = {}) {
  const { guild, channel } = visitor.ids.discord;
  return {
    ...{ id: nextId(now), application_id: APPLICATION, type, token, version: 1, channel_id: channel, guild_id: guild },
    ...{ channel: channelOf(visitor), member: { ...memberOf(), user: userOf(visitor), permissions: PERMISSIONS }, context: 0 },
    ...{ locale: 'en-GB', app_permissions: PERMISSIONS, entitlements: [], authorizing_integration_owners: {}, data, ...more },
    attachment_size_limit: 10_485_760,
  };
}

export const slashCommand = (fresh: Fresh, typed: TypedCommand) =>
  interaction(fresh, TYPE.command, { ...commandData(typed), ...resolved(fresh, Object.values(typed.options)) });

/** The option with the cursor is the last one. */
export const autocomplete = (fresh: Fresh, typed: TypedCommand) => interaction(fresh, TYPE.autocomplete, commandData(typed, true));

/** `daily add` is the subcommand of a group, in a command of its own. */
function commandData({ command, options, types }: TypedCommand, isFocused = false) {
  const all = Object.entries(options).map(([name, value]) => ({ name, type: OPTION[types[name] ?? 'text'], value }));
  const marked = all.map((option, index) => (isFocused && index === all.length - 1 ? { ...option, focused: true } : option));
  const [first = '', second] = command.split(' ');
  const chosen = { type: OPTION.subcommand, name: second ?? first, options: marked };
  const inGroup = { type: OPTION.group, name: first, options: [chosen] };
  const name = second === undefined ? COMMAND : ADMIN_COMMAND;
  return { id: `${APPLICATION}0`, name, type: 1, options: [second === undefined ? chosen : inGroup] };
}

/** The channel of the visitor, where it was chosen. */
function resolved({ visitor }: Fresh, values: readonly unknown[]) {
  const { id, ...channel } = channelOf(visitor);
  if (!values.includes(id)) return {};
  return { resolved: { channels: { [id]: { id, ...channel, permissions: PERMISSIONS, app_permissions: PERMISSIONS } } } };
}

export const press = (fresh: Fresh, message: ShownMessage, custom_id: string, value: string | undefined) =>
  interaction(
    fresh,
    TYPE.component,
    value === undefined
      ? { component_type: COMPONENT.button, custom_id, id: 0 }
      : { component_type: COMPONENT.select, custom_id, id: 0, values: [value] },
    { message: apiMessage(fresh.visitor, message) },
  );

interface Field {
  readonly type: number;
  readonly id?: number;
  readonly component?: { readonly type: number; readonly custom_id: string };
}

const TEXT_INPUT = 4;

export function modalSubmit(fresh: Fresh, { view }: OpenForm, values: Readonly<Record<string, string>>) {
  const fields = (view['components'] ?? []) as readonly Field[];
  const components = fields.flatMap(({ type, component }) => {
    if (component === undefined) return [];
    const value = values[component.custom_id] ?? '';
    const given = givenTo(component.type, value, fresh.visitor);
    return [{ type, id: 1, component: { id: 2, type: component.type, custom_id: component.custom_id, ...given } }];
  });
  const chosen = components.flatMap(({ component }) => ('values' in component ? [...component.values] : []));
  return interaction(fresh, TYPE.modal, { custom_id: view['custom_id'], components, ...resolved(fresh, chosen) });
}

const RADIO = 21;

/** Each type of field names its value differently; the only channel is the one of the visitor. */
function givenTo(
  type: number,
  value: string,
  { ids }: Visitor,
): { readonly value: string | null } | { readonly values: readonly string[] } {
  if (type === TEXT_INPUT) return { value };
  if (type === RADIO) return { value: value === '' ? null : value };
  const values = value === '' ? [] : value.split(',');
  return { values: values.map((each) => (type === CHANNEL_SELECT && each === 'here' ? ids.discord.channel : each)) };
}

const CHANNEL_SELECT = 8;

/** A message of the visitor that mentions the bot; as a reply, it continues a conversation. */
export function mention({ visitor, now }: Omit<Fresh, 'token'>, id: string, text: string, replied: ShownMessage | undefined) {
  const { guild, channel } = visitor.ids.discord;
  const reference = replied && {
    message_reference: { message_id: replied.id, channel_id: channel, guild_id: guild },
    referenced_message: apiMessage(visitor, replied),
  };
  return {
    ...messageBase(visitor, id, userOf(visitor)),
    ...{
      guild_id: guild,
      member: memberOf(),
      type: replied === undefined ? 0 : REPLY,
      content: `<@${APPLICATION}> ${text}`,
      mentions: [BOT],
    },
    ...{ timestamp: now.toISOString(), ...reference },
  };
}

const REPLY = 19;

const messageBase = ({ ids }: Visitor, id: string, author: object) => ({
  ...{ id, channel_id: ids.discord.channel, channel_type: 0, author, mention_roles: [], mention_everyone: false, attachments: [] },
  ...{ embeds: [], components: [], pinned: false, tts: false, flags: 0, edited_timestamp: null, mentions: [], content: '' },
});

/** The message with what Discord adds to it. */
function apiMessage(visitor: Visitor, { id, body, below }: ShownMessage) {
  const { message_reference: _, ...rest } = body;
  return {
    ...messageBase(visitor, id, BOT),
    ...{ type: below === undefined ? 0 : REPLY, timestamp: '2026-01-01T00:00:00Z', ...rest },
    ...(below === undefined ? {} : { message_reference: { message_id: below, channel_id: visitor.ids.discord.channel } }),
  };
}

/** The visitor's server, as Discord tells of it when the bot joins. */
export function guildCreate({ ids }: Visitor) {
  const { guild, channel } = ids.discord;
  const role = { color: 0, hoist: false, position: 0, permissions: '2048', mentionable: false };
  return {
    ...{ id: guild, name: 'Your server', owner_id: ids.discord.user, preferred_locale: 'en-US', emojis: [], features: [], members: [] },
    ...{ threads: [], presences: [], voice_states: [], stage_instances: [], guild_scheduled_events: [], member_count: 2 },
    roles: [{ id: guild, name: '@everyone', ...role, managed: false }],
    channels: [{ id: channel, type: 0, name: 'general', permission_overwrites: [], position: 0 }],
  };
}
