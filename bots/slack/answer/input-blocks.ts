/** Builds the input block of a modal for one option, with an element that fits its type. Pure. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import { hasCompletions, MAX_OPTION_LENGTH, type Option } from '../../core/contract/command.ts';
import type { OptionValue } from '../../core/contract/request.ts';
import type { Messages } from '../../core/messages/index.ts';
import { formatDays, parseDays, WEEKDAYS } from '../../core/parse/weekdays.ts';
import { encodeValue, plainTextObject } from '../render/button-value.ts';
import { INPUT_HINT, INPUT_LABEL, INPUT_TEXT, OPTION_TEXT, OPTION_VALUE, PLACEHOLDER_TEXT } from '../render/limits.ts';

type Element = InputBlock['element'];
type Text = Extract<Option, { type: 'text' }>;

/** Options that may be longer get a multi-line field. */
const SINGLE_LINE_LENGTH = 200;
/** A list with more topics than this no longer selects anything. */
const MAX_VALUES = 10;

/** `value` is the initial value. */
export const inputBlock = (name: string, option: Option, messages: Messages, value?: OptionValue): InputBlock => ({
  ...{ type: 'input', block_id: name },
  label: plainTextObject(labelOf(option), INPUT_LABEL),
  optional: option.type === 'flag' || option.required !== true,
  ...hintOf(option, messages),
  element: elementOf(option, messages, typeof value === 'string' && value !== '' ? value : undefined),
});

const labelOf = (option: Option): string => (option.type === 'flag' ? option.description : (option.label ?? option.description));

/** Below a label; Slack has no menu of user groups, so there it says what to write. */
function hintOf(option: Option, { daily }: Messages) {
  if (option.type === 'flag' || option.label === undefined) return {};
  return { hint: plainTextObject(option.type === 'role' ? daily.pingHint : option.description, INPUT_HINT) };
}

const placeholderIn = ({ platforms }: Messages) => plainTextObject(platforms.choose, PLACEHOLDER_TEXT);

function elementOf(option: Option, messages: Messages, value: string | undefined): Element {
  const placeholder = placeholderIn(messages);
  switch (option.type) {
    case 'choice': {
      const options = option.choices.map(optionOf);
      return { type: 'static_select', action_id: 'value', placeholder, options, ...initialOption(value, options) };
    }
    case 'channel': {
      const start = conversationIn(option, value);
      const filter = { include: ['public' as const, 'private' as const], exclude_bot_users: true };
      return { type: 'conversations_select', action_id: 'value', placeholder, filter, ...start };
    }
    case 'text':
      return textElement(option, messages, value);
    default:
      return plainTextInput(MAX_OPTION_LENGTH, value);
  }
}

/** A name that was typed can't be selected: the menu then begins with the current channel. */
function conversationIn({ startsEmpty }: Extract<Option, { type: 'channel' }>, value: string | undefined) {
  if (value !== undefined && value !== 'here' && !value.startsWith('#')) return { initial_conversation: value };
  return value === undefined && startsEmpty === true ? {} : { default_to_current_conversation: true as const };
}

function textElement(option: Text, messages: Messages, value: string | undefined): Element {
  const placeholder = placeholderIn(messages);
  if (option.format === 'time') return { type: 'timepicker', action_id: 'value', placeholder, ...(value && { initial_time: value }) };
  if (option.format === 'days') return checkboxes(messages, value);
  if (!hasCompletions(option)) return plainTextInput(Math.min(option.maxLength ?? MAX_OPTION_LENGTH, INPUT_TEXT), value);
  // With 0 the menu offers the most popular values before anything is typed.
  const menu = { action_id: 'value', placeholder, min_query_length: 0 };
  const initialOptions = (value?.split(',') ?? []).filter((each) => encodeValue(each).length <= OPTION_VALUE).map(optionOf);
  if (option.multiple === true) {
    const start = initialOptions.length === 0 ? {} : { initial_options: initialOptions.slice(0, MAX_VALUES) };
    return { type: 'multi_external_select', ...menu, max_selected_items: MAX_VALUES, ...start };
  }
  const [first] = initialOptions;
  return { type: 'external_select', ...menu, ...(first && { initial_option: first }) };
}

const plainTextInput = (maxLength: number, value: string | undefined): Element => ({
  ...{ type: 'plain_text_input', action_id: 'value', max_length: maxLength, multiline: maxLength > SINGLE_LINE_LENGTH },
  ...(value && { initial_value: value.slice(0, maxLength) }),
});

function checkboxes({ daily: { dayNames } }: Messages, value: string | undefined): Element {
  const all = WEEKDAYS.map((day, index) => ({
    day,
    option: { text: plainTextObject(dayNames[index] ?? day, OPTION_TEXT), value: formatDays([day]) },
  }));
  const days = value === undefined ? [] : (parseDays(value) ?? []);
  const checked = all.filter(({ day }) => days.includes(day)).map(({ option }) => option);
  const options = all.map(({ option }) => option);
  return { type: 'checkboxes', action_id: 'value', options, ...(checked.length === 0 ? {} : { initial_options: checked }) };
}

const optionOf = (value: string): PlainTextOption => ({ text: plainTextObject(value, OPTION_TEXT), value: encodeValue(value) });

function initialOption(value: string | undefined, options: readonly PlainTextOption[]) {
  const option = value === undefined ? undefined : options.find((each) => each.value === encodeValue(value));
  return option && { initial_option: option };
}
