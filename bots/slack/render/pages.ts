/**
 * Lays out the parts of a reply, which are never cut, as pages: the blocks of one message, with the sources they cite.
 * A part that doesn't fit starts a new section, and a section that doesn't fit starts a new message.
 */
import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { MESSAGE_BLOCKS, SECTION_TEXT } from './limits.ts';
import { joinLines } from './mrkdwn.ts';
import { textLength } from './validate.ts';

export type Part = { readonly cites: readonly number[] } & (
  | {
      readonly kind: 'text' | 'note';
      /** mrkdwn, not longer than a section; empty for a part that only cites. */
      readonly text: string;
      /** Separates this part from the one before it in the same section. Without it the part starts a section. */
      readonly separator?: '\n' | '\n\n';
    }
  | { readonly kind: 'block'; readonly block: KnownBlock }
);

interface Layout {
  /** Each message starts with `top`, and the last one ends with `bottom`. */
  readonly top: readonly KnownBlock[];
  readonly bottom: readonly KnownBlock[];
  /** mrkdwn. */
  readonly sourcesHeading: string;
  /** The lines of the list of sources, in the order of their numbers. */
  readonly sourceLines: readonly string[];
}

/** Slack refuses messages whose blocks have more than about 12,000 characters of text: a quarter is left for what it adds. */
const MAX_PAGE_TEXT = 9000;
/** One block is reserved for the footer, which is added once the number of pages is known. */
const MAX_PAGE_BLOCKS = MESSAGE_BLOCKS - 1;

export function layOutPages(parts: readonly Part[], layout: Layout): KnownBlock[][] {
  const pages = toPages(parts, layout).map((page) => toBlocks(page, layout));
  return pages.flatMap((blocks, index) => splitIntoMessages(index === pages.length - 1 ? [...blocks, ...layout.bottom] : blocks));
}

export const sectionBlock = (text: string): SectionBlock => ({
  type: 'section',
  // Otherwise Slack hides the end of a long text, with its citations, behind "see more".
  expand: true,
  text: { type: 'mrkdwn', text, verbatim: true },
});

export const contextBlock = (text: string): ContextBlock => ({ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] });

function toPages(parts: readonly Part[], layout: Layout): Part[][] {
  const pages: Part[][] = [[]];
  for (const part of parts) {
    const page = pages.at(-1) ?? [];
    if (page.length === 0 || fits(toBlocks([...page, part], layout))) page.push(part);
    else pages.push([part]);
  }
  return pages;
}

function toBlocks(page: readonly Part[], { top, sourceLines, sourcesHeading }: Layout): KnownBlock[] {
  const cited = [...new Set(page.flatMap(({ cites }) => cites))].sort((a, b) => a - b);
  const sources =
    cited.length === 0 ? [] : joinLines([sourcesHeading, ...cited.flatMap((number) => sourceLines[number - 1] ?? [])], SECTION_TEXT);
  return [...top, ...toBodyBlocks(page), ...sources.map(sectionBlock)];
}

function toBodyBlocks(page: readonly Part[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  for (const part of page) {
    const longer = appendPart(blocks.at(-1), part);
    if (longer === undefined) blocks.push(...toBlock(part));
    else blocks[blocks.length - 1] = longer;
  }
  return blocks;
}

/** The last section with one more part; undefined when the part starts a section or doesn't fit. */
function appendPart(last: KnownBlock | undefined, part: Part): SectionBlock | undefined {
  if (last?.type !== 'section' || part.kind !== 'text' || part.separator === undefined) return undefined;
  const text = `${last.text?.text}${part.separator}${part.text}`;
  return part.text !== '' && text.length <= SECTION_TEXT ? sectionBlock(text) : undefined;
}

function toBlock(part: Part): KnownBlock[] {
  if (part.kind === 'block') return [part.block];
  if (part.text === '') return [];
  return [part.kind === 'note' ? contextBlock(part.text) : sectionBlock(part.text)];
}

const fits = (blocks: readonly KnownBlock[]): boolean => blocks.length <= MAX_PAGE_BLOCKS && textLength(blocks) <= MAX_PAGE_TEXT;

/** A single part may cite more sources than fit into a message, and menus are long: the rest goes into the next message. */
function splitIntoMessages(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const messages: KnownBlock[][] = [[]];
  for (const block of blocks) {
    const message = messages.at(-1) ?? [];
    if (message.length === 0 || fits([...message, block])) message.push(block);
    else messages.push([block]);
  }
  return messages;
}
