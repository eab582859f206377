/** The place of a request. Where rights matter, Slack is asked whether the user runs the workspace. */
import { compact } from '../../core/compact.ts';
import type { Interpretation } from '../../core/contract/interpretation.ts';
import { DIRECT_CONVERSATION, type Place } from '../../core/contract/request.ts';
import { slack } from '../platform.ts';
import type { SendDeps } from '../send/deliver.ts';
import { shortReason } from '../send/errors.ts';
import { isDirect, type SlackTarget } from '../slack-target.ts';

/**
 * The place as far as the payload tells it, so without a locale: Slack sends none with commands, events or interactions.
 * Only `users.info` with `include_locale` has it, and asking it for every question isn't worth the time while all messages are English.
 */
export const toPlace = ({ workspace, channel, user, thread, isAlone, isGroupDirect, conversation }: SlackTarget): Place => ({
  ...{ platform: slack, workspace, channel, user },
  ...compact({ thread, conversation: isAlone === true ? DIRECT_CONVERSATION : conversation }),
  ...(isDirect({ channel }) || isGroupDirect === true ? { isDirect: true } : {}),
});

type Rights = Pick<Interpretation, 'place' | 'needsRights'>;

export async function withRights<Asked extends Rights>(interpretation: Asked, { api, log }: Pick<SendDeps, 'api' | 'log'>): Promise<Asked> {
  const { needsRights, place } = interpretation;
  if (!needsRights) return interpretation;
  try {
    const { isAdmin, timeZone } = await api.getUser(place.user);
    return { ...interpretation, place: { ...place, isAdmin, ...compact({ timeZone, runsWorkspace: isAdmin ? true : undefined }) } };
  } catch (error) {
    const reason = shortReason(error);
    log.warn({ reason }, 'slack admin lookup failed');
    return reason === 'missing_scope' ? { ...interpretation, place: { ...place, unknownRights: 'users:read' } } : interpretation;
  }
}
