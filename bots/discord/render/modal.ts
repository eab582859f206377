/** Renders the modals that ask for missing options and for reports; pure. */
import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ChannelType,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { MAX_OPTION_LENGTH, type Option } from '../../core/contract/command.ts';
import type { MissingOption } from '../../core/contract/interpretation.ts';
import type { Messages } from '../../core/messages/index.ts';
import { formatDays, WEEKDAYS } from '../../core/parse/weekdays.ts';
import { type ActionRow, createButton, toRow } from './action-rows.ts';
import { buttonId, type PendingCommand, pendingCommandId } from './custom-id.ts';
import * as limits from './limits.ts';
import { truncate } from './split.ts';

export type Modal = APIModalInteractionResponseCallbackData;

/** The channel types in which facts can be posted: https://discord.com/developers/docs/resources/channel#channel-object-channel-types */
export const POSTABLE_CHANNEL_TYPES = [ChannelType.GuildText, ChannelType.GuildAnnouncement] as const;

export const REPORT_FIELD = 'report';
/** Enough for a correction with its source. */
const MAX_REPORT_LENGTH = 1000;
/** Texts that may be this long are entered in a modal, which has room for several lines. */
const PARAGRAPH_LENGTH = 1000;

export function reportModal(token: string, { platforms }: Messages): Modal | undefined {
  const { title, label, hint } = platforms.feedback;
  const component = {
    type: ComponentType.TextInput,
    custom_id: REPORT_FIELD,
    style: TextInputStyle.Paragraph,
    max_length: MAX_REPORT_LENGTH,
  } as const;
  return toModal(buttonId('report', token), title, [toField(label, hint, component)]);
}

/**
 * The modal that asks for the missing options of a command, required ones first. Undefined if the given options are too long for
 * the custom id.
 */
export function optionModal(missingOption: MissingOption, messages: Messages): Modal | undefined {
  const { command, option: required, given, draft } = missingOption;
  const missing = Object.entries(command.options).filter(([name, { type }]) => type !== 'flag' && given[name] === undefined);
  const first = missing.filter(([, option]) => isRequired(option));
  const fields = [...first, ...missing.filter(([, option]) => !isRequired(option))].slice(0, limits.MAX_MODAL_COMPONENTS);
  return toModal(
    pendingCommandId(toPendingCommand(missingOption)),
    command.form?.title ?? messages.platforms.missingOption.title(command.name),
    fields.flatMap(([name, option]) =>
      option.type === 'flag'
        ? []
        : toField(
            option.label ?? toFieldTitle(name),
            option.description,
            toInputComponent(name, option, messages, name === required ? draft : undefined),
          ),
    ),
  );
}

const toPendingCommand = ({ command, given }: MissingOption): PendingCommand => ({ command: command.name, given });

/** A row with the button that opens the modal for a missing option; empty if its custom id is too long. */
export function missingOptionRow(missingOption: MissingOption, { platforms }: Messages): ActionRow[] {
  const id = pendingCommandId(toPendingCommand(missingOption));
  const label = missingOption.command.form?.title ?? platforms.missingOption.ask(missingOption.option);
  return id === undefined ? [] : [toRow([createButton(label, id)])];
}

export const isParagraph = (option: Option): boolean =>
  option.type === 'text' && (option.maxLength ?? MAX_OPTION_LENGTH) >= PARAGRAPH_LENGTH;

const isRequired = (option: Option): boolean => option.type !== 'flag' && option.required === true;
const toFieldTitle = (name: string): string => `${name[0]?.toUpperCase() ?? ''}${name.slice(1).replaceAll('_', ' ')}`;

function toInputComponent(
  custom_id: string,
  option: Exclude<Option, { type: 'flag' }>,
  messages: Messages,
  value: string | undefined,
): APIComponentInLabel {
  const required = isRequired(option);
  if (option.type === 'text' && option.format === 'days') {
    const days = messages.daily.dayNames.map((label, index) => ({ label, value: formatDays(WEEKDAYS.slice(index, index + 1)) }));
    return { type: ComponentType.CheckboxGroup, custom_id, options: days, ...amountOf(required) };
  }
  const known = knownChoices(option);
  if (known !== undefined) return { type: ComponentType.CheckboxGroup, custom_id, options: known, ...amountOf(required) };
  if (option.type === 'text') {
    const style = isParagraph(option) ? TextInputStyle.Paragraph : TextInputStyle.Short;
    const max_length = Math.min(option.maxLength ?? MAX_OPTION_LENGTH, limits.MAX_FIELD_TEXT);
    return { type: ComponentType.TextInput, custom_id, style, max_length, required, ...(value && { value: value.slice(0, max_length) }) };
  }
  if (option.type === 'channel')
    return { type: ComponentType.ChannelSelect, custom_id, channel_types: [...POSTABLE_CHANNEL_TYPES], required };
  if (option.type === 'role') return { type: ComponentType.RoleSelect, custom_id, required };
  const options = option.choices.slice(0, limits.MAX_SELECT_OPTIONS).map((choice) => ({ label: choice, value: choice }));
  const isShort = options.length >= limits.MIN_RADIO_OPTIONS && options.length <= limits.MAX_GROUP_OPTIONS;
  return { type: isShort ? ComponentType.RadioGroup : ComponentType.StringSelect, custom_id, options, required };
}

/** The values of an option that takes several of them, if a form can show them all. */
function knownChoices(option: Option): { readonly label: string; readonly value: string }[] | undefined {
  if (option.type !== 'text' || option.multiple !== true || option.knownValues === undefined) return undefined;
  if (option.knownValues.length > limits.MAX_GROUP_OPTIONS) return undefined;
  return option.knownValues.map((value) => ({ label: toFieldTitle(value), value }));
}

/** Discord takes at least one checked box, unless both say otherwise. */
const amountOf = (required: boolean) => ({ required, min_values: required ? 1 : 0 });

const toField = (label: string, description: string, component: APIComponentInLabel): APILabelComponent => ({
  type: ComponentType.Label,
  label: truncate(label, limits.MAX_FIELD_LABEL),
  description: truncate(description, limits.MAX_FIELD_DESCRIPTION),
  component,
});

const toModal = (custom_id: string | undefined, title: string, components: APILabelComponent[]): Modal | undefined =>
  custom_id === undefined ? undefined : { custom_id, title: truncate(title, limits.MAX_MODAL_TITLE), components };
