/** Who sees an answer, before it is known: what the person asked for, else what the channel is set to. */
import type { VisibilityOf } from '../contract/bot.ts';
import type { Command } from '../contract/command.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Input as Typed } from '../contract/request.ts';
import type { Messages } from '../messages/index.ts';
import { parse } from '../parse/parse.ts';
import type { BotState } from './bot-state.ts';
import type { ButtonTokens } from './button-tokens.ts';

export interface VisibilityOptions {
  readonly commandsIn: (messages: Messages) => readonly Command[];
  readonly messagesFor: (locale: string | undefined) => Messages;
  readonly buttonTokens: ButtonTokens;
  readonly botState: BotState;
}

export function createVisibilityOf({ commandsIn, messagesFor, buttonTokens, botState }: VisibilityOptions): VisibilityOf {
  return async ({ input, place }) => {
    if (place.platform === 'terminal') return 'private';
    if (input.kind === 'press') return ofPress(input, place.user, buttonTokens);
    const { grammar } = messagesFor(place.locale);
    const wanted = wantedBy(input, commandsIn(messagesFor(place.locale)), grammar);
    return wanted ?? botState.getVisibility(place);
  };
}

/** A page stands where the page before it stood; every other press answers the one who pressed. */
async function ofPress(
  { action, token }: Extract<Typed, { kind: 'press' }>,
  user: string,
  buttonTokens: ButtonTokens,
): Promise<Visibility> {
  if (action === 'share') return 'public';
  if (action !== 'turn') return 'private';
  // When the token cannot be read, the reply says so, and says it in private.
  const call = await buttonTokens.verify(token, user).catch(() => undefined);
  return call?.options['share'] === true ? 'public' : 'private';
}

/** What the question says itself; undefined when the channel decides. */
function wantedBy(
  input: Exclude<Typed, { kind: 'press' }>,
  commands: readonly Command[],
  grammar: Messages['grammar'],
): Visibility | undefined {
  const parsed = parse(input, commands, grammar);
  if (parsed.kind === 'unmatched') return parsed.share ? 'public' : undefined;
  if (parsed.kind !== 'ok' || !('share' in parsed.command.options)) return 'private';
  return parsed.values['share'] === true ? 'public' : undefined;
}
