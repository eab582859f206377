/**
 * Validates messages, modals and home tabs against Block Kit and Slack's limits (docs.slack.dev/reference/block-kit).
 * Lengths are counted in UTF-16 code units, which is never less than what Slack counts.
 */
import { isRecord } from '../is-record.ts';
import * as limits from './limits.ts';
import { messageBlock, modalBlock } from './validation/blocks.ts';
import { cellLength } from './validation/data-blocks.ts';
import { plain } from './validation/elements.ts';
import { booleanValue, hasUniqueIds, list, object, oneOf, refine, text } from './validation/rules.ts';

const modal = refine(
  object(
    { type: oneOf('modal'), title: plain(limits.VIEW_TITLE), blocks: list(modalBlock, limits.VIEW_BLOCKS) },
    {
      submit: plain(limits.VIEW_TITLE),
      close: plain(limits.VIEW_TITLE),
      private_metadata: text(limits.VIEW_METADATA, 0),
      callback_id: text(limits.VIEW_CALLBACK_ID),
      clear_on_close: booleanValue,
      notify_on_close: booleanValue,
      external_id: text(limits.VIEW_CALLBACK_ID),
    },
  ),
  ({ blocks, submit }) => submit !== undefined || !Array.isArray(blocks) || !blocks.some((block) => block?.type === 'input'),
  'needs submit for its input',
);

/** What Slack would refuse in a message, one line per problem; empty when Slack would take it. */
export function validateMessage(message: unknown): string[] {
  if (!isRecord(message)) return ['message: must be an object'];
  const { text: fallback, blocks } = message;
  if (fallback === undefined && blocks === undefined) return ['message: needs text or blocks'];
  const problems = fallback === undefined ? [] : text(limits.MESSAGE_TEXT)(fallback, 'text');
  if (blocks === undefined) return problems;
  problems.push(...list(messageBlock, limits.MESSAGE_BLOCKS)(blocks, 'blocks'), ...duplicateBlockIds(blocks));
  problems.push(...tooManyCharts(blocks), ...tooMuchInTables(blocks));
  const length = textLength(blocks);
  if (length > limits.BLOCKS_TEXT) problems.push(`blocks: have ${length} of at most ${limits.BLOCKS_TEXT} characters of text together`);
  return problems;
}

const homeView = object(
  { type: oneOf('home'), blocks: list(modalBlock, limits.VIEW_BLOCKS) },
  {
    private_metadata: text(limits.VIEW_METADATA, 0),
    callback_id: text(limits.VIEW_CALLBACK_ID),
    external_id: text(limits.VIEW_CALLBACK_ID),
  },
);

/** What Slack would refuse in the view of an App Home (docs.slack.dev/reference/views/home-tab-views). */
export const validateHome = (view: unknown): string[] => [
  ...homeView(view, 'view'),
  ...(isRecord(view) ? duplicateBlockIds(view['blocks']) : []),
];

export const validateModal = (view: unknown): string[] => [
  ...modal(view, 'view'),
  ...(isRecord(view) ? duplicateBlockIds(view['blocks']) : []),
];

const blocksOfType = (blocks: unknown, type: string): unknown[] =>
  Array.isArray(blocks) ? blocks.filter((block) => isRecord(block) && block['type'] === type) : [];

function tooManyCharts(blocks: unknown): string[] {
  const { length } = blocksOfType(blocks, 'data_visualization');
  return length > limits.CHARTS ? [`blocks: have ${length} of at most ${limits.CHARTS} charts`] : [];
}

function tooMuchInTables(blocks: unknown): string[] {
  const length = cellLength(blocksOfType(blocks, 'data_table').map((table) => Object(table).rows));
  return length > limits.TABLE_TEXT ? [`blocks: have ${length} of at most ${limits.TABLE_TEXT} characters in tables together`] : [];
}

const duplicateBlockIds = (blocks: unknown): string[] => (hasUniqueIds(blocks, 'block_id') ? [] : ['blocks: block_id must be unique']);

/** The number of characters in all texts of blocks, as Slack adds them up. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, member) => sum + textLength(member), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, member]) => sum + (name === 'text' && typeof member === 'string' ? member.length : textLength(member)),
    0,
  );
}
