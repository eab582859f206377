/** The destination of a subscription: resolves the channel and thread, and checks that the bot can post there. */

import type { Destination } from '../../../contract/channels.ts';
import type { CommandContext } from '../../../contract/command.ts';
import { UserError } from '../../../contract/errors.ts';
import type { Messages } from '../../../messages/index.ts';
import { errorReply } from '../../../present/error-replies.ts';
import { channelName } from './describe.ts';
import type { RetryCommand } from './retry-command.ts';

/** The channel of the request when no other one is given. Throws a UserError for a name that no channel has. */
export async function resolveDestination(
  { channel: given, thread }: { readonly channel?: string | undefined; readonly thread: boolean },
  retry: Pick<RetryCommand, 'typed'>,
  { place, channels }: Pick<CommandContext, 'place' | 'channels'>,
  { daily: { problems }, errors }: Messages,
): Promise<{ readonly channel: string; readonly thread: string | null }> {
  const named = given?.startsWith('#') === true ? given.slice(1) : undefined;
  const channel = named === undefined ? given : await channels?.idOf('channel', named, place.workspace);
  if (named !== undefined && channel === undefined)
    throw new UserError(
      errorReply(errors.refused, [problems.noChannel(`#${named}`), problems.corrected(retry.typed({ channel: undefined }))]),
    );
  const isHere = channel === undefined || channel === 'here' || channel === place.channel;
  if (!thread) return { channel: isHere ? place.channel : channel, thread: null };
  const userError = (text: string) =>
    new UserError(errorReply(errors.refused, [text, problems.corrected(retry.typed({ thread: undefined }))]));
  if (!isHere) throw userError(problems.threadElsewhere);
  if (place.thread === undefined) throw userError(problems.noThread);
  return { channel: place.channel, thread: place.thread };
}

/** Throws a UserError that names what keeps the bot from posting there, and who can fix it. */
export async function checkDestination(
  where: { channel: string; thread: string | null },
  retry: Pick<RetryCommand, 'typed'>,
  context: CommandContext,
  messages: Messages,
): Promise<void> {
  const destination: Destination = { workspace: context.place.workspace, channel: where.channel, thread: where.thread ?? undefined };
  const blockers = (await context.channels?.checkPostable(destination)) ?? [];
  if (blockers.length === 0) return;
  const { problems } = messages.daily;
  const name = await channelName(where.channel, context, messages);
  const explained = blockers.flatMap((each) => problems.postingBlockers[each]?.(name) ?? []);
  const permissions = blockers.filter((each) => problems.postingBlockers[each] === undefined);
  const missing = permissions.length === 0 ? [] : [problems.missing(name, messages.and(permissions))];
  const { place } = context;
  // In a post of a forum, the same command works for that post.
  const isInside = blockers.includes('threads-only') && where.channel === place.channel && place.thread !== undefined;
  const [yes = ''] = messages.grammar.yes;
  const again = isInside ? problems.corrected(retry.typed({ channel: undefined, thread: yes })) : problems.again(retry.typed({}));
  throw new UserError(errorReply(problems.cannotPost, [...explained, ...missing, again]));
}
