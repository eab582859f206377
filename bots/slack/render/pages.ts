/**
 * Part: a piece of a reply that is never cut. Page: the parts that go into one message, with the sources they cite.
 * Parts are packed greedily; where a part does not fit, a new section begins, and where a section does not fit, a new message.
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
      /** What stands between this part and the one before it in the same section; without it the part begins a section. */
      readonly separator?: '\n' | '\n\n';
    }
  | { readonly kind: 'block'; readonly block: KnownBlock }
);

export interface Layout {
  /** What each message begins with, and what the last one ends with. */
  readonly top: readonly KnownBlock[];
  readonly bottom: readonly KnownBlock[];
  /** What stands above the list of sources, as mrkdwn. */
  readonly sourcesHeading: string;
  /** The lines of the list of sources, in the order of their numbers. */
  readonly sourceLines: readonly string[];
}

/** Slack adds up the texts of all blocks and refuses somewhat above 12,000 characters: a quarter is left for what it adds. */
const MAX_PAGE_TEXT = 9000;
/** One block is kept for the footer, which is added when the number of pages is known. */
const MAX_PAGE_BLOCKS = MESSAGE_BLOCKS - 1;

/** Lays parts out as the blocks of one or more messages, without their footers. */
export function layOutPages(parts: readonly Part[], layout: Layout): KnownBlock[][] {
  const pages = toPages(parts, layout).map((page) => toBlocks(page, layout));
  return pages.flatMap((blocks, index) => splitIntoMessages(index === pages.length - 1 ? [...blocks, ...layout.bottom] : blocks));
}

export const sectionBlock = (text: string): SectionBlock => ({
  type: 'section',
  // Slack would otherwise hide the end of a long text, where its sources stand, behind "see more".
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

/** The last section with one more part in it; undefined when the part does not belong there or does not fit. */
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

/** A single part may cite more sources than one message holds, and menus are long: they then go on in the next message. */
function splitIntoMessages(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const messages: KnownBlock[][] = [[]];
  for (const block of blocks) {
    const message = messages.at(-1) ?? [];
    if (message.length === 0 || fits([...message, block])) message.push(block);
    else messages.push([block]);
  }
  return messages;
}
