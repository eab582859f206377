import { type Command, type CommandContext, command } from '../../command.ts';
import { UserError } from '../../errors.ts';
import { errorReply } from '../../troubles.ts';
import type { Messages } from '../../words/index.ts';
import { checkReach, destinationOf } from './destination.ts';
import { EditDaily } from './documents.ts';
import { changed, confirmed } from './done.ts';
import { editOptions } from './options.ts';
import { actorIn } from './place.ts';
import { editExample } from './retype.ts';
import { whichSubscription } from './which.ts';
import { type Again, againOf, wishOf } from './wish.ts';
import { checkZone, noZone } from './zone.ts';

export const dailyEdit = (messages: Messages): Command => {
  const { daily: texts } = messages;
  const name = 'daily edit';
  const options = editOptions(messages);
  return command({
    ...{ name, options, description: texts.descriptions.edit, rights: 'required' },
    aliases: ['daily change', 'daily set'],
    examples: ['daily edit time:10:00', 'daily edit 3f2a9c41 zone:Asia/Tokyo days:weekdays topic:all ping:none'],
    run: async ({ subscription: typed, time, zone, channel, thread, ...wish }, context) => {
      const actor = actorIn(context, messages);
      const again = againOf({ name, options }, { subscription: typed, time, zone, channel, thread, ...wish }, context, messages);
      if (zone !== undefined) checkZone(zone, again.withZone, messages);
      const { id, ...before } = await whichSubscription(typed, again.call, context, messages);
      const where = await whereTo({ channel, thread }, again, context, messages);
      const change = {
        ...where,
        ...(time === undefined ? {} : { time }),
        ...(zone === undefined ? {} : { zone }),
        ...(await wishOf(wish, again, context, messages)),
      };
      if (Object.keys(change).length === 0) {
        const { nothingToChange, example } = texts.problems;
        throw new UserError(errorReply(messages.errors.refused, [nothingToChange, example(editExample({ id, ...before }, context))]));
      }
      const { editSubscription } = await context.query(EditDaily, { input: { actor, id, ...change } });
      const subscription = await changed(editSubscription, messages, async ({ path }) =>
        path[0] === 'zone' && zone !== undefined ? noZone(zone, again.withZone, context, messages) : undefined,
      );
      return confirmed({ title: texts.title, lead: texts.edited }, subscription, context, messages);
    },
  });
};

/** The new channel or thread, if there is to be one. */
async function whereTo(
  wanted: { readonly channel?: string | undefined; readonly thread: boolean },
  again: Again,
  context: CommandContext,
  messages: Messages,
): Promise<{ channel?: string; thread?: string | null }> {
  if (wanted.channel === undefined && !wanted.thread) return {};
  const where = destinationOf(wanted, again, context, messages);
  await checkReach(where, again.typed({}), context, messages);
  return where;
}
