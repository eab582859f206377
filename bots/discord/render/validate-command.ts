/** Validates command declarations against documented limits that the OpenAPI file of Discord does not contain. */
import * as limits from './limits.ts';

/** A command in the menu of a message: it has only a name, which may have spaces and capitals. */
export interface MessageCommandDeclaration {
  readonly name: string;
  readonly type: 3;
}

export interface CommandDeclaration {
  readonly name: string;
  readonly description: string;
  readonly type?: number | undefined;
  readonly required?: boolean | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly options?: readonly CommandDeclaration[] | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | undefined;
}

const isMessageCommand = (command: CommandDeclaration | MessageCommandDeclaration): command is MessageCommandDeclaration =>
  command.type === 3 && !('options' in command);

export function findCommandProblems(command: CommandDeclaration | MessageCommandDeclaration): string[] {
  if (isMessageCommand(command)) return findMessageCommandProblems(command);
  return [
    ...findPartProblems(command, command.name),
    ...exceedsLimit(`command ${command.name}`, commandSize(command), limits.MAX_COMMAND_SIZE),
  ];
}

/** https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming */
function findMessageCommandProblems({ name, ...more }: MessageCommandDeclaration): string[] {
  return [
    ...(name.trim() === '' ? ['a command in the menu of a message has no name'] : []),
    ...exceedsLimit(`command ${name}: name`, name.length, limits.MAX_MESSAGE_COMMAND_NAME),
    ...('description' in more && more.description !== '' ? [`${name}: has a description, which the menu doesn't show`] : []),
  ];
}

function findPartProblems(part: CommandDeclaration, path: string): string[] {
  const { options = [] } = part;
  const firstOptional = options.findIndex((option) => option.required !== true);
  const misplaced = firstOptional === -1 ? [] : options.slice(firstOptional).filter((option) => option.required === true);
  return [
    ...findTextProblems(part, path),
    ...exceedsLimit(`${path}: options`, options.length, limits.MAX_OPTIONS),
    ...findDuplicates(options.map((option) => option.name)).map((twice) => `${path}: two options are named ${twice}`),
    ...misplaced.map((option) => `${path}: the required option ${option.name} stands after an optional one`),
    ...options.flatMap((option) => findPartProblems(option, `${path} ${option.name}`)),
  ];
}

function findTextProblems({ name, description, choices = [], autocomplete }: CommandDeclaration, path: string): string[] {
  const isNamed = limits.COMMAND_NAME_PATTERN.test(name) && name === name.toLowerCase();
  return [
    ...(isNamed ? [] : [`${path}: the name must match ${limits.COMMAND_NAME_PATTERN} in lower case`]),
    ...(description.length === 0 ? [`${path}: the description is empty`] : []),
    ...exceedsLimit(`${path}: description`, description.length, limits.MAX_COMMAND_DESCRIPTION),
    ...exceedsLimit(`${path}: choices`, choices.length, limits.MAX_CHOICES),
    ...choices.flatMap((choice) =>
      exceedsLimit(`${path}: choice`, Math.max(choice.name.length, String(choice.value).length), limits.MAX_CHOICE),
    ),
    ...choices.flatMap((choice) => (choice.name === '' ? [`${path}: a choice has no name`] : [])),
    ...(autocomplete === true && choices.length > 0 ? [`${path}: choices are not allowed beside autocomplete`] : []),
  ];
}

/** The size of a command as Discord counts it for the limit of 8,000: all names, descriptions and values in it. */
export function commandSize({ name, description, options = [], choices = [] }: CommandDeclaration): number {
  const ofChoices = choices.map((choice) => choice.name.length + String(choice.value).length);
  return name.length + description.length + sum(ofChoices) + sum(options.map(commandSize));
}

export const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
export const findDuplicates = (names: readonly string[]) => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
export const exceedsLimit = (what: string, size: number, limit: number) => (size > limit ? [`${what}: ${size} is more than ${limit}`] : []);
