/**
 * Lays out the parts of a reply, which are never cut, as pages: the blocks of one message, with the sources they cite.
 * A part that doesn't fit starts a new section, and a section that doesn't fit starts a new message.
 */
import type { SectionBlock } from '@slack/types';
import { contextBlock, type SlackBlock, sectionBlock } from './blocks.ts';
import { MESSAGE_BLOCKS, SECTION_TEXT } from './limits.ts';
import { plainBlocks } from './plain.ts';
import { textLength } from './validate.ts';

export type Part = { readonly cites: readonly number[] } & (
  | {
      readonly kind: 'text' | 'note';
      /** mrkdwn, not longer than a section; empty for a part that only cites. */
      readonly text: string;
      /** Separates this part from the one before it in the same section. Without it the part starts a section. */
      readonly separator?: '\n' | '\n\n';
    }
  | { readonly kind: 'block'; readonly block: SlackBlock }
);

interface Layout {
  /** The blocks of the sources with these numbers, which end a message; those that end the last one differ. */
  readonly sourcesOf: (numbers: readonly number[], isLast: boolean) => readonly SlackBlock[];
  /** Before and after the sources of the last message. */
  readonly actions: readonly SlackBlock[];
  readonly feedback: readonly SlackBlock[];
}

/** Slack refuses messages whose blocks have more than about 12,000 characters of text: a quarter is left for what it adds. */
const MAX_PAGE_TEXT = 9000;
/** One block is reserved for the footer, which is added once the number of pages is known. */
const MAX_PAGE_BLOCKS = MESSAGE_BLOCKS - 1;

export function layOutPages(parts: readonly Part[], layout: Layout): SlackBlock[][] {
  const pages = toPages(parts, layout);
  return pages.flatMap((page, index) => {
    const isLast = index === pages.length - 1;
    const sources = layout.sourcesOf(citedOn(page), isLast);
    return splitIntoMessages(
      isLast ? [...toBodyBlocks(page), ...layout.actions, ...sources, ...layout.feedback] : [...toBodyBlocks(page), ...sources],
    );
  });
}

function toPages(parts: readonly Part[], layout: Layout): Part[][] {
  const pages: Part[][] = [[]];
  for (const part of parts) {
    const page = pages.at(-1) ?? [];
    const longer = [...page, part];
    if (page.length === 0 || fits([...toBodyBlocks(longer), ...layout.sourcesOf(citedOn(longer), false)])) page.push(part);
    else pages.push([part]);
  }
  return pages;
}

const citedOn = (page: readonly Part[]): number[] => [...new Set(page.flatMap(({ cites }) => cites))].sort((a, b) => a - b);

function toBodyBlocks(page: readonly Part[]): SlackBlock[] {
  const blocks: SlackBlock[] = [];
  for (const part of page) {
    const longer = appendPart(blocks.at(-1), part);
    if (longer === undefined) blocks.push(...toBlock(part));
    else blocks[blocks.length - 1] = longer;
  }
  return blocks;
}

/** The last section with one more part; undefined when the part starts a section or doesn't fit. */
function appendPart(last: SlackBlock | undefined, part: Part): SectionBlock | undefined {
  if (last?.type !== 'section' || part.kind !== 'text' || part.separator === undefined) return undefined;
  const text = `${last.text?.text}${part.separator}${part.text}`;
  return part.text !== '' && text.length <= SECTION_TEXT ? sectionBlock(text) : undefined;
}

function toBlock(part: Part): SlackBlock[] {
  if (part.kind === 'block') return [part.block];
  if (part.text === '') return [];
  return [part.kind === 'note' ? contextBlock(part.text) : sectionBlock(part.text)];
}

/** A message and its plain form have to fit. */
const fits = (blocks: readonly SlackBlock[]): boolean =>
  [blocks, plainBlocks(blocks)].every((form) => form.length <= MAX_PAGE_BLOCKS && textLength(form) <= MAX_PAGE_TEXT);

/** A single part may cite more sources than fit into a message, and menus are long: the rest goes into the next message. */
function splitIntoMessages(blocks: readonly SlackBlock[]): SlackBlock[][] {
  const messages: SlackBlock[][] = [[]];
  for (const block of blocks) {
    const message = messages.at(-1) ?? [];
    if (message.length === 0 || fits([...message, block])) message.push(block);
    else messages.push([block]);
  }
  return messages;
}
