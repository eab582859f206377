import type { BotContext } from '../../core/contract/bot.ts';
import type { SendDeps, SendOutcome } from '../send/deliver.ts';

export interface SlackContext {
  readonly botContext: BotContext;
  readonly sendDeps: SendDeps;
}

/**
 * `modal` when a modal asks for more, `duplicate` when the payload was handled before, `explained` when everyone was told that a
 * private answer reached no one.
 */
export type HandlingOutcome = SendOutcome | 'modal' | 'duplicate' | 'explained';
