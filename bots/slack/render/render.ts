/** Renders a reply as Slack messages: a header, sections of claims with their citations, sources, actions and a footer. Pure. */
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
  /** For notifications and screen readers. */
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

const FALLBACK_TEXT = 1000; // enough for a notification, and far below Slack's limit
const REVISION_TEXT = 100;

/** A reply that is too long for one message continues in the next, with the same source numbers. */
export function toSlackMessages(original: Reply): SlackMessage[] {
  const reply = withKnownSources(original);
  const messages = messagesFor(reply.locale);
  // The title of an error already says that something went wrong.
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

/** Errors are shown to the user alone, and never replace an answer. */
export const isErrorReply = ({ badge }: Reply): boolean => badge === 'error';

/**
 * A simpler version of a message that Slack refused, most likely because it can't load an image: first without images, then as text
 * alone. Undefined when nothing is left to remove.
 */
export function simplify(message: SlackMessage): SlackMessage | undefined {
  const { blocks } = message;
  if (blocks.length === 0) return undefined;
  const blocksWithoutImages = blocks.flatMap((block) => (block.type === 'image' ? noteLines(block.alt_text).map(contextBlock) : block));
  return { ...message, blocks: blocks.some(({ type }) => type === 'image') ? blocksWithoutImages : [] };
}

/** For targets where the user has no one to share with. */
export const hideShareButton = (message: SlackMessage): SlackMessage => ({ ...message, blocks: withoutShareButton(message.blocks) });

/** Removes citations of sources that the reply doesn't have. */
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

function toFooter({ footer: { caption = '', revision, page } }: Reply, part: string, { platforms }: Messages): KnownBlock[] {
  const texts = [
    caption,
    page === undefined ? '' : platforms.page(page.number, page.of),
    part,
    revision === undefined ? '' : platforms.revision(truncate(revision, REVISION_TEXT)),
  ];
  const text = escapeText(joinTexts(texts, ' · '));
  return text === '' ? [] : [contextBlock(text)];
}
