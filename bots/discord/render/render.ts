/** Renders a reply as the bodies of Discord messages; pure. */
import type { APIAllowedMentions, APIEmbed } from 'discord.js';
import { compact } from '../../core/compact.ts';
import type { Block, Claim, Reply } from '../../core/contract/reply.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { claimsOf } from '../../core/present/page.ts';
import { type ActionRow, toActionRows } from './action-rows.ts';
import { escapeLine, oneLine, safeUrl } from './escape.ts';
import { type CommandIds, createEscapeProse, NO_COMMANDS } from './inline.ts';
import { type EmbedGroup, type LayoutOptions, layoutPieces, type Piece } from './layout.ts';
import { MAX_ACTION_ROWS, MAX_EMBED_TOTAL, MAX_TITLE } from './limits.ts';
import { bodyPieces, titlePieces } from './pieces/body.ts';
import { type CitationLinks, createCite } from './pieces/citations.ts';
import { isTooLongForButton, linkPieces, linksOf, notePieces, sourceLine } from './pieces/small-print.ts';
import { splitText, truncate } from './split.ts';
import { isErrorReply } from './system-replies.ts';

export interface DiscordMessage {
  readonly embeds: readonly APIEmbed[];
  readonly components?: readonly ActionRow[];
  readonly allowed_mentions: APIAllowedMentions;
}

// More than a page and a date need, and small enough to leave room for a full description in the message.
const MAX_FOOTER = 256;
const SEA = 0x0a5a6e;
/** Needs a second look: nothing is recorded, or the request can't be answered as it is. */
const OCHRE = 0xe5a93a;
/** Only what we have to mend. */
const RED = 0xd83c3e;

/**
 * Renders a reply as one message, or as several if Discord's limits require it; claims and citations are never cut.
 * The last message has the actions, after the rows that the platform adds.
 */
export function toDiscordMessages(original: Reply, platformRows: readonly ActionRow[] = [], commandIds = NO_COMMANDS): DiscordMessage[] {
  const reply = withKnownSources(original);
  const { title, overflow } = toTitle(reply);
  const footer = toFooter(reply);
  const { groups, linksInText } = layOutBriefly(createLayout(reply, { overflow, title, footer, commandIds }), reply);
  const actions = reply.actions.filter((action) => action.kind !== 'link' || !linksInText.includes(action));
  const rows = [...platformRows, ...toActionRows(actions, messagesFor(reply.locale))].slice(0, MAX_ACTION_ROWS);
  const frame = { color: colorOf(reply), footer };
  const all: readonly EmbedGroup[] = groups.length === 0 ? [[{ text: '' }]] : groups;
  return all.map((parts, index) => ({
    embeds: toEmbeds(parts, { ...frame, ...(index === 0 ? compact({ title, url: titleUrl(reply) }) : { title: '' }) }),
    ...compact({ components: index === all.length - 1 && rows.length > 0 ? rows : undefined }),
    allowed_mentions: { parse: [] },
  }));
}

type LinkAction = ReturnType<typeof linksOf>[number];

interface Layout {
  readonly piecesWith: (links: CitationLinks) => readonly Piece[];
  readonly layOut: (pieces: readonly Piece[], linksInText: readonly LinkAction[]) => EmbedGroup[];
}

interface LayoutFrame {
  readonly overflow: readonly Piece[];
  readonly title: string;
  readonly footer: string;
  readonly commandIds: CommandIds;
}

function createLayout(reply: Reply, { overflow, title, footer, commandIds }: LayoutFrame): Layout {
  const cite = createCite(reply);
  const sourcePieces = sourceLine(reply);
  const escapeProse = createEscapeProse(reply, commandIds);
  const asides = notePieces(
    reply.blocks.filter((block) => block.kind === 'note').filter(({ aside }) => aside === true),
    escapeProse,
  );
  return {
    piecesWith: (links) => {
      const body = bodyPieces(reply, { cite, links, escapeProse, locale: reply.locale });
      return withUncitedSources([...overflow, ...body], reply, sourcePieces);
    },
    layOut: (pieces, linksInText) => {
      const lastPieces = [...asides, ...linkPieces(linksInText)];
      const isEmpty = pieces.length === 0 && lastPieces.length === 0 && title === '';
      return layoutPieces(isEmpty ? [EMPTY_PIECE] : pieces, {
        sourcePieces,
        lastPieces,
        maxLength: (index) => MAX_EMBED_TOTAL - footer.length - (index === 0 ? title.length : 0),
      });
    },
  };
}

