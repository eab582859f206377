/** Assigns unnamed words to the open options: first where only one fits, then in the order of declaration; pure. */
import { type Command, isKeywordFor, type Option } from '../contract/command.ts';
import type { OptionValue } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { takeRecognized } from './recognized-values.ts';
import type { Token } from './tokens.ts';

type Values = Readonly<Record<string, OptionValue>>;

export interface PositionalValues {
  readonly values: Values;
  /** The options whose values nothing named, so that only their order decided. */
  readonly inOrder: readonly string[];
  /** Words that belong to no option. */
  readonly leftover: readonly string[];
}

interface PositionalOption {
  readonly name: string;
  readonly option: Exclude<Option, { type: 'flag' }>;
}

const openOptions = ({ options }: Command, taken: Values): PositionalOption[] =>
  Object.entries(options).flatMap(([name, option]) =>
    option.type === 'flag' || option.nameRequired === true || taken[name] !== undefined ? [] : [{ name, option }],
  );

export function takePositional(command: Command, tokens: readonly Token[], named: Values, grammar: Messages['grammar']): PositionalValues {
  const recognized = takeRecognized(command, tokens, named);
  const known = takeKnownValues(command, recognized.free, { ...named, ...recognized.values });
  const taken = { ...known.values, ...recognized.values, ...named };
  const count = openOptions(command, taken).length;
  const groups = groupWords(known.free, { options: command.options, taken, hasSeparators: count > 1, grammar });
  const byKeyword = Object.fromEntries(groups.flatMap(({ option, words }) => (option === undefined ? [] : [[option, words.join(' ')]])));
  const values = { ...byKeyword, ...taken };
  const open = openOptions(command, values);
  const parts = splitValues(
    groups.flatMap(({ option, words }) => (option === undefined ? [words] : [])),
    open.length,
  );
  const inOrder = open.flatMap(({ name }, index) => (parts[index] === undefined ? [] : [[name, parts[index]] as const]));
  return {
    values: { ...values, ...Object.fromEntries(inOrder) },
    inOrder: inOrder.map(([name]) => name),
    leftover: parts.slice(open.length),
  };
}

/** Words that fit only one option: its choices, and its known values. */
function takeKnownValues({ options }: Command, tokens: readonly Token[], named: Values): { values: Values; free: readonly Token[] } {
  let values: Values = {};
  let free = tokens;
  for (const [name, candidates] of knownValuesIn(options, named)) {
    const at = free.findIndex(({ text, quoted }) => !quoted && matchChoice(candidates, text) !== undefined);
    const token = free[at];
    if (token === undefined) continue;
    values = { ...values, [name]: matchChoice(candidates, token.text) ?? token.text };
    // A keyword before the value goes with it: "of llm".
    const option = options[name];
    const first = option !== undefined && isKeywordFor(name, option, free[at - 1]?.text.toLowerCase() ?? '') ? at - 1 : at;
    free = [...free.slice(0, first), ...free.slice(at + 1)];
  }
  return { values, free };
}

/** The open options with choices or known values, with these. */
function knownValuesIn(options: Command['options'], taken: Values): (readonly [string, readonly string[]])[] {
  const open = Object.entries(options).filter(([name]) => taken[name] === undefined);
  const known = open.flatMap(([name, option]) =>
    option.type === 'text' && option.knownValues !== undefined ? [[name, option.knownValues] as const] : [],
  );
  const choices = open.flatMap(([name, option]) =>
    option.type === 'choice' && (option.nameRequired !== true || option.anywhere === true) ? [[name, option.choices] as const] : [],
  );
  // If two options know the same words, as in "lmm vs llm", the order decides.
  return [...choices, ...(known.length > 1 ? [] : known)];
}

export function matchChoice(choices: readonly string[], text: string): string | undefined {
  const wanted = text.toLowerCase().replace(/,$/, '');
  // One choice can be the plural of another, as "models" is.
  return choices.find((choice) => choice === wanted) ?? choices.find((choice) => `${choice}s` === wanted);
}

/** Words that belong together; `option` is set if its keyword stands before them. */
interface WordGroup {
  readonly option?: string;
  readonly words: string[];
}

interface GroupingContext {
  readonly options: Command['options'];
  /** Values found so far. */
  readonly taken: Values;
  /** False if only one value is open: then no word separates values. */
  readonly hasSeparators: boolean;
  readonly grammar: Messages['grammar'];
}

function groupWords(tokens: readonly Token[], { options, taken, hasSeparators, grammar }: GroupingContext): WordGroup[] {
  const words = hasSeparators ? tokens.flatMap(withoutComma) : tokens;
  const plain = words.map(({ text, quoted }) => (quoted ? '' : text.toLowerCase()));
  // "chain of thought and tokens vs fusion": a strong separator turns the weak ones off.
  const separators = [...(plain.some((word) => grammar.strong.includes(word)) ? grammar.strong : grammar.weak), COMMA];
  const groups: WordGroup[] = [{ words: [] }];
  for (const [index, word] of plain.entries()) {
    const option = optionOfKeyword(options, taken, word);
    // A keyword counts once: in "to text to speech" the second "to" is part of the name.
    const isRepeated = option !== undefined && groups.some((group) => group.option === option);
    if (option !== undefined && !isRepeated) groups.push({ option, words: [] });
    else if (hasSeparators && !isRepeated && separators.includes(word)) groups.push({ words: [] });
    else appendWord(groups, words[index]?.text ?? '', grammar.fillers.includes(word));
  }
  return groups.filter((group) => group.words.length > 0);
}

const COMMA = ',';

/** Splits a trailing comma off: in "clip, flamingo" it separates two values. */
function withoutComma(token: Token): Token[] {
  if (token.quoted || !token.text.endsWith(COMMA)) return [token];
  return [
    { text: token.text.slice(0, -1), quoted: false },
    { text: COMMA, quoted: false },
  ];
}

/** Appends a word to the last group; a filler word can't begin one. */
function appendWord(groups: readonly WordGroup[], text: string, isFiller: boolean): void {
  const words = groups.at(-1)?.words;
  if (words !== undefined && !(isFiller && words.length === 0)) words.push(text);
}

/** The option that a word is a keyword for. Alternative keywords count only while the option is open. */
function optionOfKeyword(options: Command['options'], taken: Values, word: string): string | undefined {
  const isKeyword = ([name, option]: readonly [string, Option]) =>
    option.type !== 'flag' &&
    ((option.keyword === true && word === name) || (option.keywords?.includes(word) === true && taken[name] === undefined));
  return Object.entries(options).find(isKeyword)?.[0];
}

/** One value per group. A single group is split into one word per open option, and the last gets the rest. */
function splitValues(groups: readonly (readonly string[])[], count: number): string[] {
  const [only] = groups;
  if (only === undefined || groups.length > 1 || count < 2) return groups.map((words) => words.join(' '));
  const cut = Math.min(count - 1, only.length - 1);
  return [...only.slice(0, cut), only.slice(cut).join(' ')];
}
