/** Troubles: what went wrong, as something to say, with what to do instead as something to press. */
import type { NotFound } from '../api/errors.ts';
import type { Command, CommandResult, FollowUp } from './command.ts';
import type { Ambiguous } from './errors.ts';
import { choicesOf } from './names.ts';
import type { IncompleteCommand, InvalidCommand, ParsedCommand } from './parse.ts';
import type { ValueProblem } from './parse-check.ts';
import { clip } from './remarks.ts';
import type { CommandCall, OptionValue, Place } from './request.ts';
import { commandPrefix, formatCommand } from './typed.ts';
import type { Messages } from './words/index.ts';

export interface ErrorContext {
  readonly messages: Messages;
  /** What a person types before most commands here. */
  readonly prefix: string;
  readonly place: Pick<Place, 'platform'>;
  readonly commands: readonly Command[];
}

/** Nothing of ours states anything about models, so it needs no sources. */
export const trouble = (title: string, texts: readonly string[], followUps: readonly FollowUp[] = []): CommandResult => ({
  title,
  badge: 'error',
  lead: { text: texts.filter((text) => text !== '').join(' '), sources: [] },
  blocks: [],
  sources: [],
  footer: {},
  followUps,
});

export function incomplete({ command, option }: IncompleteCommand, { messages: words, place }: ErrorContext): CommandResult {
  const { refused, missing, forExample } = words.errors;
  const prefix = commandPrefix(command, place);
  return trouble(refused, [missing(`${prefix} ${command.name}`, option), forExample(examplesOf(command, prefix))]);
}

export function wrong({ command, option, value, problem, values }: InvalidCommand, context: ErrorContext): CommandResult {
  const { messages: words, place } = context;
  const mended = { ...values, [option]: mendedValue(problem) };
  const { [option]: _, ...without } = values;
  const isLeftOut = problem.kind === 'role' || (command.options[option]?.type === 'text' && problem.kind === 'long');
  const fixed = isLeftOut ? without : mended;
  const typed = `${commandPrefix(command, place)} ${formatCommand(command, fixed, words.grammar)}`;
  const call = { command: command.name, options: fixed };
  return trouble(
    words.errors.refused,
    [ruleOf(problem, option, clip(value), words), words.errors.corrected(typed)],
    // What changes something is not done with a value that only shows how values are written.
    command.rights === 'needed' ? [] : [{ kind: 'button', label: words.actions.askCorrected, call }],
  );
}

/** A value by which one sees how it is written. */
function mendedValue(problem: ValueProblem): string {
  return problem.kind === 'choice' ? (problem.choices[0] ?? '') : MENDED[problem.kind];
}

const MENDED = { number: '128000', date: '2024', time: '09:00', days: 'weekdays', channel: 'here', role: '', long: '' } as const;

function ruleOf(problem: ValueProblem, option: string, value: string, { troubles }: Messages): string {
  switch (problem.kind) {
    case 'choice':
      return troubles.notAChoice(value, option, problem.choices);
    case 'date':
      return troubles.notADate(value, option);
    case 'number':
      return troubles.notANumber(value, option);
    case 'time':
      return troubles.notATime(value, option);
    case 'days':
      return troubles.notDays(value, option);
    case 'channel':
      return troubles.notAChannel(value, option);
    case 'role':
      return troubles.notARole(value, option);
    case 'long':
      return troubles.tooLong(option, problem.length, problem.maxLength);
  }
}

/** More buttons would hide what was said. */
const MOST_NEAR = 4;

/** Said to who may not do what a command does, whatever else is wrong with it. */
export const notAllowed = ({ messages: words, place }: ErrorContext): CommandResult =>
  trouble(words.errors.notAllowed, [words.errors.needsRights[place.platform]]);

export function noCommand(
  name: string,
  near: readonly Command[],
  { messages: words, prefix, place, commands }: ErrorContext,
): CommandResult {
  const { troubles, actions } = words;
  const names = near.map((command) => `${commandPrefix(command, place)} ${command.name}`);
  const followUps = near
    .slice(0, MOST_NEAR)
    .map((command): FollowUp => ({ kind: 'button', label: command.name, call: { command: command.name, options: {} } }));
  const help: FollowUp = { kind: 'button', label: actions.help, call: { command: 'help', options: {} } };
  return trouble(
    troubles.notFound,
    [troubles.noCommand(clip(name)), names.length === 0 ? '' : troubles.didYouMean(names), troubles.seeHelp(prefix)],
    commands.some((command) => command.name === 'help') ? [...followUps, help] : followUps,
  );
}

/** Nothing is called as somebody wrote: the nearest names ask the same of what they name, and a search looks further. */
export function notFound(
  parsed: ParsedCommand,
  { message, suggestions }: NotFound,
  { messages: words, prefix, commands }: ErrorContext,
): CommandResult {
  const { troubles, actions } = words;
  const wanted = wantedIn(parsed, message);
  if (wanted === undefined) return trouble(troubles.notFound, [message, troubles.seeHelp(prefix)]);
  const near = suggestions.map(({ id, name }): FollowUp => ({ kind: 'button', label: name, call: callWith(parsed, wanted.option, id) }));
  const search: FollowUp = {
    kind: 'button',
    label: actions.search(clip(wanted.name)),
    call: { command: 'search', options: { text: wanted.name } },
  };
  const names = suggestions.map(({ name }) => name);
  return trouble(
    troubles.notFound,
    [troubles.nothingCalled(clip(wanted.name)), names.length === 0 ? troubles.seeHelp(prefix) : troubles.didYouMean(names)],
    commands.some(({ name }) => name === 'search') ? [...near, search] : near,
  );
}

/** Several things can be meant by a name: whoever asks chooses one, told apart by kind and date. */
export function ambiguous(
  { text, candidates }: Ambiguous,
  call: (id: string) => CommandCall,
  { messages: words }: ErrorContext,
): CommandResult {
  const { troubles } = words;
  const select: FollowUp = { kind: 'select', label: words.actions.which, choices: choicesOf(candidates, call, words) };
  return trouble(troubles.ambiguous, [troubles.several(clip(text))], [select]);
}

/** The same question of something else. */
export const callWith = ({ command, values }: ParsedCommand, option: string, id: string): CommandCall => ({
  command: command.name,
  options: { ...values, [option]: id },
});

/** The option whose value is what nothing is called. */
export function wantedIn({ values }: ParsedCommand, message: string): { readonly option: string; readonly name: string } | undefined {
  const [option, name] = Object.entries(values).find(([, value]) => isNamed(value, message)) ?? [];
  return option === undefined || typeof name !== 'string' ? undefined : { option, name };
}

/** The API repeats in quotes what it does not know, as far as it is not too long. */
const isNamed = (value: OptionValue, message: string): boolean =>
  typeof value === 'string' && (message.includes(`"${value}"`) || (value.length > 50 && message.includes(`"${value.slice(0, 50)}`)));

const examplesOf = ({ examples }: Command, prefix: string): string[] => examples.map((example) => `${prefix} ${example}`);
