import type { BotContext } from '../../core/contract/bot.ts';
import type { SendDeps, SendOutcome } from '../send/deliver.ts';

export interface SlackContext {
  readonly botContext: BotContext;
  readonly sendDeps: SendDeps;
}

/**
 * `modal` when a modal asks for more, `duplicate` when the payload was handled before, `explained` when everyone was told that a
 * private answer reached no one, `shown` when a surface shows what it should, `asleep` when the app isn't allowed to show it.
 */
export type HandlingOutcome = SendOutcome | 'modal' | 'duplicate' | 'explained' | 'shown' | 'asleep';
