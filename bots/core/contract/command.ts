/**
 * The declaration of a command. The text parser, Slack's manifest, Discord's JSON, the help and the terminal are all derived
 * from it.
 */
import type { Query } from '../../api/client.ts';
import type { Document, EntityKind } from '../../api/graphql.ts';
import type { ChannelDirectory } from './channels.ts';
import type { Platform } from './platform.ts';
import type { Confirmation, Reply, Visibility } from './reply.ts';
import type { CommandCall, Place } from './request.ts';

/** The default limit of text options, in characters. The longest names in the graph are far shorter. */
export const MAX_OPTION_LENGTH = 100;

interface OptionBase {
  /** At most 100 characters: Discord's limit for the description of an option. */
  readonly description: string;
  readonly required?: true;
  /** Plain text sets it only by name, as in `sort:newest`. */
  readonly nameRequired?: true;
  /** Its name also works as an ordinary word before the value, as in `limitations of llm`. */
  readonly keyword?: true;
  /** Other words that can stand before the value, as in `at 9`. */
  readonly keywords?: readonly string[];
  /** What a form calls it, with the description below; by default its name or its description. */
  readonly label?: string;
}

export type Option =
  | (OptionBase & {
      readonly type: 'text';
      /** It names an entity of these kinds, which autocomplete offers. */
      readonly entityKinds?: 'any' | readonly EntityKind[];
      /** Values, in lowercase, that are recognized anywhere in plain text. */
      readonly knownValues?: readonly string[];
      /** `date` is a day, a month or a year; `number` is an integer; `time` is a time of day; `days` are days of the week. */
      readonly format?: 'date' | 'number' | 'time' | 'days';
      /** What autocomplete offers besides entities. */
      readonly completions?: 'zones' | 'days' | 'topics' | 'subscriptions';
      /** Takes several values, separated by commas. */
      readonly multiple?: true;
      /** In characters; MAX_OPTION_LENGTH by default. */
      readonly maxLength?: number;
    })
  | (OptionBase & {
      readonly type: 'choice';
      readonly choices: readonly string[];
      /** Plain text sets it anywhere by its value, even if it has to be named otherwise. */
      readonly anywhere?: true;
    })
  /** A channel by its platform id, or `#name` for one to look up; `here` is the channel the command runs in. */
  | (OptionBase & {
      readonly type: 'channel';
      /** A form begins without one, instead of with the channel it was opened in. */
      readonly startsEmpty?: true;
    })
  /** A group that can be mentioned, by its platform id: a Discord role or a Slack user group; `@name` for one to look up; or `none`. */
  | (OptionBase & { readonly type: 'role' })
  | {
      readonly type: 'flag';
      readonly description: string;
      /** It changes nothing where one person asks alone: the help leaves it out there. */
      readonly needsChannels?: true;
      /** Plain text sets it anywhere by name, not only at the start or the end. */
      readonly anywhere?: true;
      /** Only buttons set it, so platforms and the help leave it out. */
      readonly buttonOnly?: true;
    };

export const hasCompletions = (option: Option): boolean =>
  option.type === 'text' && (option.entityKinds !== undefined || option.completions !== undefined);

export const isKeywordFor = (name: string, option: Option, word: string): boolean =>
  option.type !== 'flag' && (word === name || option.keywords?.includes(word) === true);

/** Options by name, in the order in which plain text fills them. */
export type Options = Readonly<Record<string, Option>>;

type ValueOf<O extends Option> = O extends { type: 'flag' }
  ? boolean
  : O extends { type: 'choice'; choices: readonly (infer C)[] }
    ? C
    : string;

export type Values<O extends Options> = {
  readonly [Name in keyof O as O[Name] extends { required: true } | { type: 'flag' } ? Name : never]: ValueOf<O[Name]>;
} & {
  readonly [Name in keyof O as O[Name] extends { required: true } | { type: 'flag' } ? never : Name]?: ValueOf<O[Name]> | undefined;
};

/** A button or a select that asks a follow-up question. Labels are short, to fit a button; `present` turns it into an action. */
export type FollowUp =
  | { readonly kind: 'button'; readonly label: string; readonly call: CommandCall; readonly confirmation?: Confirmation }
  | { readonly kind: 'select'; readonly label: string; readonly choices: readonly FollowUpChoice[] };

export const followUpButton = (label: string, command: string, options: CommandCall['options'] = {}) =>
  ({ kind: 'button', label, call: { command, options } }) as const;

export interface FollowUpChoice {
  readonly label: string;
  readonly detail?: string;
  readonly call: CommandCall;
}

