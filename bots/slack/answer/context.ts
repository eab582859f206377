/** What the handlers of Slack events work with. */
import type { BotContext } from '../../core/contract/bot.ts';
import type { SendDeps, SendOutcome } from '../send/deliver.ts';

export interface SlackContext {
  readonly botContext: BotContext;
  readonly sendDeps: SendDeps;
}

/** What became of something that was asked: `form` when a form asks on. */
export type HandlingOutcome = SendOutcome | 'modal' | 'duplicate';
