/** The texts and elements of Block Kit, as far as messages and modals of the bot use them. */
import * as limits from '../limits.ts';
import { address, anyValue, booleanValue, byType, list, number, object, oneOf, refine, text, type ValidationRule } from './rules.ts';

export const type = anyValue;
export const id = { block_id: text(limits.BLOCK_ID) };
export const plain = (max: number): ValidationRule => object({ type: oneOf('plain_text'), text: text(max) }, { emoji: booleanValue });
export const mrkdwn = (max: number): ValidationRule => object({ type: oneOf('mrkdwn'), text: text(max) }, { verbatim: booleanValue });
export const textObject = (max: number): ValidationRule => byType({ plain_text: plain(max), mrkdwn: mrkdwn(max) });
const actionable = { action_id: text(limits.ACTION_ID), focus_on_load: booleanValue };

export const imageOf = (optional: Readonly<Record<string, ValidationRule>>): ValidationRule =>
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
export const selects = {
  static_select: object({ type, options: list(option, limits.SELECT_OPTIONS) }, menu),
  external_select: object({ type }, { ...menu, min_query_length: number(0, limits.INPUT_TEXT) }),
};
const { initial_option: _, ...multiSelectMenu } = menu;
/** Elements that only modals use here. */
export const pickers = {
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
export const interactive = { button, overflow, ...selects };
export const textInput = object(
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

const thumb = object(
  { text: plain(limits.FEEDBACK_TEXT), value: text(limits.FEEDBACK_VALUE) },
  { accessibility_label: text(limits.FEEDBACK_TEXT) },
);
const feedbackButtons = object({ type, positive_button: thumb, negative_button: thumb }, { action_id: text(limits.ACTION_ID) });
const iconButton = object(
  { type, icon: anyValue, text: plain(limits.BUTTON_TEXT) },
  {
    action_id: text(limits.ACTION_ID),
    value: text(limits.BUTTON_VALUE),
    confirm,
    accessibility_label: text(limits.BUTTON_TEXT),
    visible_to_user_ids: anyValue,
  },
);
export const contextActions: ValidationRule = object(
  { type, elements: list(byType({ feedback_buttons: feedbackButtons, icon_button: iconButton }), limits.CONTEXT_ACTIONS) },
  id,
);
