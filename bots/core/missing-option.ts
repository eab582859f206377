/** Finds a missing required option before a command runs, so that platforms with modals can ask for it. */
import type { FindMissingOption } from './contract/bot.ts';
import type { Command } from './contract/command.ts';
import type { Input } from './contract/request.ts';
import type { Messages } from './messages/index.ts';
import { parse } from './parse/parse.ts';
import { type ButtonTokens, isStored } from './state/button-tokens.ts';

/** Without `buttonTokens`, pressed buttons are never checked. */
export const createFindMissingOption =
  (commands: readonly Command[], grammar: Messages['grammar'], buttonTokens?: Pick<ButtonTokens, 'verify'>): FindMissingOption =>
  async (input, place) => {
    const parseable = input.kind === 'press' ? await inputBehindButton(input, place?.user, buttonTokens) : input;
    if (parseable === undefined) return undefined;
    // The answer reports everything else that is wrong with the input.
    const parsed = parse(parseable, commands, grammar);
    if (parsed.kind !== 'missing') return undefined;
    if (place !== undefined && place.runsWorkspace !== true && parsed.command.rights === 'required') return undefined;
    return { command: parsed.command, option: parsed.option, given: parsed.values };
  };

/** The command call in a button's token; undefined if it is stored behind the API, which isn't queried here. */
async function inputBehindButton(
  { action, token }: Extract<Input, { kind: 'press' }>,
  user = '',
  buttonTokens?: Pick<ButtonTokens, 'verify'>,
): Promise<Exclude<Input, { kind: 'press' }> | undefined> {
  if (action !== 'ask' || isStored(token)) return undefined;
  const call = await buttonTokens?.verify(token, user);
  return call && { kind: 'options', ...call };
}
