/**
 * Validates messages, modals and home tabs against Block Kit and Slack's limits (docs.slack.dev/reference/block-kit).
 * Lengths are counted in UTF-16 code units, which is never less than what Slack counts.
 */
import { isRecord } from '../is-record.ts';
import * as limits from './limits.ts';
import {
  address,
  anyValue,
  booleanValue,
  byType,
  list,
  number,
  object,
  oneOf,
  refine,
  text,
  type ValidationRule,
} from './validation-rules.ts';

const type = anyValue;
const id = { block_id: text(limits.BLOCK_ID) };
const plain = (max: number): ValidationRule => object({ type: oneOf('plain_text'), text: text(max) }, { emoji: booleanValue });
const mrkdwn = (max: number): ValidationRule => object({ type: oneOf('mrkdwn'), text: text(max) }, { verbatim: booleanValue });
const textObject = (max: number): ValidationRule => byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) });
const actionable = { action_id: text(limits.ACTION_ID), focus_on_load: booleanValue };

const imageOf = (optional: Readonly<Record<string, ValidationRule>>): ValidationRule =>
  refine(
    object(
      { type, alt_text: text(limits.IMAGE_TEXT) },
      { ...optional, image_url: address(limits.IMAGE_URL, ['http:', 'https:']), slack_file: anyValue },
    ),
    (value) => (value['image_url'] === undefined) !== (value['slack_file'] === undefined),
    'needs image_url or slack_file',
  );
const confirm = object(
  {
    title: plain(limits.CONFIRM_TITLE),
    text: textObject(limits.CONFIRM_TEXT),
    confirm: plain(limits.CONFIRM_BUTTON),
    deny: plain(limits.CONFIRM_BUTTON),
  },
  { style: oneOf('primary', 'danger') },
);
const button = object(
  { type, text: plain(limits.BUTTON_TEXT) },
  {
    action_id: text(limits.ACTION_ID),
    value: text(limits.BUTTON_VALUE),
    url: address(limits.BUTTON_URL),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text(limits.BUTTON_TEXT),
  },
);
/** In select menus the text is plain; only options of checkboxes and radio buttons may have markup. */
export const option = object(
  { text: plain(limits.OPTION_TEXT), value: text(limits.OPTION_VALUE) },
  { description: plain(limits.OPTION_TEXT), url: address(limits.BUTTON_URL) },
);
const menu = { ...actionable, placeholder: plain(limits.PLACEHOLDER_TEXT), initial_option: option, confirm };
const selects = {
  static_select: object({ type, options: list(option, limits.SELECT_OPTIONS) }, menu),
  external_select: object({ type }, { ...menu, min_query_length: number(0, limits.INPUT_TEXT) }),
};
const { initial_option: _, ...multiSelectMenu } = menu;
/** Elements that only modals use here. */
const pickers = {
  timepicker: object({ type }, { ...actionable, placeholder: plain(limits.PLACEHOLDER_TEXT), initial_time: text(5, 5), confirm }),
  checkboxes: object(
    { type, options: list(option, limits.CHECKBOXES) },
    { ...actionable, initial_options: list(option, limits.CHECKBOXES), confirm },
  ),
  conversations_select: object(
    { type },
    {
      ...multiSelectMenu,
      initial_conversation: text(limits.OPTION_VALUE),
      default_to_current_conversation: booleanValue,
      filter: anyValue,
    },
  ),
  multi_external_select: object(
    { type },
    {
      ...multiSelectMenu,
      min_query_length: number(0, limits.INPUT_TEXT),
      initial_options: list(option, limits.SELECT_OPTIONS),
      max_selected_items: number(1, limits.SELECT_OPTIONS),
    },
  ),
};
const overflow = object({ type, options: list(option, limits.OVERFLOW_OPTIONS) }, { action_id: text(limits.ACTION_ID), confirm });
const interactive = { button, overflow, ...selects };
const textInput = object(
  { type },
  {
    ...actionable,
    placeholder: plain(limits.PLACEHOLDER_TEXT),
    initial_value: text(limits.INPUT_TEXT),
    multiline: booleanValue,
    min_length: number(0, limits.INPUT_TEXT),
    max_length: number(1, limits.INPUT_TEXT),
    dispatch_action_config: object({ trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2) }),
  },
);

const section: ValidationRule = refine(
  object(
    { type },
    {
      ...id,
      text: textObject(limits.SECTION_TEXT),
      fields: list(textObject(limits.SECTION_FIELD_TEXT), limits.SECTION_FIELDS),
      accessory: byType({ ...interactive, image: imageOf({}) }),
      expand: booleanValue,
    },
  ),
  (value) => value['text'] !== undefined || value['fields'] !== undefined,
  'needs text or fields',
);
const contextElement = byType({
  image: imageOf({}),
  plain_text: plain(limits.TEXT_OBJECT),
  mrkdwn: mrkdwn(limits.TEXT_OBJECT),
});
const actions: ValidationRule = refine(
  object({ type, elements: list(byType(interactive), limits.ACTIONS_ELEMENTS) }, id),
  ({ elements }) => hasUniqueIds(elements, 'action_id'),
  'action_id must be unique in a block',
);
const input = object(
  { type, label: plain(limits.INPUT_LABEL), element: byType({ plain_text_input: textInput, ...selects, ...pickers }) },
  { ...id, hint: plain(limits.INPUT_HINT), optional: booleanValue, dispatch_action: booleanValue },
);

/** Blocks of Slack that the bot doesn't use: only their type is checked. */
const UNCHECKED_BLOCK_TYPES = 'alert card carousel container context_actions data_table file plan rich_text table task_card video';

const common: Readonly<Record<string, ValidationRule>> = {
  ...Object.fromEntries(UNCHECKED_BLOCK_TYPES.split(' ').map((name) => [name, anyValue])),
  header: object({ type, text: plain(limits.HEADER_TEXT) }, id),
  section,
  context: object({ type, elements: list(contextElement, limits.CONTEXT_ELEMENTS) }, id),
  divider: object({ type }, id),
  actions,
  image: imageOf({ ...id, title: plain(limits.IMAGE_TEXT) }),
};
const messageBlock = byType({ ...common, markdown: object({ type, text: text(limits.MARKDOWN_TEXT) }, id) });

const modal = refine(
  object(
    { type: oneOf('modal'), title: plain(limits.VIEW_TITLE), blocks: list(byType({ ...common, input }), limits.VIEW_BLOCKS) },
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
  const length = textLength(blocks);
  if (length > limits.BLOCKS_TEXT) problems.push(`blocks: have ${length} of at most ${limits.BLOCKS_TEXT} characters of text together`);
  return problems;
}

const homeView = object(
  { type: oneOf('home'), blocks: list(byType({ ...common, input }), limits.VIEW_BLOCKS) },
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

function hasUniqueIds(members: unknown, name: string): boolean {
  if (!Array.isArray(members)) return true;
  const ids = members.flatMap((member) => (isRecord(member) && typeof member[name] === 'string' ? [member[name]] : []));
  return new Set(ids).size === ids.length;
}
