/** Bot: one platform's connection, as bots/main starts and stops it. Route: an HTTP path that it wants served. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Command } from './command.ts';
import type { Reply } from './reply.ts';
import type { Request } from './request.ts';

export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => void;
}

/** `detail` says in one line how the bot is connected, or why it is not and what to do. */
export interface BotState {
  readonly connected: boolean;
  readonly detail: string;
}

export interface Bot {
  readonly routes: readonly Route[];
  readonly state: () => BotState;
  readonly stop: () => Promise<void>;
}

/** Turns a request into a reply; never rejects: what goes wrong is a reply too. */
export type Answer = (request: Request) => Promise<Reply>;

/** What every platform is started with. */
export interface BotTools {
  readonly answer: Answer;
  readonly commands: readonly Command[];
  readonly clock: Clock;
  readonly log: Logger;
}
