/** Form: what a person is asked to write before an answer is possible; pure. */
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { MissingOption } from '../core/bot.ts';
import { type Command, MAX_OPTION_LENGTH, type Option } from '../core/command.ts';
import type { OptionValue } from '../core/request.ts';
import { formatDays, WEEKDAYS } from '../core/weekdays.ts';
import { messagesFor } from '../core/words/index.ts';
import { type ActionRow, button, toRow } from './actions.ts';
import { type Fill, fillId, pressId } from './custom-id.ts';
import * as limits from './limits.ts';
import { cut } from './split.ts';

export type Form = APIModalInteractionResponseCallbackData;

type Locale = string | undefined;

/** The channels in which facts can be posted: https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
export const CHANNELS = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

/** The name of the one field of a report. */
export const REPORT = 'report';
/** Enough for a correction with its source, and little enough to be read. */
const MAX_REPORT = 1000;
/** Texts that may be as long as this are written in a form, which has room for more than one line. */
const PARAGRAPH = 1000;

/** Asks what is wrong with an answer. */
export function reportForm(token: string, locale: Locale): Form | undefined {
  const { title, label, hint } = messagesFor(locale).platforms.feedback;
  const component = { type: ComponentType.TextInput, custom_id: REPORT, style: TextInputStyle.Paragraph, max_length: MAX_REPORT } as const;
  return formOf(pressId('report', token), title, [fieldOf(label, hint, component)]);
}

/**
 * Asks for what a question lacks: first what it needs, then what it can have besides. Undefined when it lacks nothing, or when what
 * was given already is too long to be carried along.
 */
export function gapForm({ command, given }: Fill, commands: readonly Command[], locale: Locale): Form | undefined {
  const options = commands.find(({ name }) => name === command)?.options ?? {};
  const open = Object.entries(options).filter(([name, { type }]) => type !== 'flag' && given[name] === undefined);
  const needed = open.filter(([, option]) => isNeeded(option));
  if (needed.length === 0) return undefined;
  const fields = [...needed, ...open.filter(([, option]) => !isNeeded(option))].slice(0, limits.MAX_FORM_PARTS);
  return formOf(
    fillId({ command, given }),
    messagesFor(locale).platforms.missingOption.title(command),
    fields.flatMap(([name, option]) =>
      option.type === 'flag' ? [] : fieldOf(titled(name), option.description, inputOf(name, option, locale)),
    ),
  );
}

export const toFill = ({ command, given }: MissingOption): Fill => ({ command: command.name, given });

/** A row with the button that opens the form for a gap; none when the form cannot be made. */
export function gapRow(gap: MissingOption, locale: Locale): ActionRow[] {
  const id = fillId(toFill(gap));
  return id === undefined ? [] : [toRow([button(messagesFor(locale).platforms.missingOption.ask(gap.option), id)])];
}

/** What was written or chosen in a form, by the names of its fields; without those that were left empty. */
export function writtenIn(fields: ReadonlyMap<string, object>): Readonly<Record<string, string>> {
  const written = [...fields].map(([name, field]) => [name, readField(field)] as const);
  return Object.fromEntries(written.filter(([, text]) => text !== ''));
}

/** Whether a text is so long that it is better written in a form than in one line. */
export const isParagraph = (option: Option): boolean => option.type === 'text' && (option.maxLength ?? MAX_OPTION_LENGTH) >= PARAGRAPH;

const isNeeded = (option: Option): boolean => option.type !== 'flag' && option.required === true;
const titled = (name: string): string => `${name[0]?.toUpperCase() ?? ''}${name.slice(1).replaceAll('_', ' ')}`;

// discord.js gives each kind of field a type of its own; these are the two that our forms have.
function readField(field: { readonly value?: OptionValue | null; readonly values?: readonly string[] }): string {
  return String(field.value ?? field.values?.join(',') ?? '').trim();
}

function inputOf(custom_id: string, option: Exclude<Option, { type: 'flag' }>, locale: Locale): APIComponentInLabel {
  const required = isNeeded(option);
  if (option.type === 'text' && option.format === 'days') {
    const days = messagesFor(locale).daily.dayNames.map((label, index) => ({ label, value: formatDays(WEEKDAYS.slice(index, index + 1)) }));
    return { type: ComponentType.StringSelect, custom_id, options: days, max_values: days.length, required };
  }
  if (option.type === 'text') {
    const style = isParagraph(option) ? TextInputStyle.Paragraph : TextInputStyle.Short;
    const max_length = Math.min(option.maxLength ?? MAX_OPTION_LENGTH, limits.MAX_FIELD_TEXT);
    return { type: ComponentType.TextInput, custom_id, style, max_length, required };
  }
  if (option.type === 'channel') return { type: ComponentType.ChannelSelect, custom_id, channel_types: [...CHANNELS], required };
  if (option.type === 'role') return { type: ComponentType.RoleSelect, custom_id, required };
  const options = option.choices.slice(0, limits.MAX_SELECT_OPTIONS).map((choice) => ({ label: choice, value: choice }));
  return { type: ComponentType.StringSelect, custom_id, options, required };
}

const fieldOf = (label: string, description: string, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label: cut(label, limits.MAX_FIELD_LABEL),
  description: cut(description, limits.MAX_FIELD_DESCRIPTION),
  component,
});

const formOf = (custom_id: string | undefined, title: string, components: APILabelComponent[]): Form | undefined =>
  custom_id === undefined ? undefined : { custom_id, title: cut(title, limits.MAX_FORM_TITLE), components };
