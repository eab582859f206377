/** The place of a request, with whether the person may change settings where that matters: Slack has to be asked for it. */
import type { BotTools } from '../core/bot.ts';
import type { Place, Words } from '../core/request.ts';
import type { DeliveryTools } from './deliver.ts';
import { shortly } from './failure.ts';
import { commandNamedBy } from './named.ts';
import type { Spot } from './spot.ts';

/** The one command that only admins may use to change something. */
const SETTINGS = 'settings';

export async function placeOf(words: Words, spot: Spot, { tools, delivery: { calls, log } }: PlaceTools): Promise<Place> {
  const { workspace, channel, user, thread } = spot;
  const place: Place = { platform: 'slack', workspace, channel, user, ...(thread === undefined ? {} : { thread }) };
  if (!isSettings(words, tools)) return place;
  try {
    return { ...place, isAdmin: await calls.isAdmin(user) };
  } catch (error) {
    log.warn({ reason: shortly(error) }, 'slack does not say who is an admin');
    return place;
  }
}

interface PlaceTools {
  readonly tools: Pick<BotTools, 'commands'>;
  readonly delivery: Pick<DeliveryTools, 'calls' | 'log'>;
}

/** Only decides whether Slack is asked: it grants nothing. */
const isSettings = (words: Words, tools: PlaceTools['tools']): boolean =>
  // A short question can be read in its token; one that is kept elsewhere is too long to be about settings.
  words.kind === 'press' ? words.token.includes(`"${SETTINGS}"`) : commandNamedBy(words, tools) === SETTINGS;
