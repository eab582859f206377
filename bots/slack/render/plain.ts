/**
 * The plain form of a message, for workspaces where Slack refuses its newest blocks: a table as lines, the fold opened, feedback as
 * buttons, and no chart, since a chart repeats numbers of its message. Pure.
 */
import type { ActionsBlock, Button, ContextActionsBlock, DataTableBlock } from '@slack/types';
import { readActionValue } from './action-values.ts';
import { contextBlock, type SlackBlock, sectionBlock } from './blocks.ts';
import { encodeValue, plainTextObject } from './button-value.ts';
import { BUTTON_TEXT, MESSAGE_TEXT, SECTION_TEXT } from './limits.ts';
import { bold, escapeText, joinLines, packWithin, packWords, splitWords } from './mrkdwn.ts';
import { NO_HEADING } from './table.ts';

type Cell = DataTableBlock['rows'][number][number];

const SEPARATOR = ' · ';

/** The blocks that Slack rolls out in steps. */
const NEW_TYPES: ReadonlySet<string> = new Set(['data_table', 'data_visualization', 'container', 'context_actions']);

export const hasNewBlocks = (blocks: readonly SlackBlock[]): boolean => blocks.some(({ type }) => NEW_TYPES.has(type));

export const plainBlocks = (blocks: readonly SlackBlock[]): SlackBlock[] => blocks.flatMap(plainBlock);

function plainBlock(block: SlackBlock): SlackBlock[] {
  switch (block.type) {
    case 'data_table':
      return joinLines(tableLines(block), SECTION_TEXT).map(sectionBlock);
    case 'container':
      return [...block.child_blocks, ...(block.subtitle === undefined ? [] : [contextBlock(escapeText(block.subtitle.text))])];
    case 'context_actions':
      return feedbackButtons(block);
    case 'data_visualization':
      return [];
    default:
      return [block];
  }
}

/** One line a row: its name, and each heading with its value. */
function tableLines({ rows }: DataTableBlock): string[] {
  const [headings = [], ...others] = rows;
  return others.flatMap(([label, ...cells]) => {
    const values = cells.map((cell, index) => {
      const heading = plainTextOf(headings[index + 1]);
      return [heading === NO_HEADING ? '' : bold(heading), mrkdwnOf(cell)].filter((text) => text !== '').join(' ');
    });
    return packWithin([label === undefined ? '' : nameOf(label), ...values].flatMap(splitValue), SEPARATOR, SECTION_TEXT);
  });
}

const splitValue = (value: string): string[] => (value.length <= SECTION_TEXT ? [value] : packWords(value.split(' '), SECTION_TEXT));

/** The name of a list's row is bold already, and has its citations. */
const nameOf = (cell: Cell): string => (cell.type === 'rich_text' ? mrkdwnOf(cell) : bold(plainTextOf(cell)));

const plainTextOf = (cell: Cell | undefined): string => (cell?.type === 'raw_text' ? cell.text : '');

function mrkdwnOf(cell: Cell): string {
  if (cell.type !== 'rich_text') return escapeText(plainTextOf(cell));
  return cell.elements
    .flatMap((element) => (element.type === 'rich_text_section' ? element.elements : []))
    .map((element) => {
      if (element.type === 'link') return `<${element.url.replaceAll('&', '&amp;')}|${element.text ?? ''}>`;
      if (element.type !== 'text') return '';
      if (element.style?.bold === true) return bold(element.text);
      const words = splitWords(element.text, SECTION_TEXT).join(' ');
      return element.style?.italic === true && words !== '' ? `_${words}_` : words;
    })
    .filter((text) => text !== '')
    .join(' ');
}

function feedbackButtons({ block_id = 'feedback', elements }: ContextActionsBlock): ActionsBlock[] {
  const buttons = elements.flatMap((element, index): Button[] => {
    if (element.type !== 'feedback_buttons') return [];
    return [element.positive_button, element.negative_button].flatMap(({ text, value }, at) => {
      const { action, token } = readActionValue(element.action_id ?? '', value) ?? {};
      if (action === undefined || token === undefined) return [];
      const shown = plainTextObject(text.text, BUTTON_TEXT);
      return [{ type: 'button', action_id: `${action}.${2 * index + at}`, text: shown, value: encodeValue(token) }];
    });
  });
  return buttons.length === 0 ? [] : [{ type: 'actions', block_id, elements: buttons }];
}

/** A number of a source that is linked to it; the list of sources links the source's name. */
const CITATION = /<[^<>|]+\|([⁰¹²³⁴⁵⁶⁷⁸⁹]+)>/g;

/** All that a message says, as one text: for notifications, for screen readers, and where its blocks can't be shown. */
export function textOf(blocks: readonly SlackBlock[]): string {
  const lines = plainBlocks(blocks).flatMap((block) => {
    if (block.type === 'section') return block.text?.text ?? [];
    if (block.type === 'image') return block.alt_text;
    return block.type === 'context' ? block.elements.flatMap((element) => ('text' in element ? element.text : [])) : [];
  });
  const [text = ''] = joinLines(
    lines.map((line) => line.replace(CITATION, '$1')),
    MESSAGE_TEXT,
  );
  return text;
}
