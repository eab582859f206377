import type { Logger } from 'pino';
import type { Query } from '../api/client.ts';
import type { Clock } from '../clock.ts';
import { createAnswer } from './answer.ts';
import { commands, commandsIn } from './commands/index.ts';
import { compact } from './compact.ts';
import { createComplete } from './complete.ts';
import type { BotContext } from './contract/bot.ts';
import type { ChannelDirectory } from './contract/channels.ts';
import type { Platform } from './contract/platform.ts';
import { createInterpreter, type InterpreterOptions } from './interpret.ts';
import { messagesFor } from './messages/index.ts';
import { createDestinationReporter } from './posting/destination-events.ts';
import { createBotState } from './state/bot-state.ts';
import { createButtonTokens } from './state/button-tokens.ts';
import { createPlainWorkspaces } from './state/plain-workspaces.ts';
import { createVisibilityOf } from './state/visibility.ts';
import { createSurfaces } from './surfaces/surfaces.ts';

export interface BotContextOptions {
  readonly query: Query;
  readonly platform: Platform;
  /** Signs button tokens. The same in every process and after a restart: the token of the platform's bot. */
  readonly secret: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly playground?: string | undefined;
  /** Public address of the server, which has a page for most answers. */
  readonly publicUrl?: string | undefined;
  /** Whether the bot introduces itself where it joins; true by default. */
  readonly welcomes?: boolean;
  /** The languages and the parser; the product's own by default. */
  readonly language?: Partial<Pick<InterpreterOptions, 'commandsIn' | 'messagesFor' | 'parse'>>;
}

export function createBotContext(options: BotContextOptions): BotContext {
  const { query, platform, secret, clock, log, playground, publicUrl, welcomes = true, language } = options;
  const botState = createBotState({ query, platform, log });
  const buttonTokens = createButtonTokens({ secret, continuations: botState.continuations });
  const unstoredTokens = createButtonTokens({ secret, continuations: { ...botState.continuations, put: async () => undefined } });
  const { interpret, loadStored } = createInterpreter({ commandsIn, messagesFor, buttonTokens, ...language });
  const visibilityOf = createVisibilityOf(botState);
  return {
    interpret,
    answer: createAnswer({
      ...{ query, clock, log, buttonTokens, unstoredTokens, botState, loadStored, visibilityOf },
      ...compact({ playground, publicUrl }),
    }),
    visibilityOf,
    isNew: botState.isNew,
    reportDestinationEvent: createDestinationReporter({ query, platform, clock, log }),
    plainWorkspaces: createPlainWorkspaces({ query, platform, clock, log }),
    complete: createComplete({ query, commands, log }),
    surfaces: createSurfaces({ query, platform, buttonTokens, botState, clock, log, welcomes }),
    ...{ commands, clock, log },
  };
}

export const withChannels = (context: BotContext, channels: ChannelDirectory): BotContext => ({
  ...context,
  answer: (interpretation) => context.answer(interpretation, channels),
  complete: (input, place) => context.complete(input, place, channels),
});
