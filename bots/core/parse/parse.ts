/** Parses input into a command and the values of its options, by the declarations. Never throws; pure. */
import { compact } from '../compact.ts';
import type { Command } from '../contract/command.ts';
import type { CommandResolution, ParseNotes, ParseResult, UnmatchedText, Values } from '../contract/parse-result.ts';
import type { IdPatterns } from '../contract/platform.ts';
import type { Input } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { checkValues } from './check-values.ts';
import { type CommandMatch, matchCommandName } from './command-name.ts';
import { withoutCourtesy } from './courtesy.ts';
import { takeNamed } from './named-options.ts';
import { withoutPartOfDay } from './part-of-day.ts';
import { takePositional } from './positional-options.ts';
import { afterAsk } from './question.ts';
import { type Token, tokenize } from './tokens.ts';

export interface ParseContext {
  readonly commands: readonly Command[];
  readonly grammar: Messages['grammar'];
  readonly idPatterns: IdPatterns;
}

export function parse(input: Exclude<Input, { kind: 'press' }>, context: ParseContext): ParseResult {
  if (input.kind === 'text') return parseText(input.text, context);
  const command = context.commands.find(({ name }) => name === input.command.toLowerCase());
  const { question, share } = input.options;
  // A question may be a command too, as in a button that repeats it.
  if (command?.name === 'ask' && typeof question === 'string') return shared(parseText(question, context), share === true);
  return command === undefined
    ? { kind: 'unknown', name: input.command, near: [] }
    : toCommandResolution(command, input.options, { leftover: [] }, context);
}

function parseText(text: string, context: ParseContext): ParseResult {
  const { commands, grammar } = context;
  const said = withoutMention(tokenize(text));
  if (said.length === 0) return parse({ kind: 'options', command: 'help', options: {} }, context);
  const tokens = withoutCourtesy(said, grammar);
  // A greeting or thanks alone is answered in kind.
  if (tokens.length === 0) return { kind: 'unmatched', ...unmatchedText(said), near: [] };
  const words = tokens.slice(0, 2).map(({ text: word, quoted }) => (quoted ? '' : word));
  const match: CommandMatch = words[0] === '' ? { kind: 'none', near: [] } : matchCommandName(words, commands, grammar.notCommands);
  switch (match.kind) {
    case 'found':
      return parseFound(match, text, tokens, context);
    case 'unknown':
      return { kind: 'unknown', name: words.join(' '), near: match.near };
    case 'none':
      return parseSentence(tokens, { near: match.near }, context);
    case 'guessed': {
      const resolved = parseCommand(match, text, tokens, context);
      // An error about a command that no one named would help no one.
      const guess = resolved.kind === 'ok' ? { ...resolved, guessedFrom: words.slice(0, match.wordCount).join(' ') } : undefined;
      return parseSentence(tokens, compact({ near: [match.command], guess }), context);
    }
  }
}

type NamedCommand = Pick<Extract<CommandMatch, { kind: 'found' | 'guessed' }>, 'command' | 'wordCount'>;

function parseCommand({ command, wordCount }: NamedCommand, text: string, tokens: readonly Token[], context: ParseContext) {
  const withIds = () => withoutCourtesy(withoutMention(tokenize(text, 'id')), context.grammar);
  return parseOptions(command, (takesIds(command) ? withIds() : tokens).slice(wordCount), context);
}

/** As a command is written to be copied. */
const SHARED = /\s+share:yes$/i;

function parseFound(
  match: Extract<CommandMatch, { kind: 'found' }>,
  text: string,
  tokens: readonly Token[],
  context: ParseContext,
): ParseResult {
  const { command, wordCount, alias } = match;
  // The question after "ask" may be any text, also a command.
  if (command.name === 'ask' && tokens.length > wordCount)
    return shared(parseText(afterAsk(text.replace(SHARED, '')), context), SHARED.test(text));
  const resolved = { ...parseCommand(match, text, tokens, context), ...guessedFrom(match.guessedFrom) };
  // "help me understand clip" is about CLIP; where nothing has that name, the help helps.
  if (command.name === 'help' && resolved.leftover.length > 0)
    return parseSentence(tokens.slice(wordCount), { near: [], guess: { ...resolved, leftover: [] } }, context);
  // Other names of commands are ordinary words: "between jobs" isn't about /lmm path.
  if (alias === true && resolved.kind === 'missing') return parseSentence(tokens, { near: [command] }, context);
  return resolved;
}

