/** Error replies: what went wrong, with buttons for what to do instead. */
import type { ErrorData } from '../../api/errors.ts';
import { type Command, type CommandResult, type FollowUp, followUpButton } from '../contract/command.ts';
import type { AmbiguousName } from '../contract/errors.ts';
import type { IncompleteCommand, InvalidCommand, ParsedCommand, ValueProblem } from '../contract/parse-result.ts';
import type { CommandCall, Place } from '../contract/request.ts';
import { entityChoices } from '../entities/resolve-entity.ts';
import type { Messages } from '../messages/index.ts';
import { commandPrefix, formatCommand } from '../parse/format-command.ts';
import { truncate } from './parse-notes.ts';

export interface ErrorContext {
  readonly messages: Messages;
  /** What users type before most commands. */
  readonly prefix: string;
  readonly place: Pick<Place, 'platform' | 'unknownRights'>;
  readonly commands: readonly Command[];
}

/** Errors state nothing about models, so they need no sources. */
export const errorReply = (title: string, texts: readonly string[], followUps: readonly FollowUp[] = []): CommandResult => ({
  title,
  badge: 'error',
  standsAlone: true,
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

export function notAllowedReply({ messages: { errors }, place }: Pick<ErrorContext, 'messages' | 'place'>): CommandResult {
  const rights = place.platform.channels?.rights;
  if (rights === undefined) return errorReply(errors.notAllowed, [errors.needsChannels]);
  const why =
    place.unknownRights === undefined ? errors.needsRights(rights.workspace, rights.contact) : errors.unknownRights(place.unknownRights);
  return errorReply(errors.notAllowed, [why]);
}

export function unknownCommandReply(
  name: string,
  near: readonly Command[],
  { messages, prefix, place, commands }: ErrorContext,
): CommandResult {
  const { errors, actions } = messages;
  const names = near.map((command) => `${commandPrefix(command, place)} ${command.name}`);
  const followUps = near.slice(0, MAX_SUGGESTIONS).map((command): FollowUp => followUpButton(command.name, command.name));
  const help: FollowUp = followUpButton(actions.help, 'help');
  return errorReply(
    errors.notFound,
    [errors.noCommand(truncate(name)), names.length === 0 ? '' : errors.didYouMean(names), errors.seeHelp(prefix)],
    commands.some((command) => command.name === 'help') ? [...followUps, help] : followUps,
  );
}

/** Buttons repeat the command with the closest names, or search for the name. */
export function notFoundReply(
  parsed: ParsedCommand,
  { given, suggestions }: ErrorData,
  { messages, prefix, commands }: ErrorContext,
): CommandResult {
  const { errors, actions } = messages;
  const names = suggestions.map(({ name }) => name);
  const hint = names.length === 0 ? errors.seeHelp(prefix) : errors.didYouMean(names);
  if (given === undefined) return errorReply(errors.notFound, [errors.nothingFound, hint]);
  const option = optionGivenAs(parsed, given);
  const near = option === undefined ? [] : suggestions.map(({ id, name }) => nameFollowUp(name, callWith(parsed, option, id)));
  const search: FollowUp = followUpButton(actions.search(truncate(given)), 'search', { text: given });
  return errorReply(
    errors.notFound,
    [errors.nothingCalled(truncate(given)), hint],
    option !== undefined && commands.some(({ name }) => name === 'search') ? [...near, search] : near,
  );
}

const nameFollowUp = (label: string, call: CommandCall): FollowUp => ({ kind: 'button', label, call });

/** What the API refused, in words of ours; undefined if its code says too little. */
export function refusalText({ code, reason, argument, limit }: ErrorData, { errors }: Messages): string | undefined {
  const field = argument.findLast((part) => !/^\d+$/.test(part));
  if (code === 'FORBIDDEN') return errors.forbidden;
  if (code === 'CONFLICT') return errors.conflict;
  if (field === undefined) return undefined;
  if (reason === 'TOO_SHORT' && limit !== undefined) return errors.tooShort(field, limit);
  if (reason === 'TOO_LONG' && limit !== undefined) return errors.longerThan(field, limit);
  if (reason === 'TOO_MANY' && limit !== undefined) return errors.tooMany(field, limit);
  return code === 'BAD_USER_INPUT' ? errors.unusable(field) : undefined;
}

export function ambiguousReply(
  { text, candidates }: AmbiguousName,
  call: (id: string) => CommandCall,
  { messages }: ErrorContext,
): CommandResult {
  const { errors } = messages;
  const select: FollowUp = { kind: 'select', label: messages.actions.which, choices: entityChoices(candidates, call, messages) };
  return errorReply(errors.ambiguous, [errors.several(truncate(text))], [select]);
}

export const callWith = ({ command, values }: ParsedCommand, option: string, id: string): CommandCall => ({
  command: command.name,
  options: { ...values, [option]: id },
});

export const optionGivenAs = ({ values }: ParsedCommand, given: string): string | undefined =>
  Object.entries(values).find(([, value]) => value === given)?.[0];

const examplesOf = ({ examples }: Command, prefix: string): string[] => examples.map((example) => `${prefix} ${example}`);
