/** Formats a command as text to copy; `parse` reads it back to the same values. */
import { type Command, commandGroup } from '../contract/command.ts';
import type { OptionValue, Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';

/** What users of the platform type before a command's name. */
export const commandPrefix = (command: Pick<Command, 'name'>, { platform }: Pick<Place, 'platform'>): string =>
  commandGroup(command) === undefined ? platform.commandPrefix : platform.groupPrefix;

export function formatCommand(
  { name, options }: Pick<Command, 'name' | 'options'>,
  values: Readonly<Record<string, OptionValue>>,
  grammar: Messages['grammar'],
): string {
  const positional = Object.entries(options).filter(([, option]) => option.type !== 'flag' && option.nameRequired !== true);
  const only = positional.length === 1 ? positional[0]?.[0] : undefined;
  const parts = Object.entries(values).flatMap(([option, value]) => {
    if (value === false) return [];
    if (value === true) return [`${option}:${grammar.yes[0]}`];
    return [option === only && isPlainValue(value, grammar) ? value : `${option}:${quoted(value)}`];
  });
  return [name, ...parts].join(' ');
}

/** Whether a value can stand alone, without being parsed as anything else. */
const isPlainValue = (value: string, { fillers, strong, weak }: Messages['grammar']): boolean =>
  PLAIN_VALUE.test(value) && value !== 'share' && ![...fillers, ...strong, ...weak].includes(value.toLowerCase());

const PLAIN_VALUE = /^[\p{L}\p{N}]([\p{L}\p{N}./-]*[\p{L}\p{N}])?$/u;

/** After the name of its option a value may contain more characters: `time:09:00`. */
const NAMED_VALUE = /^[\p{L}\p{N}]([\p{L}\p{N}./:,_-]*[\p{L}\p{N}])?$/u;

/** There is no escape for double quotes inside a quoted value. */
const quoted = (value: string): string => (NAMED_VALUE.test(value) ? value : `"${value.replaceAll('"', "'")}"`);
