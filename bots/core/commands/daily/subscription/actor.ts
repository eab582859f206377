/** Place: for whom subscriptions are asked and changed. */
import type { CommandContext } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { Messages } from '../../../messages/index.ts';
import { errorReply } from '../../../present/error-replies.ts';

const PLATFORMS = { slack: 'SLACK', discord: 'DISCORD' } as const;

/** The workspace in which it is asked; throws where there is none. */
export function requireWorkspace({ place }: Pick<CommandContext, 'place'>, { errors, daily }: Messages) {
  if (place.platform === 'terminal') throw new UserError(errorReply(errors.notAllowed, [errors.needsRights.terminal]));
  if (place.workspace === '') throw new UserError(errorReply(errors.notAllowed, [daily.problems.noWorkspace]));
  return { platform: PLATFORMS[place.platform], workspace: place.workspace };
}

/** Who asks, as far as the platform says; the API looks at it again. */
export const requireActor = (context: Pick<CommandContext, 'place'>, messages: Messages) => ({
  ...requireWorkspace(context, messages),
  user: context.place.user,
  isAdmin: context.place.runsWorkspace === true,
});
