/** Bot: one platform's connection, as bots/main starts and stops it. Route: an HTTP path that it wants served. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { ChannelDirectory } from './channels.ts';
import type { Command } from './command.ts';
import type { Reply, Visibility } from './reply.ts';
import type { Input, OptionValue, Place, Request } from './request.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `detail` says in one line how the bot is connected, or why it is not and what to do. */
export interface BotStatus {
  readonly connected: boolean;
  readonly detail: string;
}

export interface Bot {
  readonly routes: readonly Route[];
  readonly status: () => BotStatus;
  readonly stop: () => Promise<void>;
}

/** Turns a request into a reply; never rejects: what goes wrong is a reply too. */
export type Answer = (request: Request, channels?: ChannelDirectory) => Promise<Reply>;

/** Something that can be offered while a person types a name. */
export interface Completion {
  /** What the person sees, at most 100 characters. */
  readonly label: string;
  /** What is sent when it is chosen: a stable id such as `model/clip`, at most 100 characters. */
  readonly value: string;
}

/** What was typed so far into an option. */
export interface CompletionInput {
  readonly command: string;
  readonly option: string;
  readonly text: string;
}

/** At most 25 completions for what was typed so far; never rejects: nothing is offered when nothing can be. */
export type Complete = (typed: CompletionInput, place?: Place, channels?: ChannelDirectory) => Promise<readonly Completion[]>;

/** A question in which a needed option is missing: platforms with forms ask for it, the others say what is missing. */
export interface MissingOption {
  readonly command: Command;
  /** The option that is missing. */
  readonly option: string;
  readonly given: Readonly<Record<string, OptionValue>>;
}

/**
 * The gap in a question, without asking the API; undefined when it is whole, when only an answer can say what is wrong with it, or
 * when the person may not ask it at all.
 */
export type FindMissingOption = (
  words: Input,
  place?: Pick<Place, 'user' | 'runsWorkspace'>,
) => MissingOption | undefined | Promise<MissingOption | undefined>;

/**
 * Who will see the answer to a request, known before the answer is: what the person asked for, else what the channel is set to.
 * Never rejects: private when the setting cannot be read.
 */
export type VisibilityOf = (request: Request) => Promise<Visibility>;

/**
 * Whether an event of a platform, named by the id that the platform gives it, comes for the first time, in any process. Never
 * rejects: what cannot be looked up counts as new, since a second answer is better than none.
 */
export type IsNew = (event: string) => Promise<boolean>;

/** What every platform is started with. */
export interface BotContext {
  readonly answer: Answer;
  readonly visibilityOf: VisibilityOf;
  readonly isNew: IsNew;
  /** Told of what becomes of the places where daily facts are posted. */
  readonly reportDestinationEvent: DestinationReporter;
  readonly complete: Complete;
  readonly findMissingOption: FindMissingOption;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Logger;
}
export interface DestinationEvent {
  readonly workspace: string;
  /** A channel or a thread; the whole workspace when it is left out. */
  readonly channel?: string;
  readonly event: 'GONE' | 'ARCHIVED' | 'UNARCHIVED' | 'REMOVED' | 'RESTORED' | 'REACHABLE';
}
/** Never rejects: what cannot be told is found out when the next fact is posted. */

export type DestinationReporter = (event: DestinationEvent) => Promise<void>;
