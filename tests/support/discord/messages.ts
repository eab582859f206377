/** Messages: how they come to be, change and go, and how Discord describes them. */
import { type APIEmbed, type APIMessage, MessageFlags, MessageType } from 'discord.js';
import { invalidForm, missingPermissions, ok, unknownChannel } from './answers.ts';
import { checks } from './schemas.ts';
import type { Answer, Message, World } from './world.ts';

/** What a checked message body holds. */
export interface Body {
  readonly content?: string;
  readonly embeds?: readonly APIEmbed[];
  readonly flags?: number;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
}

export function addMessage(world: World, channel: string, { content = '', embeds = [], flags = 0 }: Body, loading = false): Message {
  const ephemeral = (flags & MessageFlags.Ephemeral) !== 0;
  const message = { id: world.nextId(), channel, ephemeral, loading, content, embeds };
  world.messages = [...world.messages, message];
  return message;
}

/** Changes what a message says; who sees it was settled when it was made. */
export function editMessage(world: World, id: string, body: Body): Message | undefined {
  const { content, embeds } = body;
  const change = { loading: false, ...(content === undefined ? {} : { content }), ...(embeds === undefined ? {} : { embeds }) };
  world.messages = world.messages.map((message) => (message.id === id ? { ...message, ...change } : message));
  return world.messages.find((message) => message.id === id);
}

export function removeMessage(world: World, id: string): void {
  world.messages = world.messages.filter((message) => message.id !== id);
}

/** The message as the REST API describes it. */
export function toApi({ bot, now }: World, { id, channel, content, embeds, ephemeral, loading }: Message): APIMessage {
  return {
    id,
    channel_id: channel,
    author: bot,
    content,
    embeds: [...embeds],
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

/** `POST /channels/{id}/messages`, which does not post twice for the same enforced nonce. */
export function channelMessages(world: World) {
  const byNonce = new Map<string, Message>();
  return (channel: string, body: unknown): Answer => {
    if (channel === FORBIDDEN_CHANNEL) return missingPermissions;
    if (channel !== world.channelId) return unknownChannel;
    const problems = checks.channelMessage(body);
    if (problems.length > 0) return invalidForm(problems);
    const checked = body as Body;
    const known = checked.enforce_nonce === true ? byNonce.get(String(checked.nonce)) : undefined;
    const message = known ?? addMessage(world, channel, checked);
    if (checked.nonce !== undefined) byNonce.set(checked.nonce, message);
    return ok(toApi(world, message));
  };
}

/** A channel in which the bot may not write. */
export const FORBIDDEN_CHANNEL = '3000000000000000013';
