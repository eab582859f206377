/** Resolves the place of a request. Where rights matter, it asks Slack whether the user runs the workspace. */
import type { BotContext } from '../../core/contract/bot.ts';
import type { Input, Place } from '../../core/contract/request.ts';
import { mayCall } from '../../core/state/button-tokens.ts';
import { commandNameOf } from '../read/command-name.ts';
import type { SendDeps } from '../send/deliver.ts';
import { shortReason } from '../send/errors.ts';
import type { SlackTarget } from '../slack-target.ts';

export async function resolvePlace(input: Input, target: SlackTarget, { botContext, sendDeps: { api, log } }: PlaceDeps): Promise<Place> {
  const place = toPlace(target);
  if (!isRightsCommand(input, botContext)) return place;
  try {
    const { isAdmin } = await api.getUser(target.user);
    return { ...place, isAdmin, ...(isAdmin ? { runsWorkspace: true } : {}) };
  } catch (error) {
    log.warn({ reason: shortReason(error) }, 'slack does not say who is an admin');
    return place;
  }
}

/** The place as far as the payload tells it. */
export const toPlace = ({ workspace, channel, user, thread }: SlackTarget): Place => ({
  ...{ platform: 'slack', workspace, channel, user },
  ...(thread === undefined ? {} : { thread }),
});

interface PlaceDeps {
  readonly botContext: Pick<BotContext, 'commands'>;
  readonly sendDeps: Pick<SendDeps, 'api' | 'log'>;
}

/** Only decides whether to ask Slack: it grants nothing. */
function isRightsCommand(input: Input, botContext: PlaceDeps['botContext']): boolean {
  const names = botContext.commands.flatMap(({ name, rights }) => (rights === undefined ? [] : [name]));
  if (input.kind === 'press') return mayCall(input.token, names);
  const commandName = commandNameOf(input, botContext);
  return commandName !== undefined && names.includes(commandName);
}
