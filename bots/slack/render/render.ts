/** Renders a reply as Slack messages: a header, sections of claims that end with their sources, what can be pressed, and a footer. Pure. */
import type { HeaderBlock, KnownBlock } from '@slack/types';
import type { Block, Claim, Reply } from '../../core/contract/reply.ts';
import { type Messages, messagesFor } from '../../core/messages/index.ts';
import { toActionBlocks, withoutShareButton } from './actions.ts';
import { plainTextObject } from './button-value.ts';
import { HEADER_TEXT } from './limits.ts';
import { escapeText, joinTexts, truncate } from './mrkdwn.ts';
import { contextBlock, layOutPages } from './pages.ts';
import { noteLines, sourceLine, toParts } from './parts.ts';

export interface SlackMessage {
  /** What notifications and screen readers say. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const FALLBACK_TEXT = 1000; // enough for a notification, and far below what Slack takes
const REVISION_TEXT = 100;

/** One message or more: a reply that is too long for one message goes on in the next, with the same source numbers. */
export function toSlackMessages(original: Reply): SlackMessage[] {
  const reply = withKnownSources(original);
  const messages = messagesFor(reply.locale);
  // That something went wrong is said by the title itself.
  const title = joinTexts([reply.title, isErrorReply(reply) ? '' : (reply.badge ?? '')], ' · ') || messages.names.product;
  const pages = layOutPages(toParts(reply, title), {
    top: [toHeader(title)],
    bottom: toActionBlocks(reply.actions),
    sourcesHeading: `*${messages.names.sources}*`,
    sourceLines: reply.sources.map((source, index) => sourceLine(index + 1, source)),
  });
  return pages.map((blocks, index) => {
    const part = pages.length > 1 ? messages.platforms.part(index + 1, pages.length) : '';
    return {
      text: escapeText(truncate(joinTexts([title, reply.lead.text, part], ' – '), FALLBACK_TEXT)),
      blocks: [...blocks, ...toFooter(reply, part, messages)],
      unfurl_links: false,
      unfurl_media: false,
    };
  });
}

/** Whether a reply says that something went wrong: that is nobody else's business, and never takes the place of an answer. */
export const isErrorReply = ({ badge }: Reply): boolean => badge === 'error';

/**
 * The same message for a Slack that refuses it, most likely because it cannot load a picture: without pictures, at last as mere text.
 * Undefined when nothing is left to leave out.
 */
export function simplify(message: SlackMessage): SlackMessage | undefined {
  const { blocks } = message;
  if (blocks.length === 0) return undefined;
  const blocksWithoutImages = blocks.flatMap((block) => (block.type === 'image' ? noteLines(block.alt_text).map(contextBlock) : block));
  return { ...message, blocks: blocks.some(({ type }) => type === 'image') ? blocksWithoutImages : [] };
}

/** The same message where nobody else is there to share with. */
export const hideShareButton = (message: SlackMessage): SlackMessage => ({ ...message, blocks: withoutShareButton(message.blocks) });

/** Citations of sources that the reply does not have would send the reader nowhere. */
function withKnownSources(reply: Reply): Reply {
  const withKnownSourcesIn = (claim: Claim): Claim => ({
    ...claim,
    sources: [...new Set(claim.sources)].filter((number) => reply.sources[number - 1] !== undefined),
  });
  const blockWithKnownSources = (block: Block): Block => {
    if (block.kind === 'claims') return { ...block, claims: block.claims.map(withKnownSourcesIn) };
    return block.kind === 'table'
      ? { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(withKnownSourcesIn) })) }
      : block;
  };
  return { ...reply, lead: withKnownSourcesIn(reply.lead), blocks: reply.blocks.map(blockWithKnownSources) };
}

const toHeader = (title: string): HeaderBlock => ({ type: 'header', text: plainTextObject(title, HEADER_TEXT) });

function toFooter({ footer: { revision, page } }: Reply, part: string, { platforms }: Messages): KnownBlock[] {
  const texts = [
    page === undefined ? '' : platforms.page(page.number, page.of),
    part,
    revision === undefined ? '' : platforms.revision(truncate(revision, REVISION_TEXT)),
  ];
  const text = escapeText(joinTexts(texts, ' · '));
  return text === '' ? [] : [contextBlock(text)];
}
