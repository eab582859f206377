/** Channel messages: creates, edits and deletes them, and serves their routes. */
import { type APIEmbed, type APIMessage, ChannelType, MessageFlags, MessageReferenceType, MessageType } from 'discord.js';
import { bodyChecks } from '../validate/schemas.ts';
import type { DiscordResponse, RecordedRequest } from './exchange.ts';
import { normalizedEmbed, normalizedText } from './normalized.ts';
import {
  cannotMessageUser,
  emptyMessage,
  invalidForm,
  missingAccess,
  missingPermissions,
  noContent,
  ok,
  unknownChannel,
  unknownMessage,
} from './responses.ts';
import type { Message, World } from './world.ts';

/** A message body that passed the checks. */
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
    ...{ id: world.nextId(), channel, ephemeral, loading, components },
    ...{ content: normalizedText(content), embeds: embeds.map(normalizedEmbed) },
    ...(reference === undefined ? {} : { reference: reference.message_id }),
  };
  world.messages = [...world.messages, message];
  return message;
}

/** Changes the content of a message; its visibility is fixed when it is created. */
export function editMessage(world: World, id: string, { content, embeds, components }: Body): Message | undefined {
  const change = {
    loading: false,
    ...(content === undefined ? {} : { content: normalizedText(content) }),
    ...(embeds === undefined ? {} : { embeds: embeds.map(normalizedEmbed) }),
    ...(components === undefined ? {} : { components }),
  };
  world.messages = world.messages.map((message) => (message.id === id ? { ...message, ...change } : message));
  return world.messages.find((message) => message.id === id);
}

export function removeMessage(world: World, id: string): void {
  world.messages = world.messages.filter((message) => message.id !== id);
}

/** The message as the REST API describes it. */
export function toApi({ bot, now, interactions }: World, message: Message): APIMessage {
  const { id, channel, content, embeds, components, ephemeral, loading, author, reference } = message;
  const answered = interactions.find(({ messages }) => messages.includes(id));
  return {
    ...(reference === undefined
      ? {}
      : { message_reference: { type: MessageReferenceType.Default, message_id: reference, channel_id: channel } }),
    ...(answered === undefined
      ? {}
      : { interaction_metadata: { id: answered.id, type: answered.type, user: bot, authorizing_integration_owners: {} } as never }),
    id,
    channel_id: channel,
    author: author === undefined ? bot : { ...bot, id: author, bot: false },
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

/** All channels of the world with their types. */
export const channelsOf = ({ channelId, threadId, directId, otherChannels, directs }: World): Readonly<Record<string, ChannelType>> => ({
  ...otherChannels,
  ...Object.fromEntries([...directs.values()].map((id) => [id, ChannelType.DM])),
  [channelId]: ChannelType.GuildText,
  [threadId]: ChannelType.PublicThread,
  [directId]: ChannelType.DM,
});

/** `/channels/{channel}/messages`, which does not post twice for the same enforced nonce, and `/channels/{channel}/typing`. */
export function channelRoutes(world: World) {
  const byNonce = new Map<string, { readonly message: Message; readonly at: number }>();
  const post = (channel: string, body: unknown): DiscordResponse => {
    const problems = bodyChecks.channelMessage(body);
    if (problems.length > 0) return invalidForm(problems);
    const refusal = denialIn(world, channel, body as Body);
    if (refusal !== undefined) return refusal;
    const checked = body as Body;
    const earlier = checked.enforce_nonce === true ? byNonce.get(String(checked.nonce)) : undefined;
    if (earlier !== undefined && world.now() - earlier.at <= NONCE_MS) return ok(toApi(world, earlier.message));
    const message = addMessage(world, channel, checked);
    if (checked.nonce !== undefined) byNonce.set(checked.nonce, { message, at: world.now() });
    return ok(toApi(world, message));
  };
  const inChannel = (channel: string, route: string, { body, query }: RecordedRequest): DiscordResponse | undefined => {
    if (route === 'GET messages') return ok(historyOf(world, channel, query).map((message) => toApi(world, message)));
    const [, edited] = /^PATCH messages\/(\d+)$/.exec(route) ?? [];
    if (edited !== undefined) return edit(world, edited, body);
    if (route === 'POST messages') return post(channel, body);
    if (route !== 'POST typing') return undefined;
    world.typing.push(channel);
    return noContent;
  };
  return (call: RecordedRequest): DiscordResponse | undefined => {
    const { method, path } = call;
    const [, channel, route] = /^\/channels\/(\d+)\/(.+)$/.exec(path) ?? [];
    if (channel === undefined || route === undefined) return undefined;
    if (channel === FORBIDDEN_CHANNEL) return missingPermissions;
    return channel in channelsOf(world) ? inChannel(channel, `${method} ${route}`, call) : unknownChannel;
  };
}

/** Discord promises "the past few minutes": https://discord.com/developers/docs/resources/message#create-message */
const NONCE_MS = 3 * 60_000;

/** The error if the bot lacks a permission for this message. */
function denialIn({ denied, directs, closedTo }: World, channel: string, { embeds = [], content = '' }: Body): DiscordResponse | undefined {
  const lacks = denied.get(channel);
  if (lacks?.has('ViewChannel') === true) return missingAccess;
  if (lacks?.has('SendMessages') === true) return missingPermissions;
  // Discord drops the embeds silently, which leaves a message without content empty.
  if (lacks?.has('EmbedLinks') === true && embeds.length > 0 && content === '') return emptyMessage;
  return [...directs].some(([user, id]) => id === channel && closedTo.has(user)) ? cannotMessageUser : undefined;
}

/** https://discord.com/developers/docs/resources/message#get-channel-messages: the newest first, and nothing without the permission to read it. */
function historyOf({ messages, denied }: World, channel: string, query: URLSearchParams): readonly Message[] {
  if (denied.get(channel)?.has('ReadMessageHistory') === true) return [];
  const limit = Number(query.get('limit') ?? 50);
  const after = BigInt(query.get('after') ?? 0);
  const matching = messages.filter((message) => message.channel === channel && !message.ephemeral && BigInt(message.id) > after);
  return (query.has('after') ? matching.slice(0, limit) : matching.slice(-limit)).toReversed();
}

function edit(world: World, id: string, body: unknown): DiscordResponse {
  const problems = bodyChecks.channelEdit(body);
  if (problems.length > 0) return invalidForm(problems);
  const edited = editMessage(world, id, body as Body);
  return edited === undefined ? unknownMessage : ok(toApi(world, edited));
}

/** A channel in which the bot may not post. */
export const FORBIDDEN_CHANNEL = '3000000000000000013';
