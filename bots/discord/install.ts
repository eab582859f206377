/** Declares the slash commands for Discord and registers them when they have changed. */
import { createHash } from 'node:crypto';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import {
  type Command,
  commandGroup,
  commandsInGroup,
  hasCompletions,
  MAX_OPTION_LENGTH,
  type Option,
  topLevelNames,
} from '../core/contract/command.ts';
import { unreachable } from '../core/contract/reply.ts';
import { ADMIN_COMMAND, CHECK_MESSAGE, COMMAND } from './read/command-names.ts';
import type { CommandIds } from './render/inline.ts';
import { MAX_OPTION_TEXT } from './render/limits.ts';
import { isParagraph, POSTABLE_CHANNEL_TYPES } from './render/modal.ts';
import { findCommandProblems } from './render/validate-command.ts';

export type CommandJson = RESTPostAPIChatInputApplicationCommandsJSONBody;
export type MessageCommandJson = RESTPostAPIContextMenuApplicationCommandsJSONBody;

/**
 * Declares `/lmm` with a subcommand for each one-word command, and `/lmm-admin` with a group for commands that share a word. Throws
 * if a declaration breaks a limit of Discord.
 */
export function toCommandsJson(commands: readonly Command[]): CommandJson[] {
  const grouped = commands.filter((command) => commandGroup(command) !== undefined);
  const json = [
    toUserCommand(commands.filter((command) => !grouped.includes(command))),
    ...(grouped.length === 0 ? [] : [toAdminCommand(grouped)]),
  ];
  const problems = json.flatMap(findCommandProblems);
  if (problems.length > 0) throw new RangeError(`The commands do not fit into Discord's limits:\n${problems.join('\n')}`);
  return json;
}

/** Declares the commands in the menu of a message, of the commands that take what a message says. */
export function toMessageCommandsJson(commands: readonly Pick<Command, 'name'>[]): MessageCommandJson[] {
  if (!commands.some(({ name }) => name === 'check')) return [];
  return [{ name: CHECK_MESSAGE, type: ApplicationCommandType.Message, ...FOR_EVERYONE }];
}

const FOR_EVERYONE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

const toUserCommand = (commands: readonly Command[]): CommandJson => ({
  name: COMMAND,
  type: ApplicationCommandType.ChatInput,
  description: 'Cited answers about large multimodal models (LMMs) and large language models (LLMs)',
  ...FOR_EVERYONE,
  options: commands.map((command) => toSubcommand(command)),
});

const toAdminCommand = (commands: readonly Command[]): CommandJson => ({
  name: ADMIN_COMMAND,
  type: ApplicationCommandType.ChatInput,
  description: 'Sets LMM Atlas up on this server',
  default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
  options: topLevelNames(commands).map((name) => {
    const subcommands = commandsInGroup(name, commands);
    return {
      type: ApplicationCommandOptionType.SubcommandGroup,
      name,
      description: subcommands[0]?.description ?? name,
      options: subcommands.map((command) => toSubcommand(command, command.name.split(' ')[1])),
    };
  }),
});

/** Registers the commands globally, unless Discord already has the same ones. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly (CommandJson | MessageCommandJson)[],
): Promise<{ readonly outcome: 'registered' | 'unchanged'; readonly ids: CommandIds }> {
  const route = Routes.applicationCommands(applicationId);
  // Discord documents this response for the route; the hash covers declared fields only.
  const registered = (await rest.get(route)) as RESTGetAPIApplicationCommandsResult;
  if (hashOf(registered) === hashOf(commands)) return { outcome: 'unchanged', ids: idsOf(registered) };
  const replaced = (await rest.put(route, { body: commands })) as RESTGetAPIApplicationCommandsResult;
  return { outcome: 'registered', ids: idsOf(replaced) };
}

/** A command with subcommands can't be chosen itself. */
function idsOf(registered: RESTGetAPIApplicationCommandsResult): CommandIds {
  const namesOf = (path: string, options: readonly APIApplicationCommandOption[] = []): string[] =>
    options.flatMap((option) => {
      if (option.type === ApplicationCommandOptionType.Subcommand) return `${path} ${option.name}`;
      return option.type === ApplicationCommandOptionType.SubcommandGroup ? namesOf(`${path} ${option.name}`, option.options) : [];
    });
  return new Map(registered.flatMap(({ id, name, options }) => namesOf(name, options).map((path) => [path, id] as const)));
}

