/** A daily post as the body of a Discord message, with a footer tag that finds it again even after an edit. Pure. */
import { createHash } from 'node:crypto';
import type { APIAllowedMentions, APIEmbed, APIMessage } from 'discord.js';
import { compact } from '../../core/compact.ts';
import type { Reply } from '../../core/contract/reply.ts';
import { escapeLine, link } from '../render/escape.ts';
import { MAX_CONTENT } from '../render/limits.ts';
import { type DiscordMessage, toDiscordMessages } from '../render/render.ts';
import { truncate } from '../render/split.ts';

export interface PostBody extends Pick<DiscordMessage, 'components'> {
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly allowed_mentions: APIAllowedMentions;
}

const NONCE_LENGTH = 24; // Discord accepts 25 characters
const TAG_LENGTH = 8;
const SNOWFLAKE = /^\d{17,20}$/;

/** The same for every attempt at a delivery: within a few minutes Discord accepts only one message with it. */
export const nonceOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, NONCE_LENGTH);

/** A short tag at the end of a post, the same for every attempt. */
export const footerTagOf = (id: string): string => nonceOf(id).slice(0, TAG_LENGTH);

export interface PostBodyOptions {
  /** The delivery that the footer tag identifies. */
  readonly id?: string;
  /** The only role that may be pinged. */
  readonly pingRole?: string | undefined;
}

/** A fact always fits into one message. */
export function toPostBody(reply: Reply, { id, pingRole }: PostBodyOptions = {}): PostBody {
  const [message] = toDiscordMessages(reply);
  const embeds = message?.embeds ?? [];
  const ping = pingOf(pingRole);
  return {
    embeds:
      id === undefined
        ? embeds
        : embeds.map((embed, index) => (index === embeds.length - 1 ? withFooterTag(embed, footerTagOf(id)) : embed)),
    ...compact({ content: ping && `<@&${ping}>`, components: message?.components }),
    allowed_mentions: allowedMentions(ping),
  };
}

/** The same without embeds, with as many sources as fit. */
export function toPlainBody(reply: Reply, { id, pingRole }: PostBodyOptions = {}): PostBody {
  const ping = pingOf(pingRole);
  const notes = reply.blocks.flatMap((block) => (block.kind === 'note' ? [`-# ${escapeLine(block.text)}`] : []));
  const lead = `${escapeLine(truncate(reply.lead.text, MAX_LEAD))} ${reply.lead.sources.map((number) => `[${number}]`).join('')}`.trim();
  const sources = reply.sources.map(({ publisher, title, url }, index) => `[${index + 1}] ${link(`${publisher}: ${title}`, url)}`);
  const title = `**${escapeLine([reply.title, reply.badge ?? ''].filter(Boolean).join(' · '))}**`;
  const [start, end] = [ping === undefined ? [title] : [`<@&${ping}>`, title], id === undefined ? [] : [`-# ${footerTagOf(id)}`]];
  const content = joinWithinLimit([...start, lead], [...notes, ...sources], end);
  return { content, embeds: [], allowed_mentions: allowedMentions(ping) };
}

/** Escaping can triple the length of a text. */
const MAX_LEAD = 500;

export function hasFooterTag({ content, embeds }: Pick<APIMessage, 'content' | 'embeds'>, id: string): boolean {
  const tag = footerTagOf(id);
  return embeds.at(-1)?.footer?.text.endsWith(tag) === true || content.endsWith(tag);
}

function withFooterTag(embed: APIEmbed, tag: string): APIEmbed {
  const footerText = embed.footer?.text;
  return { ...embed, footer: { text: footerText === undefined ? tag : `${footerText} · ${tag}` } };
}

const pingOf = (role: string | undefined): string | undefined => (role !== undefined && SNOWFLAKE.test(role) ? role : undefined);

const allowedMentions = (role: string | undefined): APIAllowedMentions =>
  role === undefined ? { parse: [] } : { parse: [], roles: [role] };

/** The first and last lines, and as many of the others as fit between them. */
function joinWithinLimit(first: readonly string[], others: readonly string[], last: readonly string[]): string {
  const lines = [...first];
  for (const line of others) if ([...lines, line, ...last].join('\n').length <= MAX_CONTENT) lines.push(line);
  return [...lines, ...last].join('\n');
}
