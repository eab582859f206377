/**
 * Renders a reply as Slack messages: the sentence, what must be known with it, a table or a few lines, what to do next, the sources and
 * feedback. Pure.
 */
import type { Block, Claim, Reply } from '../../core/contract/reply.ts';
import { type Messages, messagesFor } from '../../core/messages/index.ts';
import { toActionBlocks, withoutShareButton } from './actions.ts';
import { contextBlock, type SlackBlock, sectionBlock } from './blocks.ts';
import { bold, escapeText, joinTexts } from './mrkdwn.ts';
import { layOutPages } from './pages.ts';
import { toParts } from './parts.ts';
import { hasNewBlocks, plainBlocks, textOf } from './plain.ts';
import { noteLines, sourceBlocks } from './sources.ts';

export interface SlackMessage {
  /** Everything that the blocks say: for notifications, for screen readers, and where the blocks can't be shown. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** A reply that is too long for one message continues in the next, with the same source numbers. */
export function toSlackMessages(original: Reply): SlackMessage[] {
  const reply = withKnownSources(original);
  const messages = messagesFor(reply.locale);
  const asides = reply.blocks.flatMap((block) => (block.kind === 'note' && block.aside === true ? [block.text] : []));
  const list = { sources: reply.sources, footer: reply.footer, messages };
  const pages = layOutPages(toParts(reply, joinTexts([reply.title], '')), {
    ...toActionBlocks(reply.actions),
    sourcesOf: (numbers, isLast) => sourceBlocks(numbers, isLast ? asides : [], list),
  });
  return pages.map((page, index) => {
    const part = pages.length > 1 ? messages.platforms.part(index + 1, pages.length) : '';
    const shown = withFooter(page, toFooter(reply, part, messages));
    // A reply of nothing but buttons, or of nothing at all, still says whose it is.
    const blocks = textOf(shown) === '' ? [sectionBlock(bold(messages.names.product)), ...shown] : shown;
    return { text: textOf(blocks), blocks, unfurl_links: false, unfurl_media: false };
  });
}

/** The same message without Slack's newest blocks; undefined when it has none of them. */
export const toPlainForm = (message: SlackMessage): SlackMessage | undefined =>
  hasNewBlocks(message.blocks) ? { ...message, blocks: plainBlocks(message.blocks) } : undefined;

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

/** Feedback ends a message. */
function withFooter(page: readonly SlackBlock[], footer: readonly SlackBlock[]): SlackBlock[] {
  const isFeedback = ({ type }: SlackBlock) => type === 'context_actions';
  return [...page.filter((block) => !isFeedback(block)), ...footer, ...page.filter(isFeedback)];
}

/** Where the reader is, when there is more. */
function toFooter({ footer: { caption = '', page } }: Reply, part: string, { platforms }: Messages): SlackBlock[] {
  const text = escapeText(joinTexts([caption, page === undefined ? '' : platforms.page(page.number, page.of), part], ' · '));
  return text === '' ? [] : [contextBlock(text)];
}