/** As many links as leave the answer in the fewest messages and embeds; a link that makes it longer is a button. */
function layOutBriefly(
  { piecesWith, layOut }: Layout,
  { actions }: Reply,
): { readonly groups: EmbedGroup[]; readonly linksInText: readonly LinkAction[] } {
  const links = linksOf(actions);
  const all = piecesWith('all');
  const whole = layOut(all, links);
  if (lengthOf(whole) === SHORTEST) return { groups: whole, linksInText: links };
  const withoutButton = links.filter(isTooLongForButton);
  const none = piecesWith('none');
  const least = lengthOf(layOut(none, withoutButton));
  const isShort = (pieces: readonly Piece[]) => lengthOf(layOut(pieces, withoutButton)) === least;
  const first = isShort(all) ? all : piecesWith('first');
  const pieces = isShort(first) ? first : none;
  const linked = layOut(pieces, links);
  return lengthOf(linked) === least
    ? { groups: linked, linksInText: links }
    : { groups: layOut(pieces, withoutButton), linksInText: withoutButton };
}

/** A message counts more than its embeds. */
const lengthOf = (groups: readonly EmbedGroup[]): number => groups.length * 100 + groups.flat().length;
const SHORTEST = lengthOf([[{ text: '' }]]);

interface Frame {
  readonly title: string;
  readonly url?: string;
  readonly footer: string;
  readonly color: number;
}

function toEmbeds(parts: EmbedGroup, { title, url, footer, color }: Frame): APIEmbed[] {
  return parts.map(({ text, fields, image }, index) =>
    compact({
      ...(index === 0 && title !== '' ? compact({ title, url }) : {}),
      description: text === '' ? undefined : text,
      color,
      fields: fields === undefined ? undefined : [...fields],
      image: image === undefined ? undefined : { url: image },
      footer: index === parts.length - 1 && footer !== '' ? { text: footer } : undefined,
    }),
  );
}

function colorOf(reply: Reply): number {
  if (reply.isFailure) return RED;
  return reply.isUnknown || isErrorReply(reply) ? OCHRE : SEA;
}

/** The first source of the sentence. */
const titleUrl = ({ lead, sources }: Reply): string | undefined => safeUrl(sources[(lead.sources[0] ?? 0) - 1]?.url ?? '');

function toFooter({ footer: { caption = '', page, checked }, locale }: Reply): string {
  const { platforms, shortMonth } = messagesFor(locale);
  const parts = [
    oneLine(caption),
    checked === undefined ? '' : platforms.checked(shortMonth(oneLine(checked))),
    page === undefined ? '' : platforms.page(page.number, page.of),
  ];
  return truncate(parts.filter(Boolean).join(' · '), MAX_FOOTER);
}

const EMPTY_PIECE: Piece = { text: 'There is nothing to say.', sources: [], separator: '\n' };

/** A title that is too long for an embed is truncated, and repeated in full in the text. */
function toTitle(reply: Reply): { title: string; overflow: Piece[] } {
  const { kind, badge = '', locale } = reply;
  // That nothing is known is the first thing to read.
  const title = reply.isUnknown ? '' : oneLine(reply.title);
  // The color already shows that it is an error, and the mark says of what kind the thing is.
  const marked = kind === undefined || title === '' ? title : `${messagesFor(locale).kindMarks[kind]} ${title}`;
  const full = [marked, kind !== undefined || isErrorReply(reply) ? '' : oneLine(badge)].filter(Boolean).join(' · ');
  const whole = escapeLine(full);
  if (whole.length <= MAX_TITLE) return { title: whole, overflow: [] };
  const [head = ''] = splitText(full, MAX_TITLE - 1);
  return { title: `${escapeLine(head)}…`, overflow: titlePieces(full) };
}

/** Removes citations of sources that the reply doesn't have. */
function withKnownSources(reply: Reply): Reply {
  const known = (claim: Claim): Claim => ({
    ...claim,
    sources: [...new Set(claim.sources)].filter((number) => reply.sources[number - 1] !== undefined),
  });
  const knownIn = (block: Block): Block => {
    if (block.kind === 'claims') return { ...block, claims: block.claims.map(known) };
    return block.kind === 'table' ? { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(known) })) } : block;
  };
  return { ...reply, lead: known(reply.lead), blocks: reply.blocks.map(knownIn) };
}

/** Adds the sources that no claim cites to the last piece, so that they are listed too. */
function withUncitedSources(pieces: readonly Piece[], reply: Reply, list: LayoutOptions['sourcePieces']): readonly Piece[] {
  const cited = new Set(claimsOf(reply).flatMap((claim) => claim.sources));
  const rest = reply.sources.map((_, index) => index + 1).filter((number) => !cited.has(number));
  const last = pieces.at(-1);
  if (last === undefined) return list(new Set(rest));
  return [...pieces.slice(0, -1), { ...last, sources: [...last.sources, ...rest] }];
}
