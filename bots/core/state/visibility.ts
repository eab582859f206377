/** Decides who sees an answer before it is computed: as the user asked, else by the channel's setting. */
import type { VisibilityOf } from '../contract/bot.ts';
import type { Command } from '../contract/command.ts';
import type { Visibility } from '../contract/reply.ts';
import type { Input } from '../contract/request.ts';
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
    const messages = messagesFor(place.locale);
    return requestedVisibility(input, commandsIn(messages), messages.grammar) ?? botState.getVisibility(place);
  };
}

/** A page replaces the page before it; every other button answers in private, except for sharing. */
async function ofPress(
  { action, token }: Extract<Input, { kind: 'press' }>,
  user: string,
  buttonTokens: ButtonTokens,
): Promise<Visibility> {
  if (action === 'share') return 'public';
  if (action !== 'turn') return 'private';
  // If the token can't be verified, the reply is a private error.
  const call = await buttonTokens.verify(token, user).catch(() => undefined);
  return call?.options['share'] === true ? 'public' : 'private';
}

/** What the input itself decides; undefined if the channel's setting does. */
function requestedVisibility(
  input: Exclude<Input, { kind: 'press' }>,
  commands: readonly Command[],
  grammar: Messages['grammar'],
): Visibility | undefined {
  const parsed = parse(input, commands, grammar);
  if (parsed.kind === 'unmatched') return parsed.share ? 'public' : undefined;
  if (parsed.kind !== 'ok' || !('share' in parsed.command.options)) return 'private';
  return parsed.values['share'] === true ? 'public' : undefined;
}
