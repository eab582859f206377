/** Form: what a person is asked to write before an answer is possible; pure. */
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Gap } from '../core/bot.ts';
import { type Command, MAX_TEXT, type Option } from '../core/command.ts';
import type { OptionValue } from '../core/request.ts';
import { wordsFor } from '../core/words/index.ts';
import { type ActionRow, button, toRow } from './actions.ts';
import { type Fill, fillId, pressId } from './custom-id.ts';
import * as limits from './limits.ts';
import { cut } from './split.ts';

export type Form = APIModalInteractionResponseCallbackData;

/** The one field of each form. */
const FIELD = 'text';
/** Enough for a correction with its source, and little enough to be read. */
const MAX_REPORT = 1000;

/** Asks what is wrong with an answer. */
export function reportForm(token: string, locale: string | undefined): Form | undefined {
  const { title, label, hint } = wordsFor(locale).platforms.report;
  return formOf(pressId('report', token), title, {
    ...{ label, description: hint },
    component: { type: ComponentType.TextInput, custom_id: FIELD, style: TextInputStyle.Paragraph, max_length: MAX_REPORT },
  });
}

/** Asks for the option that a question lacks; undefined when what was given already is too long to be carried along. */
export function gapForm({ command, option: name, given }: Gap, locale: string | undefined): Form | undefined {
  const option = command.options[name];
  if (option === undefined || option.type === 'flag') return undefined;
  return formOf(fillId({ command: command.name, option: name, given }), wordsFor(locale).platforms.gap.title(command.name), {
    label: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`,
    description: option.description,
    component: fieldOf(option),
  });
}

/** The gap that a button stands for; undefined when there is no such command or option any more. */
export function gapOf({ command: name, option, given }: Fill, commands: readonly Command[]): Gap | undefined {
  const command = commands.find((one) => one.name === name);
  return command === undefined || !Object.hasOwn(command.options, option) ? undefined : { command, option, given };
}

/** A row with the button that opens the form for a gap; none when the form cannot be made. */
export function gapRow(gap: Gap, locale: string | undefined): ActionRow[] {
  const id = gapForm(gap, locale)?.custom_id;
  return id === undefined ? [] : [toRow([button(wordsFor(locale).platforms.gap.ask(gap.option), id)])];
}

/** What was written or chosen in a form. */
export function writtenIn(fields: ReadonlyMap<string, object>): string {
  const field: { readonly value?: OptionValue | null; readonly values?: readonly string[] } = fields.get(FIELD) ?? {};
  return String(field.value ?? field.values?.[0] ?? '').trim();
}

function fieldOf(option: Exclude<Option, { type: 'flag' }>): APIComponentInLabel {
  if (option.type === 'text') {
    const { longest = MAX_TEXT } = option;
    const style = longest > MAX_TEXT ? TextInputStyle.Paragraph : TextInputStyle.Short;
    return { type: ComponentType.TextInput, custom_id: FIELD, style, max_length: Math.min(longest, limits.MAX_FIELD_TEXT) };
  }
  const options = option.choices.slice(0, limits.MAX_SELECT_OPTIONS).map((choice) => ({ label: choice, value: choice }));
  return { type: ComponentType.StringSelect, custom_id: FIELD, options };
}

function formOf(custom_id: string | undefined, title: string, label: Omit<APILabelComponent, 'type'>): Form | undefined {
  if (custom_id === undefined) return undefined;
  const field: APILabelComponent = {
    ...label,
    type: ComponentType.Label,
    label: cut(label.label, limits.MAX_FIELD_LABEL),
    ...(label.description === undefined ? {} : { description: cut(label.description, limits.MAX_FIELD_DESCRIPTION) }),
  };
  return { custom_id, title: cut(title, limits.MAX_FORM_TITLE), components: [field] };
}
