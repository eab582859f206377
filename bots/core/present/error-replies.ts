/** Error replies: what went wrong, with buttons for what to do instead. */
import type { NotFound } from '../../api/errors.ts';
import type { Command, CommandResult, FollowUp } from '../contract/command.ts';
import type { AmbiguousName } from '../contract/errors.ts';
import type { IncompleteCommand, InvalidCommand, ParsedCommand, ValueProblem } from '../contract/parse-result.ts';
import type { CommandCall, OptionValue, Place } from '../contract/request.ts';
import { entityChoices } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { commandPrefix, formatCommand } from '../parse/format-command.ts';
import { truncate } from './parse-notes.ts';

export interface ErrorContext {
  readonly messages: Messages;
  /** What users type before most commands. */
  readonly prefix: string;
  readonly place: Pick<Place, 'platform'>;
  readonly commands: readonly Command[];
}

/** Errors state nothing about models, so they need no sources. */
export const errorReply = (title: string, texts: readonly string[], followUps: readonly FollowUp[] = []): CommandResult => ({
  title,
  badge: 'error',
  lead: { text: texts.filter((text) => text !== '').join(' '), sources: [] },
  blocks: [],
  sources: [],
  footer: {},
  followUps,
});

export function missingOptionReply({ command, option }: IncompleteCommand, { messages, place }: ErrorContext): CommandResult {
  const { refused, missing, forExample } = messages.errors;
  const prefix = commandPrefix(command, place);
  return errorReply(refused, [missing(`${prefix} ${command.name}`, option), forExample(examplesOf(command, prefix))]);
}

export function invalidValueReply({ command, option, value, problem, values }: InvalidCommand, context: ErrorContext): CommandResult {
  const { messages, place } = context;
  const corrected = { ...values, [option]: exampleValue(problem) };
  const { [option]: _, ...without } = values;
  const isRemoved = problem.kind === 'role' || (command.options[option]?.type === 'text' && problem.kind === 'tooLong');
  const correctedValues = isRemoved ? without : corrected;
  const correctedText = `${commandPrefix(command, place)} ${formatCommand(command, correctedValues, messages.grammar)}`;
  const call = { command: command.name, options: correctedValues };
  return errorReply(
    messages.errors.refused,
    [problemMessage(problem, option, truncate(value), messages), messages.errors.corrected(correctedText)],
    // A command that changes something isn't offered with an example value.
    command.rights === 'required' ? [] : [{ kind: 'button', label: messages.actions.askCorrected, call }],
  );
}

/** A valid value, to show the format. */
function exampleValue(problem: ValueProblem): string {
  return problem.kind === 'choice' ? (problem.choices[0] ?? '') : EXAMPLE_VALUES[problem.kind];
}

const EXAMPLE_VALUES = { number: '128000', date: '2024', time: '09:00', days: 'weekdays', channel: 'here', role: '', tooLong: '' } as const;

function problemMessage(problem: ValueProblem, option: string, value: string, { errors }: Messages): string {
  switch (problem.kind) {
    case 'choice':
      return errors.notAChoice(value, option, problem.choices);
    case 'date':
      return errors.notADate(value, option);
    case 'number':
      return errors.notANumber(value, option);
    case 'time':
      return errors.notATime(value, option);
    case 'days':
      return errors.notDays(value, option);
    case 'channel':
      return errors.notAChannel(value, option);
    case 'role':
      return errors.notARole(value, option);
    case 'tooLong':
      return errors.tooLong(option, problem.length, problem.maxLength);
  }
}

/** More buttons would push the text out of sight. */
const MAX_SUGGESTIONS = 4;

export function notAllowedReply({ messages: { errors }, place: { platform } }: Pick<ErrorContext, 'messages' | 'place'>): CommandResult {
  const rights = platform.channels?.rights;
  const why = rights === undefined ? errors.needsChannels : errors.needsRights(rights.workspace, rights.contact);
  return errorReply(errors.notAllowed, [why]);
}

export function unknownCommandReply(
  name: string,
  near: readonly Command[],
  { messages, prefix, place, commands }: ErrorContext,
): CommandResult {
  const { errors, actions } = messages;
  const names = near.map((command) => `${commandPrefix(command, place)} ${command.name}`);
  const followUps = near
    .slice(0, MAX_SUGGESTIONS)
    .map((command): FollowUp => ({ kind: 'button', label: command.name, call: { command: command.name, options: {} } }));
  const help: FollowUp = { kind: 'button', label: actions.help, call: { command: 'help', options: {} } };
  return errorReply(
    errors.notFound,
    [errors.noCommand(truncate(name)), names.length === 0 ? '' : errors.didYouMean(names), errors.seeHelp(prefix)],
    commands.some((command) => command.name === 'help') ? [...followUps, help] : followUps,
  );
}

/** Buttons repeat the command with the closest names, or search for the name. */
export function notFoundReply(
  parsed: ParsedCommand,
  { message, suggestions }: NotFound,
  { messages, prefix, commands }: ErrorContext,
): CommandResult {
  const { errors, actions } = messages;
  const unknownName = unknownNameIn(parsed, message);
  if (unknownName === undefined) return errorReply(errors.notFound, [message, errors.seeHelp(prefix)]);
  const near = suggestions.map(
    ({ id, name }): FollowUp => ({ kind: 'button', label: name, call: callWith(parsed, unknownName.option, id) }),
  );
  const search: FollowUp = {
    kind: 'button',
    label: actions.search(truncate(unknownName.name)),
    call: { command: 'search', options: { text: unknownName.name } },
  };
  const names = suggestions.map(({ name }) => name);
  return errorReply(
    errors.notFound,
    [errors.nothingCalled(truncate(unknownName.name)), names.length === 0 ? errors.seeHelp(prefix) : errors.didYouMean(names)],
    commands.some(({ name }) => name === 'search') ? [...near, search] : near,
  );
}

/** A select offers the candidates, each with its kind and date. */
export function ambiguousReply(
  { text, candidates }: AmbiguousName,
  call: (id: string) => CommandCall,
  { messages }: ErrorContext,
): CommandResult {
  const { errors } = messages;
  const select: FollowUp = { kind: 'select', label: messages.actions.which, choices: entityChoices(candidates, call, messages) };
  return errorReply(errors.ambiguous, [errors.several(truncate(text))], [select]);
}

/** The same call with another value of one option. */
export const callWith = ({ command, values }: ParsedCommand, option: string, id: string): CommandCall => ({
  command: command.name,
  options: { ...values, [option]: id },
});

/** The option whose value the API doesn't know. */
export function unknownNameIn({ values }: ParsedCommand, message: string): { readonly option: string; readonly name: string } | undefined {
  const [option, name] = Object.entries(values).find(([, value]) => isQuotedIn(value, message)) ?? [];
  return option === undefined || typeof name !== 'string' ? undefined : { option, name };
}

/** The API quotes the unknown name in its message, shortened if it is long. */
const isQuotedIn = (value: OptionValue, message: string): boolean =>
  typeof value === 'string' && (message.includes(`"${value}"`) || (value.length > 50 && message.includes(`"${value.slice(0, 50)}`)));

const examplesOf = ({ examples }: Command, prefix: string): string[] => examples.map((example) => `${prefix} ${example}`);
