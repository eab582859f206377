/** What a platform's bot provides to bots/main, and the context that it gets from core. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { ChannelDirectory } from './channels.ts';
import type { Command } from './command.ts';
import type { Interpret, Interpretation } from './interpretation.ts';
import type { Reply, Visibility } from './reply.ts';
import type { Place } from './request.ts';
import type { Surfaces } from './surfaces.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `detail` says in one line how the bot is connected, or why it isn't and what to do. */
export interface BotStatus {
  readonly connected: boolean;
  readonly detail: string;
}

export interface Bot {
  readonly routes: readonly Route[];
  readonly status: () => BotStatus;
  readonly stop: () => Promise<void>;
}

/** Answers an interpreted request. Never rejects: errors become replies too. */
export type Answer = (interpretation: Interpretation, channels?: ChannelDirectory) => Promise<Reply>;

export interface Completion {
  /** Shown to the user, at most 100 characters. */
  readonly label: string;
  /** Sent when the choice is picked: a stable id such as `model/clip`, at most 100 characters. */
  readonly value: string;
}

export interface CompletionInput {
  readonly command: string;
  readonly option: string;
  readonly text: string;
}

/** At most 25 completions. Never rejects: errors yield none. */
export type Complete = (input: CompletionInput, place?: Place, channels?: ChannelDirectory) => Promise<readonly Completion[]>;

/**
 * Who will see the answer to a request, known before the answer: what the user asked for, else the channel's setting.
 * Never rejects: private if the setting can't be read.
 */
export type VisibilityOf = (interpretation: Interpretation) => Promise<Visibility>;

/**
 * Whether no process has received this event before, by the platform's id for it. Never rejects: if the lookup fails the event counts
 * as new, since a second answer is better than none.
 */
export type IsNew = (event: string) => Promise<boolean>;

/** The workspaces that get messages without the newest parts of their platform, because it refused them. */
export interface PlainWorkspaces {
  /** Never rejects: if the lookup fails the newest parts are sent, and refused if need be. */
  readonly isPlain: (workspace: string) => Promise<boolean>;
  /** Remembers a refusal, in this process at once. Never rejects. */
  readonly keepPlain: (workspace: string) => Promise<void>;
}

export interface BotContext {
  readonly interpret: Interpret;
  readonly answer: Answer;
  readonly visibilityOf: VisibilityOf;
  readonly isNew: IsNew;
  readonly reportDestinationEvent: DestinationReporter;
  readonly plainWorkspaces: PlainWorkspaces;
  readonly complete: Complete;
  readonly surfaces: Surfaces;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Logger;
}

/** What happened to a destination of daily facts, as the platform reported it. */
export interface DestinationEvent {
  readonly workspace: string;
  /** A channel or a thread; without it the event is about the whole workspace. */
  readonly channel?: string;
  readonly event: 'GONE' | 'ARCHIVED' | 'UNARCHIVED' | 'REMOVED' | 'RESTORED' | 'REACHABLE';
}

/** Never rejects: a lost event is noticed when the next fact is posted. */
export type DestinationReporter = (event: DestinationEvent) => Promise<void>;