function toSubcommand({ name, description, options }: Command, as = name): APIApplicationCommandSubcommandOption {
  const required = (option: Option) => (option.type !== 'flag' && option.required && !isParagraph(option) ? 0 : 1);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: as,
    description,
    // Discord refuses a required option after an optional one.
    options: Object.entries(options)
      .filter(([, option]) => option.type !== 'flag' || option.buttonOnly !== true)
      .sort(([, a], [, b]) => required(a) - required(b))
      .map(toOption),
  };
}

function toOption([name, option]: readonly [string, Option]): APIApplicationCommandBasicOption {
  const { description } = option;
  switch (option.type) {
    case 'text':
      return {
        type: ApplicationCommandOptionType.String,
        name,
        description,
        max_length: Math.min(option.maxLength ?? MAX_OPTION_LENGTH, MAX_OPTION_TEXT),
        ...(hasCompletions(option) ? { autocomplete: true } : {}),
        // A long text is optional here, so that a modal asks for it when it is left out.
        ...(isParagraph(option) ? {} : requiredOf(option)),
      };
    case 'choice':
      return {
        type: ApplicationCommandOptionType.String,
        name,
        description,
        choices: option.choices.map((choice) => ({ name: choice, value: choice })),
        ...requiredOf(option),
      };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel,
        name,
        description,
        channel_types: [...POSTABLE_CHANNEL_TYPES],
        ...requiredOf(option),
      };
    case 'role':
      return { type: ApplicationCommandOptionType.Role, name, description, ...requiredOf(option) };
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, name, description };
    default:
      return unreachable(option);
  }
}

const requiredOf = ({ required }: { readonly required?: true }) => (required ? { required } : {});

/** A command or option from either side: ours omits defaults, Discord's adds ids and versions. */
interface CommandPart {
  readonly name: string;
  readonly description?: string | undefined;
  readonly type?: number | undefined;
  readonly required?: boolean | undefined;
  readonly max_length?: number | undefined;
  readonly autocomplete?: boolean | undefined;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[] | undefined;
  readonly channel_types?: readonly number[] | undefined;
  readonly contexts?: readonly number[] | null | undefined;
  readonly default_member_permissions?: string | null | undefined;
  readonly integration_types?: readonly number[] | undefined;
  readonly options?: readonly object[] | undefined;
}

/** Two lists of commands with the same hash look the same to a user. */
function hashOf(commands: readonly object[]): string {
  const sorted = commands.map(normalize).sort((a, b) => a.name.localeCompare(b.name));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

function normalize(part: object) {
  // Discord's types split commands and options into a dozen shapes; these fields cover all of them.
  const { name, description, type, required, max_length, autocomplete, choices, options, ...whole } = part as CommandPart;
  return {
    name,
    description: description ?? '',
    type: type ?? ApplicationCommandType.ChatInput,
    required: required ?? false,
    max_length: max_length ?? null,
    autocomplete: autocomplete ?? false,
    choices: choices?.map((choice) => [choice.name, choice.value]) ?? [],
    channel_types: whole.channel_types?.toSorted() ?? [],
    contexts: whole.contexts?.toSorted() ?? [],
    integration_types: whole.integration_types?.toSorted() ?? [],
    default_member_permissions: whole.default_member_permissions ?? null,
    options: options?.map((option): unknown => normalize(option)) ?? [],
  };
}
