/** Names the command that an input calls, without verifying a button token; undefined for free text. */
import type { BotContext } from '../../core/contract/bot.ts';
import type { Input } from '../../core/contract/request.ts';
import { messagesFor } from '../../core/messages/index.ts';
import { parse } from '../../core/parse/parse.ts';

export function commandNameOf(input: Exclude<Input, { kind: 'press' }>, { commands }: Pick<BotContext, 'commands'>): string | undefined {
  const parsed = parse(input, commands, messagesFor(undefined).grammar);
  const command = parsed.kind === 'unmatched' ? parsed.guess : parsed;
  return command !== undefined && 'command' in command ? command.command.name : undefined;
}
