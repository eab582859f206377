/** Reads what was typed: text into a command and the values of its options, by the declarations; pure. */
import { distance } from 'fastest-levenshtein';
import { type Command, MAX_TEXT, type Option } from './command.ts';
import { BadRequest, Incomplete } from './errors.ts';
import type { OptionValue, Words } from './request.ts';

export interface Asked {
  readonly command: Command;
  readonly values: Readonly<Record<string, OptionValue>>;
}

/** Words between two names ("clip vs flamingo"). */
const SEPARATORS = new Set(['vs', 'vs.', 'versus', 'and', 'with', 'to']);
/** Words that only lead to a name ("limitations of llm"). */
const FILLERS = new Set(['of', 'for', 'about', 'the', 'a', 'an']);
/** How many near commands an error names. */
const NEAR = 3;

/** Throws BadRequest when there is no such command, a needed option is missing, or a value is not allowed. */
export function parse(words: Exclude<Words, { kind: 'press' }>, commands: readonly Command[], prefix: string): Asked {
  if (words.kind === 'options') return readOptions(words.command, words.options, commands, prefix);
  const [verb, ...rest] = tokens(words.text);
  if (verb === undefined) return readOptions('help', {}, commands, prefix);
  const command = findCommand(verb, commands, prefix);
  return { command, values: check(command, assign(command, rest), prefix) };
}

function readOptions(name: string, options: Readonly<Record<string, OptionValue>>, commands: readonly Command[], prefix: string): Asked {
  const command = findCommand(name, commands, prefix);
  return { command, values: check(command, options, prefix) };
}

/** Phones turn quotes and dashes into pretty ones, and chats leave odd spaces. */
const plain = (text: string): string =>
  text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’‚]/g, "'")
    .replace(/[\p{Z}\s]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim();

/** Words, with what stands in double quotes kept together: `name:"GPT 4o"` is one. */
const tokens = (text: string): string[] =>
  [...plain(text).matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map(([token]) => token.replaceAll('"', '')).filter((token) => token !== '');

function findCommand(verb: string, commands: readonly Command[], prefix: string): Command {
  const wanted = verb.toLowerCase().replace(/^\//, '');
  const exact = commands.find(({ name }) => name === wanted);
  const starting = commands.filter(({ name }) => name.startsWith(wanted));
  const found = exact ?? (starting.length === 1 ? starting[0] : undefined);
  if (found !== undefined) return found;
  const near = [...commands].sort((left, right) => distance(wanted, left.name) - distance(wanted, right.name)).slice(0, NEAR);
  const names = near.map(({ name }) => `${prefix} ${name}`).join(', ');
  throw new BadRequest(`There is no command "${clip(verb)}". Did you mean ${names}? ${prefix} help lists them all.`);
}

const clip = (text: string): string => (text.length > MAX_TEXT ? `${[...text].slice(0, MAX_TEXT).join('')}…` : text);

/** The option that a word names, with its value: `of:llm`, `--of=llm`, or the bare name of a flag; undefined for a free word. */
function named(command: Command, token: string): readonly [string, OptionValue] | undefined {
  const [, key, value] = /^(?:--)?([a-z_]+)[:=](.+)$/i.exec(token) ?? [];
  const name = (key ?? token.replace(/^--/, '')).toLowerCase();
  const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
  if (option?.type === 'flag') return [name, value === undefined || isYes(value)];
  return option === undefined || value === undefined ? undefined : [name, value];
}

/** Gives each word to an option: by name where it has one, the rest in the order of declaration. */
function assign(command: Command, rest: readonly string[]): Record<string, OptionValue> {
  const read = rest.map((token) => ({ token, pair: named(command, token) }));
  const values = Object.fromEntries(read.flatMap(({ pair }) => (pair === undefined ? [] : [pair])));
  const open = Object.entries(command.options).filter(([name, { type }]) => type !== 'flag' && values[name] === undefined);
  const parts = split(
    read.filter(({ pair }) => pair === undefined).map(({ token }) => token),
    open.length,
  );
  if (parts.length > open.length) throw new BadRequest(tooMuch(command, parts.slice(open.length).join(' ')));
  const positional = parts.map((part, index) => [open[index]?.[0] ?? '', part] as const);
  return { ...values, ...Object.fromEntries(positional) };
}

const isYes = (word: string): boolean => ['yes', 'true', '1', 'on'].includes(word.toLowerCase());
const tooMuch = (command: Command, rest: string): string =>
  `"${command.name}" does not know what to do with "${clip(rest)}". Try: ${command.examples.join(', or ')}`;

/** The names among free words, at most `count`: cut at separators, or a word each with the rest for the last. */
function split(words: readonly string[], count: number): string[] {
  const parts: string[][] = [[]];
  for (const word of words) {
    if (SEPARATORS.has(word.toLowerCase())) parts.push([]);
    else if (parts.at(-1)?.length !== 0 || !FILLERS.has(word.toLowerCase())) parts.at(-1)?.push(word);
  }
  const filled = parts.filter((part) => part.length > 0);
  const only = filled.length === 1 ? filled[0] : undefined;
  if (only === undefined || count < 2) return filled.map((part) => part.join(' '));
  const cut = Math.min(count - 1, only.length - 1);
  return [...only.slice(0, cut), only.slice(cut).join(' ')];
}

/** Brings values to the declared types; throws BadRequest for what the declaration does not allow. */
function check(command: Command, given: Readonly<Record<string, OptionValue>>, prefix: string): Record<string, OptionValue> {
  const values: Record<string, OptionValue> = {};
  for (const [name, option] of Object.entries(command.options)) {
    const value = given[name];
    if (option.type === 'flag') values[name] = value === true;
    else if (typeof value === 'string' && value.trim() !== '') values[name] = read(name, option, value.trim());
    else if (option.required === true) throw new Incomplete(missing(command, name, prefix), { command, option: name, given: values });
  }
  return values;
}

function read(name: string, option: Exclude<Option, { type: 'flag' }>, value: string): string {
  if (option.type === 'text') {
    if (value.length <= MAX_TEXT) return value;
    throw new BadRequest(`"${name}" is ${value.length} characters long; no name here has more than ${MAX_TEXT}.`);
  }
  const wanted = value.toLowerCase();
  const found = option.choices.find((choice) => choice === wanted || `${choice}s` === wanted);
  if (found !== undefined) return found;
  throw new BadRequest(`"${clip(value)}" is no choice for "${name}". Choose ${option.choices.join(' or ')}.`);
}

const missing = (command: Command, name: string, prefix: string): string =>
  `${prefix} ${command.name} needs to know the ${name}. For example: ${command.examples.map((example) => `${prefix} ${example}`).join(', or ')}`;
