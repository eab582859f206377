/** Typed: a question as one would type it, so that it can be copied; parse reads it back as it was. */
import { type Command, commandGroup } from '../contract/command.ts';
import type { OptionValue, Place } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';

/** What stands before a command where it is typed: Discord has those that share a word under a command of their own. */
export function commandPrefix(command: Pick<Command, 'name'>, { platform }: Pick<Place, 'platform'>): string {
  if (platform === 'terminal') return 'lmm';
  return platform === 'discord' && commandGroup(command) !== undefined ? '/lmm-admin' : '/lmm';
}

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

/** A word that nobody could take for one of ours. */
const isPlainValue = (value: string, { fillers, strong, weak }: Messages['grammar']): boolean =>
  PLAIN_VALUE.test(value) && value !== 'share' && ![...fillers, ...strong, ...weak].includes(value.toLowerCase());

const PLAIN_VALUE = /^[\p{L}\p{N}]([\p{L}\p{N}./-]*[\p{L}\p{N}])?$/u;

/** Behind the name of its option a word may have more in it: `time:09:00`. */
const NAMED_VALUE = /^[\p{L}\p{N}]([\p{L}\p{N}./:,_-]*[\p{L}\p{N}])?$/u;

/** A quotation mark cannot stand inside of others. */
const quoted = (value: string): string => (NAMED_VALUE.test(value) ? value : `"${value.replaceAll('"', "'")}"`);