function parseSentence(tokens: readonly Token[], alternatives: Pick<UnmatchedText, 'guess' | 'near'>, context: ParseContext): ParseResult {
  const shape = commandByShape(tokens, context.grammar);
  const command = context.commands.find(({ name }) => name === shape);
  // "comapre clip vs bert" has the shape of the command that its first word is a typo of.
  if (command !== undefined)
    return alternatives.guess?.command === command ? alternatives.guess : { ...parseOptions(command, tokens, context), byForm: true };
  return { kind: 'unmatched', ...unmatchedText(tokens), ...alternatives };
}

/** The result for everyone, if that was asked for. */
function shared(result: ParseResult, share: boolean): ParseResult {
  if (!share || result.kind === 'unknown') return result;
  if (result.kind === 'unmatched') return { ...result, share };
  return 'share' in result.command.options ? { ...result, values: { ...result.values, share } } : result;
}

/** Commands with channel or role options get mentions as ids; all others get the names that users see. */
const takesIds = ({ options }: Command): boolean => Object.values(options).some(({ type }) => type === 'channel' || type === 'role');

const guessedFrom = (text: string | undefined) => (text === undefined ? {} : { guessedFrom: text });

function unmatchedText(tokens: readonly Token[]): Pick<UnmatchedText, 'text' | 'share'> {
  const last = tokens.at(-1);
  const share = tokens.length > 1 && last?.quoted === false && last.text.toLowerCase() === 'share';
  return { text: (share ? tokens.slice(0, -1) : tokens).map(({ text }) => text).join(' '), share };
}

/** Drops leading mentions of the bot and repeated slash commands. */
function withoutMention(tokens: readonly Token[]): readonly Token[] {
  const start = tokens.findIndex(({ text, quoted }) => quoted || !/^(@\S*|[/!]lmm(-admin)?)$/i.test(text));
  return start < 0 ? [] : tokens.slice(start);
}

function commandByShape(tokens: readonly Token[], { strong, from, to }: Messages['grammar']): string | undefined {
  const words = tokens.map(({ text, quoted }) => (quoted ? '' : text.toLowerCase()));
  if (words.slice(1, -1).some((word) => strong.includes(word))) return 'compare';
  return from.includes(words[0] ?? '') && words.slice(2, -1).some((word) => to.includes(word)) ? 'path' : undefined;
}

function parseOptions(command: Command, tokens: readonly Token[], context: ParseContext): CommandResolution {
  const { grammar } = context;
  const hasDays = Object.values(command.options).some((option) => option.type === 'text' && option.format === 'days');
  const named = takeNamed(command, hasDays ? withoutPartOfDay(tokens) : tokens, grammar.yes);
  const positional = takePositional(command, named.free, named.values, grammar);
  const leftover = [...named.leftover, ...positional.leftover];
  const resolved = toCommandResolution(command, positional.values, { leftover }, context);
  if (resolved.kind !== 'invalid' || resolved.problem.kind !== 'choice' || !positional.inOrder.includes(resolved.option)) return resolved;
  // The words fit no option: they were put into the first one that was open.
  const { [resolved.option]: _, ...values } = positional.values;
  return toCommandResolution(command, values, { leftover: [...leftover, resolved.value] }, context);
}

function toCommandResolution(command: Command, given: Values, notes: ParseNotes, { idPatterns }: ParseContext): CommandResolution {
  const checked = checkValues(command, given, idPatterns);
  switch (checked.kind) {
    case 'ok':
      return { kind: 'ok', command, values: checked.values, ...notes };
    case 'missing':
      return { kind: 'missing', command, option: checked.option, values: checked.values, ...notes };
    case 'invalid':
      return { kind: 'invalid', command, option: checked.option, value: checked.value, problem: checked.problem, values: given, ...notes };
  }
}
