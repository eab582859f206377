/**
 * Command: a question that can be asked, declared once.
 * The text parser, Slack's manifest, Discord's JSON, the help and the terminal are made from the declaration.
 */
import type { Query } from '../../api/client.ts';
import type { Document, EntityKind } from '../../api/graphql.ts';
import type { ChannelDirectory } from './channels.ts';
import type { Reply, Visibility } from './reply.ts';
import type { CommandCall, Place } from './request.ts';

/** Texts hold at most this many characters where nothing else is said: the longest names of the graph have far fewer. */
export const MAX_OPTION_LENGTH = 100;

interface OptionBase {
  /** At most 100 characters: Discord's limit for the description of an option. */
  readonly description: string;
  readonly required?: true;
  /** Read from plain text only behind its name, as in `sort:newest`. */
  readonly nameRequired?: true;
  /** Its name is a word of ordinary speech that leads to its value, as in `limitations of llm`. */
  readonly keyword?: true;
  /** Other words that lead to its value, as in `at 9`. */
  readonly keywords?: readonly string[];
}

export type Option =
  | (OptionBase & {
      readonly type: 'text';
      /** What it names: platforms then offer the entities of these kinds while a person types. */
      readonly entityKinds?: 'any' | readonly EntityKind[];
      /** Values that are known for it wherever they stand in plain text, in small letters. */
      readonly knownValues?: readonly string[];
      /** How it is to be read: a day, a month or a year; a whole number; a time of day; days of the week. */
      readonly format?: 'date' | 'number' | 'time' | 'days';
      /** What platforms offer for it while a person types, beside entities. */
      readonly completions?: 'zones' | 'days' | 'topics' | 'subscriptions';
      /** Whether it can hold several values with commas between them. */
      readonly multiple?: true;
      /** At most this many characters; MAX_TEXT when it is left out. */
      readonly maxLength?: number;
    })
  | (OptionBase & { readonly type: 'choice'; readonly choices: readonly string[] })
  /** A channel, by the id that its platform gives it; `here` is the one in which it is asked. */
  | (OptionBase & { readonly type: 'channel' })
  /** People who can be called together, by the id that the platform gives them: a role of Discord, a user group of Slack; or `none`. */
  | (OptionBase & { readonly type: 'role' })
  | {
      readonly type: 'flag';
      readonly description: string;
      /** Its name means it wherever it stands in plain text, not only at the ends. */
      readonly anywhere?: true;
    };

/** Whether values are offered for it while a person types. */
export const hasCompletions = (option: Option): boolean =>
  option.type === 'text' && (option.entityKinds !== undefined || option.completions !== undefined);

/** Whether a word of plain text leads to the value of an option. */
export const isKeywordFor = (name: string, option: Option, word: string): boolean =>
  option.type !== 'flag' && (word === name || option.keywords?.includes(word) === true);

/** Options by name, in the order in which their values are read from plain text. */
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

/** What a command offers to ask next, in as few letters as it can, so that it fits a button; `present` turns it into an action. */
export type FollowUp =
  | { readonly kind: 'button'; readonly label: string; readonly call: CommandCall }
  | { readonly kind: 'select'; readonly label: string; readonly choices: readonly FollowUpChoice[] };

export interface FollowUpChoice {
  readonly label: string;
  readonly detail?: string;
  readonly call: CommandCall;
}

/** The document behind an answer with its variables: the playground opens with exactly this. */
export interface SourceQuery {
  readonly document: Document<unknown, never>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** What a command says, whole; `answer` cuts the page out, and adds the actions and who may see it. */
export type CommandResult = Omit<Reply, 'visibility' | 'actions'> & {
  readonly followUps?: readonly FollowUp[];
  readonly sourceQuery?: SourceQuery;
};

/** Who sees the answers in a channel, as its admins have set it. */
export interface ChannelSettings {
  /** Never rejects: private when it cannot be read. */
  readonly getVisibility: (place: Place) => Promise<Visibility>;
  readonly setVisibility: (place: Place, visibility: Visibility) => Promise<void>;
}

/** What a command may use to find its answer. */
export interface CommandContext {
  /** Asks the API; throws NotFound, Refused or Unavailable (bots/api/errors.ts). */
  readonly query: Query;
  /** What a person types before a command here: `/lmm`, or `lmm` in the terminal. */
  readonly prefix: string;
  /** Today in UTC, `YYYY-MM-DD`. */
  readonly today: string;
  /** Where it is asked, for commands that set something there. */
  readonly place: Place;
  readonly botState: ChannelSettings;
  /** What the platform knows of its channels; absent where there are none. */
  readonly channels?: ChannelDirectory | undefined;
}

export interface Command<O extends Options = Options> {
  /** One word; or two, of which the first is shared by commands that belong together: `daily add`. */
  readonly name: string;
  /** Other words for it that plain text may begin with; of those that share a word, one has that word alone. */
  readonly aliases?: readonly string[];
  /** At most 100 characters: Discord's limit for the description of a command. */
  readonly description: string;
  readonly options: O;
  /** What a person might type after `/lmm`. */
  readonly examples: readonly string[];
  /**
   * What it has to do with rights over a workspace: `needed` refuses everybody without them before anything else, `asked` only says
   * other things to those who have them. Platforms look up who somebody is for these commands alone.
   */
  readonly rights?: 'required' | 'optional';
  /** A form for it shows every option with its value, not only those that are open. */
  readonly showsAllOptions?: true;
  readonly run: (values: Values<O>, tools: CommandContext) => Promise<CommandResult>;
}

type OptionKey = Option extends infer Each ? (Each extends unknown ? keyof Each : never) : never;

/** Inference accepts unknown keys in an option; such a key would silently do nothing. */
type KnownKeysOnly<O extends Options> = {
  readonly [Name in keyof O]: { readonly [Key in Exclude<keyof O[Name], OptionKey>]: never };
};

/** Declares a command and keeps the types of its options for `run`. */
export function command<const O extends Options>(declaration: Command<O> & { readonly options: KnownKeysOnly<O> }): Command {
  // The parser fills `values` by the same declaration, so the types hold again at the call.
  return declaration as unknown as Command;
}

/** The word that a command shares with others: `daily` of `daily add`. */
export const commandGroup = ({ name }: Pick<Command, 'name'>): string | undefined =>
  name.includes(' ') ? name.split(' ', 1)[0] : undefined;

/** The commands that begin with a word, first the one that the word alone stands for. */
export function commandsInGroup(first: string, commands: readonly Command[]): readonly Command[] {
  const all = commands.filter((command) => (commandGroup(command) ?? command.name) === first);
  const isDefault = ({ name, aliases = [] }: Command) => name === first || aliases.includes(first);
  return [...all.filter(isDefault), ...all.filter((command) => !isDefault(command))];
}

/** The words by which commands begin, each once. */
export const topLevelNames = (commands: readonly Pick<Command, 'name'>[]): string[] => [
  ...new Set(commands.map((command) => commandGroup(command) ?? command.name)),
];
