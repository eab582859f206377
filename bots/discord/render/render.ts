/** Render: a Reply as the bodies of Discord messages; pure. */
import type { APIAllowedMentions, APIEmbed } from 'discord.js';
import { type Block, type Claim, type Reply, unreachable } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { type ActionRow, toActionRows } from './action-rows.ts';
import { escapeLine, oneLine, wellFormed } from './escape.ts';
import { type EmbedGroup, type LayoutOptions, layoutPieces, type Piece } from './layout.ts';
import { MAX_ACTION_ROWS, MAX_EMBED_TOTAL, MAX_TITLE } from './limits.ts';
import { bodyPieces, linkPieces, sourceList, titlePieces } from './pieces.ts';
import { splitText, truncate } from './split.ts';
import { isErrorReply } from './system-replies.ts';

/** A message body as the REST API takes it. */
export interface DiscordMessage {
  readonly embeds: readonly APIEmbed[];
  /** What can be pressed below it. */
  readonly components?: readonly ActionRow[];
  readonly allowed_mentions: APIAllowedMentions;
}

// Far more than a revision needs, and little enough to leave a full description its room in the message.
const MAX_FOOTER = 256;
const BLUE = 0x4f7cff;
const RED = 0xd83c3e;

/**
 * Writes a reply as one message, or as several when Discord's limits ask for it; no claim and no citation is ever cut.
 * What can be pressed, with the rows of the platform's own, stands below the last.
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
    maxLength: (page) => MAX_EMBED_TOTAL - footer.length - (page === 0 ? title.length : 0),
  });
  const frame = { color: isErrorReply(reply) ? RED : BLUE, footer };
  const all: readonly EmbedGroup[] = embedGroups.length === 0 ? [[{ text: '' }]] : embedGroups;
  return all.map((parts, page) => ({
    embeds: toEmbeds(parts, { ...frame, title: page === 0 ? title : '' }),
    ...(page === all.length - 1 && rows.length > 0 ? { components: rows } : {}),
    allowed_mentions: { parse: [] },
  }));
}

/** One embed a part: the title above the first, the footer below the last. */
function toEmbeds(
  parts: EmbedGroup,
  { title, footer, color }: { readonly title: string; readonly footer: string; readonly color: number },
) {
  const embeds = parts.map(
    ({ text, image }): APIEmbed => ({
      ...(text === '' ? {} : { description: text }),
      color,
      ...(image === undefined ? {} : { image: { url: image } }),
    }),
  );
  const titled = embeds.map((embed, index) => (index === 0 && title !== '' ? { title, ...embed } : embed));
  return titled.map((embed, index) => (index === parts.length - 1 && footer !== '' ? { ...embed, footer: { text: footer } } : embed));
}

/** Which page it is and which revision of the graph answered, as far as the reply knows. */
function toFooter({ footer: { page, revision }, locale }: Reply): string {
  const { platforms } = messagesFor(locale);
  const parts = [
    page === undefined ? '' : platforms.page(page.number, page.of),
    revision === undefined ? '' : platforms.revision(oneLine(wellFormed(revision))),
  ];
  return truncate(parts.filter(Boolean).join(' · '), MAX_FOOTER);
}

const EMPTY_PIECE: Piece = { text: 'There is nothing to say.', sources: [], separator: '\n' };

/** A title that is too long for an embed is cut there and stands in full in the text. */
function toTitle(reply: Reply): { title: string; overflow: Piece[] } {
  // That something went wrong is said by the title itself, and by the color.
  const full = [reply.title, isErrorReply(reply) ? '' : (reply.badge ?? '')].map(oneLine).filter(Boolean).join(' · ');
  const whole = escapeLine(full);
  if (whole.length <= MAX_TITLE) return { title: whole, overflow: [] };
  const [head = ''] = splitText(full, MAX_TITLE - 1);
  return { title: `${escapeLine(head)}…`, overflow: titlePieces(full) };
}

/** Sources that no claim cites belong to the reply too: they are listed after its last piece. */
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
    case 'image':
    case 'note':
      return [];
    default:
      return unreachable(block);
  }
}
