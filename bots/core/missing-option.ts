/** Finds what is missing in a question before it is asked, so that platforms with forms can ask for it. */
import type { FindMissingOption } from './contract/bot.ts';
import type { Command } from './contract/command.ts';
import type { Input } from './contract/request.ts';
import type { Messages } from './messages/index.ts';
import { parse } from './parse/parse.ts';
import { type ButtonTokens, isStored } from './state/button-tokens.ts';

/** Without seals nothing is missing behind buttons. */
export const createFindMissingOption =
  (commands: readonly Command[], grammar: Messages['grammar'], buttonTokens?: Pick<ButtonTokens, 'verify'>): FindMissingOption =>
  async (input, place) => {
    const asked = input.kind === 'press' ? await inputBehindButton(input, place?.user, buttonTokens) : input;
    if (asked === undefined) return undefined;
    // Whatever else is wrong with it is said by the answer.
    const parsed = parse(asked, commands, grammar);
    if (parsed.kind !== 'missing') return undefined;
    if (place !== undefined && place.runsWorkspace !== true && parsed.command.rights === 'required') return undefined;
    return { command: parsed.command, option: parsed.option, given: parsed.values };
  };

/** What a button asks, where that stands in its token: for everything else the API would have to be asked. */
async function inputBehindButton(
  { action, token }: Extract<Input, { kind: 'press' }>,
  user = '',
  buttonTokens?: Pick<ButtonTokens, 'verify'>,
): Promise<Exclude<Input, { kind: 'press' }> | undefined> {
  if (action !== 'ask' || isStored(token)) return undefined;
  const call = await buttonTokens?.verify(token, user);
  return call && { kind: 'options', ...call };
}
