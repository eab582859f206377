/**
 * Slack's limits, each with the page that states it, and Block Kit as rules made from them.
 * Lengths are counted in UTF-16 units: never less than what Slack counts.
 */
import { also, anything, byType, flag, isRecord, list, object, oneOf, type Rule, text } from './check.ts';

const DOCS = 'docs.slack.dev/reference/block-kit';

export const MESSAGE_BLOCKS = 50; // docs.slack.dev/reference/block-kit/blocks
export const MESSAGE_TEXT = 40_000; // docs.slack.dev/reference/methods/chat.postMessage
export const BLOCKS_TEXT = 12_000; // all texts together (msg_blocks_too_long): docs.slack.dev/reference/methods/chat.postMessage
export const BLOCK_ID = 255; // docs.slack.dev/reference/block-kit/blocks
export const HEADER_TEXT = 150; // docs.slack.dev/reference/block-kit/blocks/header-block
export const SECTION_TEXT = 3000; // docs.slack.dev/reference/block-kit/blocks/section-block
export const SECTION_FIELDS = 10; // docs.slack.dev/reference/block-kit/blocks/section-block
export const SECTION_FIELD_TEXT = 2000; // docs.slack.dev/reference/block-kit/blocks/section-block
export const CONTEXT_ELEMENTS = 10; // docs.slack.dev/reference/block-kit/blocks/context-block
export const ACTIONS_ELEMENTS = 25; // docs.slack.dev/reference/block-kit/blocks/actions-block
export const MARKDOWN_TEXT = 12_000; // docs.slack.dev/reference/block-kit/blocks/markdown-block
export const IMAGE_URL = 3000; // docs.slack.dev/reference/block-kit/blocks/image-block
export const IMAGE_TEXT = 2000; // alt_text and title: docs.slack.dev/reference/block-kit/blocks/image-block
export const TEXT_OBJECT = 3000; // docs.slack.dev/reference/block-kit/composition-objects/text-object
export const ACTION_ID = 255; // docs.slack.dev/reference/block-kit/block-elements/button-element
export const BUTTON_TEXT = 75; // docs.slack.dev/reference/block-kit/block-elements/button-element
export const BUTTON_VALUE = 2000; // docs.slack.dev/reference/block-kit/block-elements/button-element
export const BUTTON_URL = 3000; // docs.slack.dev/reference/block-kit/block-elements/button-element
export const SELECT_OPTIONS = 100; // docs.slack.dev/reference/block-kit/block-elements/select-menu-element
export const PLACEHOLDER_TEXT = 150; // docs.slack.dev/reference/block-kit/block-elements/select-menu-element
export const OVERFLOW_OPTIONS = 5; // docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element
export const OPTION_TEXT = 75; // docs.slack.dev/reference/block-kit/composition-objects/option-object
export const OPTION_VALUE = 150; // docs.slack.dev/reference/block-kit/composition-objects/option-object
export const CONFIRM_TITLE = 100; // docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
export const CONFIRM_TEXT = 300; // docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
export const CONFIRM_BUTTON = 30; // docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
export const RESPONSE_URL_USES = 5; // docs.slack.dev/interactivity/handling-user-interaction
export const RESPONSE_URL_MS = 30 * 60_000; // docs.slack.dev/interactivity/handling-user-interaction
export const ACK_MS = 3000; // docs.slack.dev/interactivity/handling-user-interaction

const id = { block_id: text(BLOCK_ID) };
const type = anything;
const plain = (max: number): Rule => object({ type: oneOf('plain_text'), text: text(max) }, { emoji: flag });
const mrkdwn = (max: number): Rule => object({ type: oneOf('mrkdwn'), text: text(max) }, { verbatim: flag });
const words = (max: number): Rule => byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) });