/** The query behind an answer, which opens in the playground. */
export interface SourceQuery {
  /** A text comes from the API. */
  readonly document: Document<unknown, never> | string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What became of a question: whether it has an answer, and what the next question can refer to. */
export interface QuestionOutcome {
  readonly outcome: 'answered' | 'asked-back' | 'abstained';
  /** Some of its words were read as others. */
  readonly isCorrected: boolean;
  /** It names something that nothing here is called. */
  readonly hasUnknownName: boolean;
  readonly context: string | undefined;
  /** Why it has no answer, if curators could do something about it. */
  readonly unanswered?: Unanswered;
}

export type FailedKind = 'ENTITY' | 'RELATION' | 'ATTRIBUTE' | 'DATE' | 'SCOPE';

/** What kept a question from being answered, in the words of the question. */
export interface Unanswered {
  readonly reason: 'ABSENT' | 'SCOPE' | 'UNKNOWN_NAME';
  readonly kind: FailedKind;
  readonly words: string;
  readonly reading: string | null;
}

/** The whole result of a command. `present` cuts a page out of it and adds the actions and the visibility. */
export type CommandResult = Omit<Reply, 'visibility' | 'actions'> & {
  readonly followUps?: readonly FollowUp[];
  readonly sourceQuery?: SourceQuery;
  /** It states nothing from the graph, so there is nothing to share. */
  readonly cannotShare?: true;
  /** Of the command `ask` alone. */
  readonly asked?: QuestionOutcome;
};

export interface ChannelSettings {
  /** Never rejects: private if it can't be read. */
  readonly getVisibility: (place: Place) => Promise<Visibility>;
  readonly setVisibility: (place: Place, visibility: Visibility) => Promise<void>;
  /** Never rejects: the defaults, which are true, if they can't be read. */
  readonly getWorkspaceSettings: (place: Place) => Promise<WorkspaceSettings>;
  /** Settings that are left out stay as they are. */
  readonly setWorkspaceSettings: (place: Place, change: Partial<WorkspaceSettings>) => Promise<void>;
}

export interface WorkspaceSettings {
  /** Whether unanswered questions of the workspace are stored. */
  readonly keepsQuestions: boolean;
  /** Whether the bot introduces itself where it joins. */
  readonly welcomes: boolean;
}

export interface CommandContext {
  /** Queries the API. Throws NotFound, Refused or Unavailable (bots/api/errors.ts). */
  readonly query: Query;
  /** What users type before the command: `/lmm`, or `lmm` in the terminal. */
  readonly prefix: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  readonly place: Place;
  /** What the conversation is about, for the command `ask`: the context of the answer before. */
  readonly recalled?: string | undefined;
  readonly botState: ChannelSettings;
  /** Where anyone can reach the server, without a slash at the end. */
  readonly publicUrl?: string | undefined;
  /** Absent in the terminal, which has no channels. */
  readonly channels?: ChannelDirectory | undefined;
}

/** What the help lists a command under. */
export const topics = ['questions', 'models', 'ideas', 'news', 'app'] as const;
export type Topic = (typeof topics)[number];

export interface Command<O extends Options = Options> {
  /** One word, or two for a subcommand: `daily add`. */
  readonly name: string;
  /** Alternative names in plain text. In a group of subcommands, one has the group's name alone as an alias. */
  readonly aliases?: readonly string[];
  /** At most 100 characters: Discord's limit for the description of a command. */
  readonly description: string;
  /** `app` without one. */
  readonly topic?: Topic;
  readonly options: O;
  readonly examples: readonly string[];
  /**
   * `required` refuses users who can't manage the workspace, before anything else; `optional` only answers them differently.
   * Platforms look up a user's rights for these commands alone.
   */
  readonly rights?: 'required' | 'optional';
  /** It does nothing where one person asks alone, as in the terminal: the help leaves it out there. */
  readonly needsChannels?: true;
  /** Its modal shows every option with its value, not only the missing ones. */
  readonly showsAllOptions?: true;
  /** The title of its modal, and the button that submits it. */
  readonly form?: { readonly title: string; readonly submit: string };
  /** The option that says what it is about: with nothing else there is nothing to do, so a modal asks for the rest. */
  readonly subject?: string;
  readonly run: (values: Values<O>, context: CommandContext) => Promise<CommandResult>;
}

export const mayRun = ({ rights }: Pick<Command, 'rights'>, { runsWorkspace }: Pick<Place, 'runsWorkspace'>): boolean =>
  rights !== 'required' || runsWorkspace === true;

/** What does something on this platform, of commands or of options. */
export const worksOn = ({ needsChannels }: { readonly needsChannels?: true }, { channels }: Pick<Platform, 'channels'>): boolean =>
  needsChannels !== true || channels !== undefined;

type OptionKey = Option extends infer Each ? (Each extends unknown ? keyof Each : never) : never;

/** Inference accepts unknown keys in an option; such a key would silently do nothing. */
type KnownKeysOnly<O extends Options> = {
  readonly [Name in keyof O]: { readonly [Key in Exclude<keyof O[Name], OptionKey>]: never };
};

export function command<const O extends Options>(declaration: Command<O> & { readonly options: KnownKeysOnly<O> }): Command {
  // Sound because the parser fills `values` by the same declaration.
  return declaration as unknown as Command;
}

/** The group of a subcommand: `daily` for `daily add`. */
export const commandGroup = ({ name }: Pick<Command, 'name'>): string | undefined =>
  name.includes(' ') ? name.split(' ', 1)[0] : undefined;

export function commandsInGroup(first: string, commands: readonly Command[]): readonly Command[] {
  const all = commands.filter((command) => (commandGroup(command) ?? command.name) === first);
  const isDefault = ({ name, aliases = [] }: Command) => name === first || aliases.includes(first);
  return [...all.filter(isDefault), ...all.filter((command) => !isDefault(command))];
}

export const topLevelNames = (commands: readonly Pick<Command, 'name'>[]): string[] => [
  ...new Set(commands.map((command) => commandGroup(command) ?? command.name)),
];
