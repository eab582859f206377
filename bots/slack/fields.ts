/** Field: how a form asks for one option, each kind of value in its own way. Pure. */
import type { InputBlock, PlainTextOption } from '@slack/types';
import { hasCompletions, MAX_OPTION_LENGTH, type Option } from '../core/command.ts';
import type { OptionValue } from '../core/request.ts';
import { formatDays, parseDays, WEEKDAYS } from '../core/weekdays.ts';
import { messagesFor } from '../core/words/index.ts';
import { plain, shield } from './actions.ts';
import { INPUT_HINT, INPUT_LABEL, INPUT_TEXT, OPTION_TEXT, OPTION_VALUE, PLACEHOLDER_TEXT } from './limits.ts';

type Element = InputBlock['element'];
type Text = Extract<Option, { type: 'text' }>;

/** What is longer than this is written in a larger field. */
const ONE_LINE = 200;
/** More topics at once are no topic any more. */
const MOST_VALUES = 10;

/** `value` is what stands in the field from the start. */
export const field = (name: string, option: Option, value?: OptionValue): InputBlock => ({
  ...{ type: 'input', block_id: name },
  label: plain(option.description, INPUT_LABEL),
  optional: option.type === 'flag' || option.required !== true,
  ...(option.type === 'role' ? { hint: plain(messagesFor(undefined).daily.pingHint, INPUT_HINT) } : {}),
  element: elementFor(option, typeof value === 'string' && value !== '' ? value : undefined),
});

const placeholder = plain(messagesFor(undefined).platforms.choose, PLACEHOLDER_TEXT);

function elementFor(option: Option, value: string | undefined): Element {
  switch (option.type) {
    case 'choice': {
      const options = option.choices.map(optionOf);
      return { type: 'static_select', action_id: 'value', placeholder, options, ...initial(value, options) };
    }
    case 'channel': {
      const start = value === undefined || value === 'here' ? { default_to_current_conversation: true } : { initial_conversation: value };
      const filter = { include: ['public' as const, 'private' as const], exclude_bot_users: true };
      return { type: 'conversations_select', action_id: 'value', placeholder, filter, ...start };
    }
    case 'text':
      return elementForText(option, value);
    default:
      return input(MAX_OPTION_LENGTH, value);
  }
}

function elementForText(option: Text, value: string | undefined): Element {
  if (option.format === 'time') return { type: 'timepicker', action_id: 'value', placeholder, ...(value && { initial_time: value }) };
  if (option.format === 'days') return checkboxes(value);
  if (!hasCompletions(option)) return input(Math.min(option.maxLength ?? MAX_OPTION_LENGTH, INPUT_TEXT), value);
  // From the first moment on: what is asked for most is offered before anything is typed.
  const menu = { action_id: 'value', placeholder, min_query_length: 0 };
  const known = (value?.split(',') ?? []).filter((each) => shield(each).length <= OPTION_VALUE).map(optionOf);
  if (option.multiple === true) {
    const start = known.length === 0 ? {} : { initial_options: known.slice(0, MOST_VALUES) };
    return { type: 'multi_external_select', ...menu, max_selected_items: MOST_VALUES, ...start };
  }
  const [first] = known;
  return { type: 'external_select', ...menu, ...(first && { initial_option: first }) };
}

const input = (longest: number, value: string | undefined): Element => ({
  ...{ type: 'plain_text_input', action_id: 'value', max_length: longest, multiline: longest > ONE_LINE },
  ...(value && { initial_value: value.slice(0, longest) }),
});

function checkboxes(value: string | undefined): Element {
  const { dayNames } = messagesFor(undefined).daily;
  const all = WEEKDAYS.map((day, index) => ({
    day,
    option: { text: plain(dayNames[index] ?? day, OPTION_TEXT), value: formatDays([day]) },
  }));
  const days = value === undefined ? [] : (parseDays(value) ?? []);
  const checked = all.filter(({ day }) => days.includes(day)).map(({ option }) => option);
  const options = all.map(({ option }) => option);
  return { type: 'checkboxes', action_id: 'value', options, ...(checked.length === 0 ? {} : { initial_options: checked }) };
}

const optionOf = (value: string): PlainTextOption => ({ text: plain(value, OPTION_TEXT), value: shield(value) });

function initial(value: string | undefined, options: readonly PlainTextOption[]) {
  const found = value === undefined ? undefined : options.find((option) => option.value === shield(value));
  return found && { initial_option: found };
}
