/** Renders a reply as the bodies of Discord messages; pure. */
import type { APIAllowedMentions, APIEmbed } from 'discord.js';
import { compact } from '../../core/compact.ts';
import { type Block, type Claim, type Reply, unreachable } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { type ActionRow, toActionRows } from './action-rows.ts';
import { escapeLine, oneLine } from './escape.ts';
import { type EmbedGroup, type LayoutOptions, layoutPieces, type Piece } from './layout.ts';
import { MAX_ACTION_ROWS, MAX_EMBED_TOTAL, MAX_TITLE } from './limits.ts';
import { bodyPieces, linkPieces, sourceList, titlePieces } from './pieces.ts';
import { splitText, truncate } from './split.ts';
import { isErrorReply } from './system-replies.ts';

export interface DiscordMessage {
  readonly embeds: readonly APIEmbed[];
  readonly components?: readonly ActionRow[];
  readonly allowed_mentions: APIAllowedMentions;
}

// More than a revision needs, and small enough to leave room for a full description in the message.
const MAX_FOOTER = 256;
const BLUE = 0x4f7cff;
const RED = 0xd83c3e;

/**
 * Renders a reply as one message, or as several if Discord's limits require it; claims and citations are never cut.
 * The last message has the actions, after the rows that the platform adds.
 */
export function toDiscordMessages(reply: Reply, platformRows: readonly ActionRow[] = []): DiscordMessage[] {
  const { title, overflow } = toTitle(reply);
  const footer = toFooter(reply);
  const rows = [...platformRows, ...toActionRows(reply.actions)].slice(0, MAX_ACTION_ROWS);
  const sourcePieces = sourceList(reply);
  const pieces = withUncitedSources([...overflow, ...bodyPieces(reply)], reply, sourcePieces);
  const embedGroups = layoutPieces(pieces.length === 0 && title === '' ? [EMPTY_PIECE] : pieces, {
    sourcePieces,
    lastPieces: linkPieces(reply.actions),
    maxLength: (index) => MAX_EMBED_TOTAL - footer.length - (index === 0 ? title.length : 0),
  });
  const frame = { color: isErrorReply(reply) ? RED : BLUE, footer };
  const all: readonly EmbedGroup[] = embedGroups.length === 0 ? [[{ text: '' }]] : embedGroups;
  return all.map((parts, index) => ({
    embeds: toEmbeds(parts, { ...frame, title: index === 0 ? title : '' }),
    ...compact({ components: index === all.length - 1 && rows.length > 0 ? rows : undefined }),
    allowed_mentions: { parse: [] },
  }));
}

function toEmbeds(
  parts: EmbedGroup,
  { title, footer, color }: { readonly title: string; readonly footer: string; readonly color: number },
) {
  const embeds = parts.map(
    ({ text, image }): APIEmbed =>
      compact({ description: text === '' ? undefined : text, color, image: image === undefined ? undefined : { url: image } }),
  );
  const titled = embeds.map((embed, index) => (index === 0 && title !== '' ? { title, ...embed } : embed));
  return titled.map((embed, index) => (index === parts.length - 1 && footer !== '' ? { ...embed, footer: { text: footer } } : embed));
}

function toFooter({ footer: { page, revision }, locale }: Reply): string {
  const { platforms } = messagesFor(locale);
  const parts = [
    page === undefined ? '' : platforms.page(page.number, page.of),
    revision === undefined ? '' : platforms.revision(oneLine(revision)),
  ];
  return truncate(parts.filter(Boolean).join(' · '), MAX_FOOTER);
}

const EMPTY_PIECE: Piece = { text: 'There is nothing to say.', sources: [], separator: '\n' };

/** A title that is too long for an embed is truncated, and repeated in full in the text. */
function toTitle(reply: Reply): { title: string; overflow: Piece[] } {
  // The title and the color already show that it is an error.
  const full = [reply.title, isErrorReply(reply) ? '' : (reply.badge ?? '')].map(oneLine).filter(Boolean).join(' · ');
  const whole = escapeLine(full);
  if (whole.length <= MAX_TITLE) return { title: whole, overflow: [] };
  const [head = ''] = splitText(full, MAX_TITLE - 1);
  return { title: `${escapeLine(head)}…`, overflow: titlePieces(full) };
}

/** Adds the sources that no claim cites to the last piece, so that they are listed too. */
function withUncitedSources(
  pieces: readonly Piece[],
  { lead, blocks, sources }: Reply,
  list: LayoutOptions['sourcePieces'],
): readonly Piece[] {
  const cited = new Set([lead, ...blocks.flatMap(claimsOf)].flatMap((claim) => claim.sources));
  const rest = sources.map((_, index) => index + 1).filter((number) => !cited.has(number));
  const last = pieces.at(-1);
  if (last === undefined) return list(new Set(rest));
  return [...pieces.slice(0, -1), { ...last, sources: [...last.sources, ...rest] }];
}

function claimsOf(block: Block): readonly Claim[] {
  switch (block.kind) {
    case 'claims':
      return block.claims;
    case 'table':
      return block.rows.flatMap(({ cells }) => cells);
    case 'chart':
    case 'image':
    case 'note':
      return [];
    default:
      return unreachable(block);
  }
}
