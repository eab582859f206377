import type { CommandContext } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { Messages } from '../../../messages/index.ts';
import { errorReply } from '../../../present/error-replies.ts';

export function requireWorkspace({ place }: Pick<CommandContext, 'place'>, { errors, daily }: Messages) {
  if (place.platform.channels === undefined) throw new UserError(errorReply(errors.notAllowed, [errors.needsChannels]));
  if (place.workspace === '') throw new UserError(errorReply(errors.notAllowed, [daily.problems.noWorkspace]));
  return { platform: place.platform.id, workspace: place.workspace };
}

/** The user and their rights, as the platform reports them; the API checks them again. */
export const requireActor = (context: Pick<CommandContext, 'place'>, messages: Messages) => ({
  ...requireWorkspace(context, messages),
  user: context.place.user,
  isAdmin: context.place.runsWorkspace === true,
});
