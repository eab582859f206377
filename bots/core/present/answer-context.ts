/** What answering one request needs, with the messages and commands in the user's language. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import type { Clock } from '../../clock.ts';
import type { VisibilityOf } from '../contract/bot.ts';
import type { ChannelDirectory } from '../contract/channels.ts';
import type { Interpretation } from '../contract/interpretation.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Place } from '../contract/request.ts';
import type { BotState } from '../state/bot-state.ts';
import type { ButtonTokens } from '../state/button-tokens.ts';
import type { LastAnswers } from '../state/last-answers.ts';
import type { ErrorContext } from './error-replies.ts';

export interface AnswerOptions {
  readonly query: Query;
  readonly clock: Clock;
  readonly log: Logger;
  readonly buttonTokens: ButtonTokens;
  /** The same without those of calls that would have to be stored. */
  readonly unstoredTokens: ButtonTokens;
  readonly botState: BotState;
  readonly loadStored: (interpretation: Interpretation) => Promise<Interpretation>;
  readonly visibilityOf: VisibilityOf;
  /** Public address of the playground; without it answers don't link to their queries. */
  readonly playground?: string;
  /** Public address of the server; without it answers don't link to their pages. */
  readonly publicUrl?: string | undefined;
}

export interface AnswerContext extends AnswerOptions, ErrorContext {
  readonly place: Place;
  readonly channels: ChannelDirectory | undefined;
  readonly lastAnswers: LastAnswers;
  /** The answer is about a message that someone else wrote. */
  readonly isQuoted: boolean;
}

export interface AnswerView {
  /** From 1. */
  readonly page: number;
  readonly visibility: Visibility;
}
