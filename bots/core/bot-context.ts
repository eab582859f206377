/** Everything that one platform's bot is started with. */
import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import type { Clock } from '../clock.ts';
import { createAnswer } from './answer.ts';
import { commands, commandsIn } from './commands/index.ts';
import { createComplete } from './complete.ts';
import type { BotContext } from './contract/bot.ts';
import type { ChannelDirectory } from './contract/channels.ts';
import { messagesFor } from './messages/index.ts';
import { createFindMissingOption } from './missing-option.ts';
import { createDestinationReporter } from './posting/destination-events.ts';
import { createBotState } from './state/bot-state.ts';
import { createButtonTokens } from './state/button-tokens.ts';
import { createVisibilityOf } from './state/visibility.ts';

export interface BotContextOptions {
  readonly query: Query;
  readonly platform: 'slack' | 'discord';
  /** What only this platform's bots know, in every process and after a restart: their token. */
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Where people can open the playground. */
  readonly playground?: string | undefined;
}

export function createBotContext({ query, platform, secret, clock, log, playground }: BotContextOptions): BotContext {
  const botState = createBotState({ query, platform, log });
  const buttonTokens = createButtonTokens({ secret, continuations: botState.continuations });
  const shared = { commandsIn, messagesFor, buttonTokens, botState };
  return {
    answer: createAnswer({ ...shared, query, clock, log, ...(playground === undefined ? {} : { playground }) }),
    visibilityOf: createVisibilityOf(shared),
    isNew: botState.isNew,
    reportDestinationEvent: createDestinationReporter({ query, platform, clock, log }),
    complete: createComplete({ query, commands, log }),
    findMissingOption: createFindMissingOption(commands, messagesFor(undefined).grammar, buttonTokens),
    ...{ commands, clock, log },
  };
}
/** The tools of a platform, with what it knows itself. */

export const withChannels = (context: BotContext, channels: ChannelDirectory): BotContext => ({
  ...context,
  answer: (request) => context.answer(request, channels),
  complete: (typed, place) => context.complete(typed, place, channels),
});
