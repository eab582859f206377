/** Where something is followed, and who may change that: in a channel those who run the workspace, in a direct message anyone. */
import type { CommandContext } from '../../contract/command.ts';
import { UserError } from '../../contract/errors.ts';
import type { Messages } from '../../messages/index.ts';
import { errorReply } from '../../present/error-replies.ts';

type PlaceContext = Pick<CommandContext, 'place'>;

/** The thread or channel of the request. A direct message has one conversation, in and outside of threads. */
export const placeOf = ({ place }: PlaceContext) => ({
  channel: place.channel,
  thread: place.isDirect === true ? null : (place.thread ?? null),
});

export const workspaceOf = ({ place }: PlaceContext) => ({ platform: place.platform.id, workspace: place.workspace });

/** Throws a UserError in the terminal, and for those who may not. The API checks it again. */
export function requireFollower(context: PlaceContext, { errors, follow }: Messages) {
  const { place } = context;
  const rights = place.platform.channels?.rights;
  if (rights === undefined) throw new UserError(errorReply(errors.notAllowed, [errors.needsChannels]));
  const [isAdmin, isDirect] = [place.runsWorkspace === true, place.isDirect === true];
  if (!isAdmin && !isDirect) throw new UserError(errorReply(errors.notAllowed, [follow.notAllowed(rights.workspace, rights.contact)]));
  return { ...workspaceOf(context), user: place.user, isAdmin, isDirect };
}
