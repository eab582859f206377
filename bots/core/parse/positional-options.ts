/** Gives words without a name to the options that are left: first where only one can be meant, then in the order of declaration; pure. */
import { type Command, isKeywordFor, type Option } from '../contract/command.ts';
import type { OptionValue } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { takeRecognized } from './recognized-values.ts';
import type { Token } from './tokens.ts';

type Values = Readonly<Record<string, OptionValue>>;

export interface PositionalValues {
  readonly values: Values;
  /** What belongs to no option. */
  readonly leftover: readonly string[];
}

interface PositionalOption {
  readonly name: string;
  readonly option: Exclude<Option, { type: 'flag' }>;
}

/** The options that a word without a name can be for. */
const openOptions = ({ options }: Command, taken: Values): PositionalOption[] =>
  Object.entries(options).flatMap(([name, option]) =>
    option.type === 'flag' || option.nameRequired === true || taken[name] !== undefined ? [] : [{ name, option }],
  );

export function takePositional(command: Command, tokens: readonly Token[], named: Values, grammar: Messages['grammar']): PositionalValues {
  const shaped = takeRecognized(command, tokens, named);
  const known = takeKnownValues(command, shaped.free, { ...named, ...shaped.values });
  const taken = { ...known.values, ...shaped.values, ...named };
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
  return { values: { ...values, ...Object.fromEntries(inOrder) }, leftover: parts.slice(open.length) };
}

/** Words that can only be meant for one option: its choices, and its usual values. */
function takeKnownValues({ options }: Command, tokens: readonly Token[], named: Values): { values: Values; free: readonly Token[] } {
  let values: Values = {};
  let free = tokens;
  for (const [name, meant] of knownValuesIn(options, named)) {
    const at = free.findIndex(({ text, quoted }) => !quoted && matchChoice(meant, text) !== undefined);
    const found = free[at];
    if (found === undefined) continue;
    values = { ...values, [name]: matchChoice(meant, found.text) ?? found.text };
    // The word that led to it goes with it: "of llm".
    const option = options[name];
    const first = option !== undefined && isKeywordFor(name, option, free[at - 1]?.text.toLowerCase() ?? '') ? at - 1 : at;
    free = [...free.slice(0, first), ...free.slice(at + 1)];
  }
  return { values, free };
}

/** The options that are known by their values, with these. */
function knownValuesIn(options: Command['options'], taken: Values): (readonly [string, readonly string[]])[] {
  const open = Object.entries(options).filter(([name]) => taken[name] === undefined);
  const usual = open.flatMap(([name, option]) =>
    option.type === 'text' && option.knownValues !== undefined ? [[name, option.knownValues] as const] : [],
  );
  const choices = open.flatMap(([name, option]) =>
    option.type === 'choice' && option.nameRequired !== true ? [[name, option.choices] as const] : [],
  );
  // Where two options know the same words, as in "lmm vs llm", each word has its place.
  return [...choices, ...(usual.length > 1 ? [] : usual)];
}

/** The choice that a word means, also in the plural. */
export function matchChoice(choices: readonly string[], text: string): string | undefined {
  const wanted = text.toLowerCase().replace(/,$/, '');
  // One choice can be the plural of another, as "models" is.
  return choices.find((choice) => choice === wanted) ?? choices.find((choice) => `${choice}s` === wanted);
}

/** Words that belong together; `of` is the option that was spoken before them. */
interface WordGroup {
  readonly option?: string;
  readonly words: string[];
}

interface GroupingContext {
  readonly options: Command['options'];
  /** What is known already. */
  readonly taken: Values;
  /** Whether several values are looked for: else nothing separates. */
  readonly hasSeparators: boolean;
  readonly grammar: Messages['grammar'];
}

function groupWords(tokens: readonly Token[], { options, taken, hasSeparators, grammar }: GroupingContext): WordGroup[] {
  const words = hasSeparators ? tokens.flatMap(withoutComma) : tokens;
  const plain = words.map(({ text, quoted }) => (quoted ? '' : text.toLowerCase()));
  // "chain of thought and tokens vs fusion": where one word surely separates, the doubtful ones do not.
  const separators = [...(plain.some((word) => grammar.strong.includes(word)) ? grammar.strong : grammar.weak), COMMA];
  const groups: WordGroup[] = [{ words: [] }];
  for (const [index, word] of plain.entries()) {
    const of = optionOfKeyword(options, taken, word);
    // Spoken once: "to text to speech" is one name behind the first.
    const isKnown = of !== undefined && groups.some((run) => run.option === of);
    if (of !== undefined && !isKnown) groups.push({ option: of, words: [] });
    else if (hasSeparators && !isKnown && separators.includes(word)) groups.push({ words: [] });
    else appendWord(groups, words[index]?.text ?? '', grammar.fillers.includes(word));
  }
  return groups.filter((run) => run.words.length > 0);
}

const COMMA = ',';

/** "clip, flamingo" has a comma of its own between its words. */
function withoutComma(token: Token): Token[] {
  if (token.quoted || !token.text.endsWith(COMMA)) return [token];
  return [
    { text: token.text.slice(0, -1), quoted: false },
    { text: COMMA, quoted: false },
  ];
}

/** Puts a word behind the others; one that only leads to a name begins nothing. */
function appendWord(groups: readonly WordGroup[], text: string, isFiller: boolean): void {
  const words = groups.at(-1)?.words;
  if (words !== undefined && !(isFiller && words.length === 0)) words.push(text);
}

/** The option to which a word of ordinary speech leads; one that only has other words for itself has to be open. */
function optionOfKeyword(options: Command['options'], taken: Values, word: string): string | undefined {
  const isSpoken = ([name, option]: readonly [string, Option]) =>
    option.type !== 'flag' &&
    ((option.keyword === true && word === name) || (option.keywords?.includes(word) === true && taken[name] === undefined));
  return Object.entries(options).find(isSpoken)?.[0];
}

/** One value a run; a single run is cut into a word for each place but the last, which has the rest. */
function splitValues(groups: readonly (readonly string[])[], count: number): string[] {
  const [only] = groups;
  if (only === undefined || groups.length > 1 || count < 2) return groups.map((words) => words.join(' '));
  const cut = Math.min(count - 1, only.length - 1);
  return [...only.slice(0, cut), only.slice(cut).join(' ')];
}
