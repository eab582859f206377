/** Messages: how they come to be, change and go, and how Discord describes them. */
import { type APIEmbed, type APIMessage, ChannelType, MessageFlags, MessageType } from 'discord.js';
import { invalidForm, missingPermissions, noContent, ok, unknownChannel, unknownMessage } from './answers.ts';
import { checks } from './schemas.ts';
import type { Answer, Call, Message, World } from './world.ts';

/** What a checked message body holds. */
export interface Body {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly components?: Message['components'];
  readonly flags?: number;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
  readonly message_reference?: { readonly message_id: string };
}

export function addMessage(world: World, channel: string, body: Body, { loading = false } = {}): Message {
  const { content = '', embeds = [], components = [], flags = 0, message_reference: reference } = body;
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const message = {
    ...{ id: world.nextId(), channel, ephemeral, loading, content, embeds, components },
    ...(reference === undefined ? {} : { reference: reference.message_id }),
  };
  world.messages = [...world.messages, message];
  return message;
}

/** Changes what a message says; who sees it was settled when it was made. */
export function editMessage(world: World, id: string, { content, embeds, components }: Body): Message | undefined {
  const change = {
    loading: false,
    ...(content === undefined ? {} : { content }),
    ...(embeds === undefined ? {} : { embeds }),
    ...(components === undefined ? {} : { components }),
  };
  world.messages = world.messages.map((message) => (message.id === id ? { ...message, ...change } : message));
  return world.messages.find((message) => message.id === id);
}

export function removeMessage(world: World, id: string): void {
  world.messages = world.messages.filter((message) => message.id !== id);
}

/** The message as the REST API describes it. */
export function toApi({ bot, now }: World, { id, channel, content, embeds, components, ephemeral, loading }: Message): APIMessage {
  return {
    id,
    channel_id: channel,
    author: bot,
    content,
    embeds: [...embeds],
    components: numbered(components),
    timestamp: new Date(now()).toISOString(),
    edited_timestamp: null,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: [],
    pinned: false,
    type: MessageType.Default,
    flags: (ephemeral ? MessageFlags.Ephemeral : 0) | (loading ? MessageFlags.Loading : 0),
  };
}

/** Discord gives each component a number: https://discord.com/developers/docs/components/reference#anatomy-of-a-component */
function numbered(rows: Message['components']): Message['components'][number][] {
  let last = 0;
  const next = () => {
    last += 1;
    return last;
  };
  return rows.map((row) => ({ ...row, id: next(), components: row.components.map((component) => ({ ...component, id: next() })) }));
}

/** The channels of the world, and what kind each is of. */
export const channelsOf = ({ channelId, threadId, directId }: World): Readonly<Record<string, ChannelType>> => ({
  [channelId]: ChannelType.GuildText,
  [threadId]: ChannelType.PublicThread,
  [directId]: ChannelType.DM,
});

/** `/channels/{channel}/messages`, which does not post twice for the same enforced nonce, and `/channels/{channel}/typing`. */
export function channelRoutes(world: World) {
  const byNonce = new Map<string, Message>();
  const post = (channel: string, body: unknown): Answer => {
    const problems = checks.channelMessage(body);
    if (problems.length > 0) return invalidForm(problems);
    const checked = body as Body;
    const known = checked.enforce_nonce === true ? byNonce.get(String(checked.nonce)) : undefined;
    const message = known ?? addMessage(world, channel, checked);
    if (checked.nonce !== undefined) byNonce.set(checked.nonce, message);
    return ok(toApi(world, message));
  };
  const inChannel = (channel: string, route: string, body: unknown): Answer | undefined => {
    const [, edited] = /^PATCH messages\/(\d+)$/.exec(route) ?? [];
    if (edited !== undefined) return edit(world, edited, body);
    if (route === 'POST messages') return post(channel, body);
    if (route !== 'POST typing') return undefined;
    world.typing.push(channel);
    return noContent;
  };
  return ({ method, path, body }: Call): Answer | undefined => {
    const [, channel, route] = /^\/channels\/(\d+)\/(.+)$/.exec(path) ?? [];
    if (channel === undefined || route === undefined) return undefined;
    if (channel === FORBIDDEN_CHANNEL) return missingPermissions;
    return channel in channelsOf(world) ? inChannel(channel, `${method} ${route}`, body) : unknownChannel;
  };
}

function edit(world: World, id: string, body: unknown): Answer {
  const problems = checks.channelEdit(body);
  if (problems.length > 0) return invalidForm(problems);
  const edited = editMessage(world, id, body as Body);
  return edited === undefined ? unknownMessage : ok(toApi(world, edited));
}

/** A channel in which the bot may not write. */
export const FORBIDDEN_CHANNEL = '3000000000000000013';
