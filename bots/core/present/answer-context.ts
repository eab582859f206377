/** What answering one request needs, with the messages and commands in the user's language. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import type { Clock } from '../../clock.ts';
import type { VisibilityOf } from '../contract/bot.ts';
import type { ChannelDirectory } from '../contract/channels.ts';
import type { Command } from '../contract/command.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Request } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import type { BotState } from '../state/bot-state.ts';
import type { ButtonTokens } from '../state/button-tokens.ts';
import type { LastAnswers } from '../state/last-answers.ts';
import type { ErrorContext } from './error-replies.ts';

export interface AnswerOptions {
  readonly query: Query;
  readonly commandsIn: (messages: Messages) => readonly Command[];
  readonly messagesFor: (locale: string | undefined) => Messages;
  readonly clock: Clock;
  readonly log: Logger;
  readonly buttonTokens: ButtonTokens;
  readonly botState: BotState;
  /** Public address of the playground; without it answers don't link to their queries. */
  readonly playground?: string;
}

export interface AnswerContext extends AnswerOptions, ErrorContext {
  readonly request: Request;
  readonly channels: ChannelDirectory | undefined;
  readonly visibilityOf: VisibilityOf;
  readonly lastAnswers: LastAnswers;
}

export interface AnswerView {
  /** From 1. */
  readonly page: number;
  readonly visibility: Visibility;
}
