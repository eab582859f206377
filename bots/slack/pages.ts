/**
 * Part: a piece of a reply that is never cut. Page: the parts that go into one message, with the sources they cite.
 * Parts are packed greedily; where a part does not fit, a new section begins, and where a section does not fit, a new message.
 */
import type { ContextBlock, KnownBlock, SectionBlock } from '@slack/types';
import { MESSAGE_BLOCKS, SECTION_TEXT, textLengthOf } from './limits.ts';
import { glue } from './text.ts';

export interface Part {
  readonly kind: 'text' | 'note';
  /** mrkdwn, not longer than a section; empty for a part that only cites. */
  readonly text: string;
  /** What stands between this part and the one before it in the same section; without it the part begins a section. */
  readonly after?: '\n' | '\n\n';
  readonly cites: readonly number[];
}

export interface Layout {
  /** What each message begins with. */
  readonly top: readonly KnownBlock[];
  /** The lines of the list of sources, in the order of their numbers. */
  readonly sourceLines: readonly string[];
}

/** Slack adds up the texts of all blocks and refuses somewhat above 12,000 characters: a quarter is left for what it adds. */
const PAGE_TEXT = 9000;
/** One block is kept for the footer, which is added when the number of pages is known. */
const PAGE_BLOCKS = MESSAGE_BLOCKS - 1;

/** Lays parts out as the blocks of one or more messages, without their footers. */
export function layOut(parts: readonly Part[], layout: Layout): KnownBlock[][] {
  return pagesOf(parts, layout).flatMap((page) => chop(blocksOf(page, layout)));
}

export const section = (text: string): SectionBlock => ({
  type: 'section',
  // Slack would otherwise hide the end of a long text, where its sources stand, behind "see more".
  expand: true,
  text: { type: 'mrkdwn', text, verbatim: true },
});

export const context = (text: string): ContextBlock => ({ type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] });

function pagesOf(parts: readonly Part[], layout: Layout): Part[][] {
  const pages: Part[][] = [[]];
  for (const part of parts) {
    const page = pages.at(-1) ?? [];
    if (page.length === 0 || fits(blocksOf([...page, part], layout))) page.push(part);
    else pages.push([part]);
  }
  return pages;
}

function blocksOf(page: readonly Part[], { top, sourceLines }: Layout): KnownBlock[] {
  const cited = [...new Set(page.flatMap(({ cites }) => cites))].sort((a, b) => a - b);
  const sources = cited.length === 0 ? [] : glue(['*Sources*', ...cited.flatMap((number) => sourceLines[number - 1] ?? [])], SECTION_TEXT);
  return [...top, ...bodyOf(page), ...sources.map(section)];
}

function bodyOf(page: readonly Part[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let open = '';
  const close = () => {
    if (open !== '') blocks.push(section(open));
    open = '';
  };
  for (const { kind, text, after } of page) {
    const joined = open === '' || after === undefined ? undefined : open + after + text;
    if (text === '') continue;
    if (kind === 'text' && joined !== undefined && joined.length <= SECTION_TEXT) {
      open = joined;
      continue;
    }
    close();
    if (kind === 'note') blocks.push(context(text));
    else open = text;
  }
  close();
  return blocks;
}

const fits = (blocks: readonly KnownBlock[]): boolean => blocks.length <= PAGE_BLOCKS && textLengthOf(blocks) <= PAGE_TEXT;

/** A single part may cite more sources than one message holds: their list then goes on in the next one. */
function chop(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const messages: KnownBlock[][] = [[]];
  for (const block of blocks) {
    const message = messages.at(-1) ?? [];
    if (message.length === 0 || fits([...message, block])) message.push(block);
    else messages.push([block]);
  }
  return messages;
}
