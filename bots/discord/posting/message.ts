/** A daily post as the body of a Discord message, with a mark that finds it again even after an edit. Pure. */
import type { APIAllowedMentions, APIEmbed } from 'discord.js';
import { compact } from '../../core/compact.ts';
import type { Reply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { superscript } from '../../core/present/shown-sources.ts';
import { type ActionRow, toActionRows } from '../render/action-rows.ts';
import { escapeLine } from '../render/escape.ts';
import { MAX_CONTENT } from '../render/limits.ts';
import { type DiscordMessage, toDiscordMessages } from '../render/render.ts';
import { citedSentence, factEmbed, linkedSources, notesOf, titleLine } from './fact-embed.ts';
import { withMark } from './mark.ts';

export interface PostBody extends Pick<DiscordMessage, 'components'> {
  readonly content?: string;
  readonly embeds: readonly APIEmbed[];
  readonly allowed_mentions: APIAllowedMentions;
}

const SNOWFLAKE = /^\d{17,20}$/;

export interface PostBodyOptions {
  /** The delivery that the mark identifies. */
  readonly id?: string;
  /** The only role that may be pinged. */
  readonly pingRole?: string | undefined;
}

/** A fact always fits into one message. */
export function toPostBody(reply: Reply, { id, pingRole }: PostBodyOptions = {}): PostBody {
  const [message] = isFact(reply) ? [{ embeds: [factEmbed(reply)], components: rowsOf(reply) }] : toDiscordMessages(reply);
  const ping = pingOf(pingRole);
  const body = {
    embeds: message?.embeds ?? [],
    ...compact({ content: ping && `<@&${ping}>`, components: message?.components }),
    allowed_mentions: allowedMentions(ping),
  };
  return id === undefined ? body : withMark(body, id);
}

/** The same without embeds, with as many sources as fit. */
export function toPlainBody(reply: Reply, { id, pingRole }: PostBodyOptions = {}): PostBody {
  const ping = pingOf(pingRole);
  const notes = [...notesOf(reply), reply.footer.caption ?? ''].flatMap((text) => (text === '' ? [] : [`-# ${text}`]));
  const first = [...(ping === undefined ? [] : [`<@&${ping}>`]), titleLine(reply), citedSentence(reply)];
  const body = {
    content: joinWithinLimit(first, [...rowLines(reply), ...notes, ...linkedSources(reply).map((name) => `-# ${name}`)]),
    embeds: [],
    ...compact({ components: rowsOf(reply) }),
    allowed_mentions: allowedMentions(ping),
  };
  return id === undefined ? body : withMark(body, id);
}

/** What a digest tells: "• New model: Omni 1 ¹". */
const rowLines = ({ blocks }: Reply): string[] =>
  blocks.flatMap((block) =>
    block.kind === 'claims'
      ? block.claims.map(({ label, text, sources }) =>
          ['•', label && `${label}:`, text, ...sources.map(superscript)].flatMap((part) => (part ? [escapeLine(part)] : [])).join(' '),
        )
      : [],
  );

/** Notices and withdrawn facts have no caption. */
const isFact = ({ footer }: Reply): boolean => footer.caption !== undefined;

function rowsOf({ actions, locale }: Reply): readonly ActionRow[] | undefined {
  const rows = toActionRows(actions, messagesFor(locale));
  return rows.length === 0 ? undefined : rows;
}

const pingOf = (role: string | undefined): string | undefined => (role !== undefined && SNOWFLAKE.test(role) ? role : undefined);

const allowedMentions = (role: string | undefined): APIAllowedMentions =>
  role === undefined ? { parse: [] } : { parse: [], roles: [role] };

/** The first lines, and as many of the others as fit below them. */
function joinWithinLimit(first: readonly string[], others: readonly string[]): string {
  const lines = [...first];
  for (const line of others) if ([...lines, line].join('\n').length <= MAX_CONTENT) lines.push(line);
  return lines.join('\n');
}
