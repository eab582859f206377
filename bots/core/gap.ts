/** Finds what is missing in a question before it is asked, so that platforms with forms can ask for it. */
import type { FindMissingOption } from './bot.ts';
import type { Command } from './command.ts';
import { parse } from './parse.ts';
import type { Input as Typed } from './request.ts';
import { type ButtonTokens, isStored } from './seal.ts';
import type { Messages } from './words/index.ts';

/** Without seals nothing is missing behind buttons. */
export const createFindMissingOption =
  (commands: readonly Command[], grammar: Messages['grammar'], buttonTokens?: Pick<ButtonTokens, 'open'>): FindMissingOption =>
  async (input, place) => {
    const input = input.kind === 'press' ? await inputBehindButton(input, place?.user, buttonTokens) : input;
    if (input === undefined) return undefined;
    // Whatever else is wrong with it is said by the answer.
    const parsed = parse(input, commands, grammar);
    if (parsed.kind !== 'incomplete') return undefined;
    if (place !== undefined && place.runsWorkspace !== true && parsed.command.rights === 'needed') return undefined;
    return { command: parsed.command, option: parsed.option, given: parsed.values };
  };

/** What a button asks, where that stands in its token: for everything else the API would have to be asked. */
async function inputBehindButton(
  { action, token }: Extract<Typed, { kind: 'press' }>,
  user = '',
  buttonTokens?: Pick<ButtonTokens, 'open'>,
): Promise<Exclude<Typed, { kind: 'press' }> | undefined> {
  if (action !== 'ask' || isStored(token)) return undefined;
  const call = await buttonTokens?.verify(token, user);
  return call && { kind: 'options', ...call };
}
