import { type Command, command } from '../../command.ts';
import type { Words } from '../../words/index.ts';
import { checkReach, destinationOf } from './destination.ts';
import { AddDaily } from './documents.ts';
import { changed, confirmed } from './done.ts';
import { addOptions } from './options.ts';
import { actorIn } from './place.ts';
import { againOf, wishOf } from './wish.ts';
import { checkZone, noZone } from './zone.ts';

export const dailyAdd = (words: Words): Command => {
  const { daily: say } = words;
  const name = 'daily add';
  const options = addOptions(words);
  return command({
    ...{ name, options, description: say.descriptions.add, rights: 'needed', hasWholeForm: true },
    aliases: ['daily create', 'daily schedule'],
    examples: ['daily add 09:00 Europe/Berlin', 'daily add 9:30 pm America/New_York topic:limits,training weekdays'],
    run: async ({ time, zone, channel, thread, ...wish }, tools) => {
      const actor = actorIn(tools, words);
      const again = againOf({ name, options }, { time, zone, channel, thread, ...wish }, tools, words);
      checkZone(zone, again.withZone, words);
      const where = destinationOf({ channel, thread }, again, tools, words);
      const input = { actor, ...where, time, zone, ...(await wishOf(wish, again, tools, words)) };
      await checkReach(where, again.typed({}), tools, words);
      const { addSubscription } = await tools.query(AddDaily, { input });
      const subscription = await changed(addSubscription, words, async ({ path }) =>
        path[0] === 'zone' ? noZone(zone, again.withZone, tools, words) : undefined,
      );
      return confirmed({ title: say.title, lead: say.added }, subscription, tools, words);
    },
  });
};
