/** The place of a request, with whether the person runs the workspace where that matters: Slack has to be asked for it. */
import type { BotContext } from '../core/bot.ts';
import type { Input, Place } from '../core/request.ts';
import { mayCall } from '../core/seal.ts';
import type { SendDeps } from './deliver.ts';
import { shortReason } from './failure.ts';
import { commandNamedBy } from './named.ts';
import type { SlackTarget } from './spot.ts';

export async function placeOf(words: Input, target: SlackTarget, { tools, delivery: { api, log } }: PlaceTools): Promise<Place> {
  const place = plainPlaceOf(target);
  if (!isAboutRights(words, tools)) return place;
  try {
    const { isAdmin } = await api.getUser(target.user);
    return { ...place, isAdmin, ...(isAdmin ? { runsWorkspace: true } : {}) };
  } catch (error) {
    log.warn({ reason: shortReason(error) }, 'slack does not say who is an admin');
    return place;
  }
}

/** As far as it is known without asking. */
export const plainPlaceOf = ({ workspace, channel, user, thread }: SlackTarget): Place => ({
  ...{ platform: 'slack', workspace, channel, user },
  ...(thread === undefined ? {} : { thread }),
});

interface PlaceTools {
  readonly tools: Pick<BotContext, 'commands'>;
  readonly delivery: Pick<SendDeps, 'calls' | 'log'>;
}

/** Only decides whether Slack is asked: it grants nothing. */
function isAboutRights(words: Input, tools: PlaceTools['tools']): boolean {
  const names = tools.commands.flatMap(({ name, rights }) => (rights === undefined ? [] : [name]));
  if (words.kind === 'press') return mayCall(words.token, names);
  const named = commandNamedBy(words, tools);
  return named !== undefined && names.includes(named);
}
