import { type Command, command } from '../../command.ts';
import type { Messages } from '../../words/index.ts';
import { checkReach, destinationOf } from './destination.ts';
import { AddDaily } from './documents.ts';
import { changed, confirmed } from './done.ts';
import { addOptions } from './options.ts';
import { actorIn } from './place.ts';
import { againOf, wishOf } from './wish.ts';
import { checkZone, noZone } from './zone.ts';

export const dailyAdd = (messages: Messages): Command => {
  const { daily: texts } = messages;
  const name = 'daily add';
  const options = addOptions(messages);
  return command({
    ...{ name, options, description: texts.descriptions.add, rights: 'required', showsAllOptions: true },
    aliases: ['daily create', 'daily schedule'],
    examples: ['daily add 09:00 Europe/Berlin', 'daily add 9:30 pm America/New_York topic:limits,training weekdays'],
    run: async ({ time, zone, channel, thread, ...wish }, context) => {
      const actor = actorIn(context, messages);
      const again = againOf({ name, options }, { time, zone, channel, thread, ...wish }, context, messages);
      checkZone(zone, again.withZone, messages);
      const where = destinationOf({ channel, thread }, again, context, messages);
      const input = { actor, ...where, time, zone, ...(await wishOf(wish, again, context, messages)) };
      await checkReach(where, again.typed({}), context, messages);
      const { addSubscription } = await context.query(AddDaily, { input });
      const subscription = await changed(addSubscription, messages, async ({ path }) =>
        path[0] === 'zone' ? noZone(zone, again.withZone, context, messages) : undefined,
      );
      return confirmed({ title: texts.title, lead: texts.added }, subscription, context, messages);
    },
  });
};
