/** Interpreting in tests: with the test's commands, and together with the answer, as a platform does both. */
import type { BotContext } from '../../../bots/core/contract/bot.ts';
import type { Command } from '../../../bots/core/contract/command.ts';
import type { Interpret } from '../../../bots/core/contract/interpretation.ts';
import type { Reply, Visibility } from '../../../bots/core/contract/reply.ts';
import type { CommandCall, Request } from '../../../bots/core/contract/request.ts';
import { createInterpreter } from '../../../bots/core/interpret.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';

/** Test tokens aren't signed: `MAC["model",0,{"name":"clip"}]`. */
async function verify(token: string): Promise<CommandCall | undefined> {
  if (!token.startsWith('MAC')) return undefined;
  const [command, page, options] = JSON.parse(token.slice('MAC'.length)) as [string, number, CommandCall['options']];
  return { command, options, ...(page === 0 ? {} : { page }) };
}

/** Interprets in English with only these commands. */
export const interpretBy = (commands: readonly Command[]): Interpret =>
  createInterpreter({ commandsIn: () => commands, messagesFor, buttonTokens: { verify } }).interpret;

/** Interprets a request and answers it. */
export const asking =
  ({ interpret, answer }: Pick<BotContext, 'interpret' | 'answer'>) =>
  async (request: Request): Promise<Reply> =>
    answer(await interpret(request));

/** Who will see the answer to a request. */
export const visibilityFor =
  ({ interpret, visibilityOf }: Pick<BotContext, 'interpret' | 'visibilityOf'>) =>
  async (request: Request): Promise<Visibility> =>
    visibilityOf(await interpret(request));

/** The request, without how it was interpreted. */
export const requestOf = ({ input, place }: Request): Request => ({ input, place });
