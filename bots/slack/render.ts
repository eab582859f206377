/** Renders a reply as Slack messages: a header, sections of claims that end with their sources, what can be pressed, and a footer. Pure. */
import type { HeaderBlock, KnownBlock } from '@slack/types';
import type { Block, Claim, Reply } from '../core/reply.ts';
import { type Messages, messagesFor } from '../core/words/index.ts';
import { plainTextObject, toActionBlocks, withoutShareButton } from './actions.ts';
import { HEADER_TEXT } from './limits.ts';
import { context, layOut } from './pages.ts';
import { noteLines, partsOf, sourceLine } from './parts.ts';
import { cut, joined, literal } from './text.ts';

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
export function toSlackMessages(said: Reply): SlackMessage[] {
  const reply = withKnownSources(said);
  const own = messagesFor(reply.locale);
  // That something went wrong is said by the title itself.
  const title = joined([reply.title, isTrouble(reply) ? '' : (reply.badge ?? '')], ' · ') || own.names.product;
  const messages = layOut(partsOf(reply, title), {
    top: [header(title)],
    bottom: toActionBlocks(reply.actions),
    sourcesHeading: `*${own.names.sources}*`,
    sourceLines: reply.sources.map((source, index) => sourceLine(index + 1, source)),
  });
  return messages.map((blocks, index) => {
    const part = messages.length > 1 ? own.platforms.part(index + 1, messages.length) : '';
    return {
      text: literal(cut(joined([title, reply.lead.text, part], ' – '), FALLBACK_TEXT)),
      blocks: [...blocks, ...footer(reply, part, own)],
      unfurl_links: false,
      unfurl_media: false,
    };
  });
}

/** Whether a reply says that something went wrong: that is nobody else's business, and never takes the place of an answer. */
export const isTrouble = ({ badge }: Reply): boolean => badge === 'error';

/**
 * The same message for a Slack that refuses it, most likely because it cannot load a picture: without pictures, at last as mere text.
 * Undefined when nothing is left to leave out.
 */
export function plainer(message: SlackMessage): SlackMessage | undefined {
  const { blocks } = message;
  if (blocks.length === 0) return undefined;
  const told = blocks.flatMap((block) => (block.type === 'image' ? noteLines(block.alt_text).map(context) : block));
  return { ...message, blocks: blocks.some(({ type }) => type === 'image') ? told : [] };
}

/** The same message where nobody else is there to share with. */
export const unshared = (message: SlackMessage): SlackMessage => ({ ...message, blocks: withoutShareButton(message.blocks) });

/** Citations of sources that the reply does not have would send the reader nowhere. */
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

const header = (title: string): HeaderBlock => ({ type: 'header', text: plainTextObject(title, HEADER_TEXT) });

function footer({ footer: { revision, page } }: Reply, part: string, { platforms }: Messages): KnownBlock[] {
  const said = [
    page === undefined ? '' : platforms.page(page.number, page.of),
    part,
    revision === undefined ? '' : platforms.revision(cut(revision, REVISION_TEXT)),
  ];
  const text = literal(joined(said, ' · '));
  return text === '' ? [] : [context(text)];
}
