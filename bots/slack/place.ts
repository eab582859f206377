/** The place of a request, with whether the person may change settings where that matters: Slack has to be asked for it. */
import type { Place, Words } from '../core/request.ts';
import type { DeliveryTools } from './deliver.ts';
import { shortly } from './failure.ts';
import type { Spot } from './spot.ts';

/** How the one command begins that only admins may use to change something; people also write it with slips. */
const SETTINGS = 'set';

export async function placeOf(words: Words, spot: Spot, { calls, log }: Pick<DeliveryTools, 'calls' | 'log'>): Promise<Place> {
  const { workspace, channel, user, thread } = spot;
  const place: Place = { platform: 'slack', workspace, channel, user, ...(thread === undefined ? {} : { thread }) };
  if (!mayBeSettings(words)) return place;
  try {
    return { ...place, isAdmin: await calls.isAdmin(user) };
  } catch (error) {
    log.warn({ reason: shortly(error) }, 'slack does not say who is an admin');
    return place;
  }
}

/** Only decides whether Slack is asked: too often costs a call, too seldom counts as no. */
function mayBeSettings(words: Words): boolean {
  switch (words.kind) {
    case 'text':
      return words.text.toLowerCase().startsWith(SETTINGS);
    case 'options':
      return words.command.startsWith(SETTINGS);
    case 'press':
      return words.token.includes(`"${SETTINGS}`);
  }
}