const image: Rule = also(
  object({ type, alt_text: text(IMAGE_TEXT) }, { image_url: text(IMAGE_URL), slack_file: anything }),
  (value) => (value['image_url'] === undefined) !== (value['slack_file'] === undefined),
  'needs image_url or slack_file',
);
const confirm = object(
  { title: plain(CONFIRM_TITLE), text: words(CONFIRM_TEXT), confirm: plain(CONFIRM_BUTTON), deny: plain(CONFIRM_BUTTON) },
  { style: oneOf('primary', 'danger') },
);
const button = object(
  { type, text: plain(BUTTON_TEXT) },
  {
    action_id: text(ACTION_ID),
    value: text(BUTTON_VALUE),
    url: text(BUTTON_URL),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text(BUTTON_TEXT),
  },
);
const option = object({ text: words(OPTION_TEXT), value: text(OPTION_VALUE) }, { description: words(OPTION_TEXT), url: text(BUTTON_URL) });
const staticSelect = object(
  { type, options: list(option, SELECT_OPTIONS) },
  { action_id: text(ACTION_ID), placeholder: plain(PLACEHOLDER_TEXT), initial_option: option, confirm, focus_on_load: flag },
);
const externalSelect = object(
  { type },
  { action_id: text(ACTION_ID), placeholder: plain(PLACEHOLDER_TEXT), initial_option: option, min_query_length: anything, confirm },
);
const overflow = object({ type, options: list(option, OVERFLOW_OPTIONS) }, { action_id: text(ACTION_ID), confirm });
const interactive = { button, static_select: staticSelect, external_select: externalSelect, overflow };

const section: Rule = also(
  object(
    { type },
    {
      ...id,
      text: words(SECTION_TEXT),
      fields: list(words(SECTION_FIELD_TEXT), SECTION_FIELDS),
      accessory: byType({ ...interactive, image }),
      expand: flag,
    },
  ),
  (value) => value['text'] !== undefined || value['fields'] !== undefined,
  'needs text or fields',
);

/** Blocks that Slack knows and we do not write: only their type is checked. */
const UNWRITTEN = 'alert card carousel container context_actions data_table file input plan rich_text table task_card video';

const block = byType({
  ...Object.fromEntries(UNWRITTEN.split(' ').map((name) => [name, anything])),
  header: object({ type, text: plain(HEADER_TEXT) }, id),
  section,
  context: object(
    { type, elements: list(byType({ image, plain_text: plain(TEXT_OBJECT), mrkdwn: mrkdwn(TEXT_OBJECT) }), CONTEXT_ELEMENTS) },
    id,
  ),
  divider: object({ type }, id),
  actions: also(
    object({ type, elements: list(byType(interactive), ACTIONS_ELEMENTS) }, id),
    ({ elements }) => areUnique(elements, 'action_id'),
    `action_id must be unique in a block (${DOCS}/blocks/actions-block)`,
  ),
  image: also(
    object({ type, alt_text: text(IMAGE_TEXT) }, { ...id, image_url: text(IMAGE_URL), slack_file: anything, title: plain(IMAGE_TEXT) }),
    (value) => (value['image_url'] === undefined) !== (value['slack_file'] === undefined),
    'needs image_url or slack_file',
  ),
  markdown: object({ type, text: text(MARKDOWN_TEXT) }, id),
});

/** Says what Slack would refuse in a message, one line a problem; none means that Slack takes it. */
export function problemsOf(message: unknown): string[] {
  if (!isRecord(message)) return ['message: must be an object'];
  const { text: fallback, blocks } = message;
  if (fallback === undefined && blocks === undefined) return ['message: needs text or blocks'];
  const problems = fallback === undefined ? [] : text(MESSAGE_TEXT)(fallback, 'text');
  if (blocks === undefined) return problems;
  problems.push(...list(block, MESSAGE_BLOCKS)(blocks, 'blocks'));
  if (!areUnique(blocks, 'block_id')) problems.push('blocks: block_id must be unique in a message');
  const length = textLengthOf(blocks);
  if (length > BLOCKS_TEXT) problems.push(`blocks: have ${length} of at most ${BLOCKS_TEXT} characters of text together`);
  return problems;
}

/** The characters of all texts in blocks, as Slack adds them up. */
export function textLengthOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, member) => sum + textLengthOf(member), 0);
  if (!isRecord(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, member]) => sum + (name === 'text' && typeof member === 'string' ? member.length : textLengthOf(member)),
    0,
  );
}

function areUnique(members: unknown, name: string): boolean {
  if (!Array.isArray(members)) return true;
  const ids = members.flatMap((member) => (isRecord(member) && typeof member[name] === 'string' ? [member[name]] : []));
  return new Set(ids).size === ids.length;
}
