/** Destination: the channel and thread that are meant, checked for whether the bot can post there. */
import type { CommandContext } from '../../command.ts';
import { UserError } from '../../errors.ts';
import type { Destination } from '../../reach.ts';
import { errorReply } from '../../troubles.ts';
import type { Messages } from '../../words/index.ts';
import { channelName } from './describe.ts';
import type { Again } from './wish.ts';

/** Where to post, as it was asked for; in the channel in which it is asked when nothing is said. */
export function destinationOf(
  { channel, thread }: { readonly channel?: string | undefined; readonly thread: boolean },
  again: Pick<Again, 'typed'>,
  { place }: Pick<CommandContext, 'place'>,
  { daily: { problems }, errors }: Messages,
): { readonly channel: string; readonly thread: string | null } {
  const here = channel === undefined || channel === 'here' || channel === place.channel;
  if (!thread) return { channel: here ? place.channel : channel, thread: null };
  const objection = (text: string) =>
    new UserError(errorReply(errors.refused, [text, problems.corrected(again.typed({ thread: undefined }))]));
  if (!here) throw objection(problems.threadElsewhere);
  if (place.thread === undefined) throw objection(problems.noThread);
  return { channel: place.channel, thread: place.thread };
}

/** Throws what keeps the bot from posting there, and who can mend it. */
export async function checkReach(
  where: { channel: string; thread: string | null },
  again: string,
  context: CommandContext,
  messages: Messages,
): Promise<void> {
  const destination: Destination = { workspace: context.place.workspace, channel: where.channel, thread: where.thread ?? undefined };
  const hindrances = (await context.channels?.checkPostable(destination)) ?? [];
  if (hindrances.length === 0) return;
  const { problems } = messages.daily;
  const name = await channelName(where.channel, context, messages);
  const told = hindrances.flatMap((each) => problems.postingBlockers[each]?.(name) ?? []);
  const permissions = hindrances.filter((each) => problems.postingBlockers[each] === undefined);
  const missing = permissions.length === 0 ? [] : [problems.missing(name, messages.and(permissions))];
  throw new UserError(errorReply(problems.cannotPost, [...told, ...missing, problems.again(again)]));
}
