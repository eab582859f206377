/** Typed: a question as one would type it, so that it can be copied; parse reads it back as it was. */
import { type Command, headOf } from './command.ts';
import type { OptionValue, Place } from './request.ts';
import type { Messages } from './words/index.ts';

/** What stands before a command where it is typed: Discord has those that share a word under a command of their own. */
export function prefixFor(command: Pick<Command, 'name'>, { platform }: Pick<Place, 'platform'>): string {
  if (platform === 'terminal') return 'lmm';
  return platform === 'discord' && headOf(command) !== undefined ? '/lmm-admin' : '/lmm';
}

export function typedAs(
  { name, options }: Pick<Command, 'name' | 'options'>,
  values: Readonly<Record<string, OptionValue>>,
  grammar: Messages['grammar'],
): string {
  const places = Object.entries(options).filter(([, option]) => option.type !== 'flag' && option.named !== true);
  const only = places.length === 1 ? places[0]?.[0] : undefined;
  const parts = Object.entries(values).flatMap(([option, value]) => {
    if (value === false) return [];
    if (value === true) return [`${option}:${grammar.yes[0]}`];
    return [option === only && isPlainWord(value, grammar) ? value : `${option}:${quoted(value)}`];
  });
  return [name, ...parts].join(' ');
}

/** A word that nobody could take for one of ours. */
const isPlainWord = (value: string, { fillers, strong, weak }: Messages['grammar']): boolean =>
  SIMPLE.test(value) && value !== 'share' && ![...fillers, ...strong, ...weak].includes(value.toLowerCase());

const SIMPLE = /^[\p{L}\p{N}]([\p{L}\p{N}./-]*[\p{L}\p{N}])?$/u;

/** Behind the name of its option a word may have more in it: `time:09:00`. */
const BEHIND = /^[\p{L}\p{N}]([\p{L}\p{N}./:,_-]*[\p{L}\p{N}])?$/u;

/** A quotation mark cannot stand inside of others. */
const quoted = (value: string): string => (BEHIND.test(value) ? value : `"${value.replaceAll('"', "'")}"`);
