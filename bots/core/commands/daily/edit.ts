import { type Command, command, type Tools } from '../../command.ts';
import { Objection } from '../../errors.ts';
import { trouble } from '../../troubles.ts';
import type { Words } from '../../words/index.ts';
import { checkReach, destinationOf } from './destination.ts';
import { EditDaily } from './documents.ts';
import { changed, confirmed } from './done.ts';
import { editOptions } from './options.ts';
import { actorIn } from './place.ts';
import { editExample } from './retype.ts';
import { whichSubscription } from './which.ts';
import { type Again, againOf, wishOf } from './wish.ts';
import { checkZone, noZone } from './zone.ts';

export const dailyEdit = (words: Words): Command => {
  const { daily: say } = words;
  const name = 'daily edit';
  const options = editOptions(words);
  return command({
    ...{ name, options, description: say.descriptions.edit, rights: 'needed' },
    aliases: ['daily change', 'daily set'],
    examples: ['daily edit time:10:00', 'daily edit 3f2a9c41 zone:Asia/Tokyo days:weekdays topic:all ping:none'],
    run: async ({ subscription: typed, time, zone, channel, thread, ...wish }, tools) => {
      const actor = actorIn(tools, words);
      const again = againOf({ name, options }, { subscription: typed, time, zone, channel, thread, ...wish }, tools, words);
      if (zone !== undefined) checkZone(zone, again.withZone, words);
      const { id, ...before } = await whichSubscription(typed, again.asking, tools, words);
      const where = await whereTo({ channel, thread }, again, tools, words);
      const change = {
        ...where,
        ...(time === undefined ? {} : { time }),
        ...(zone === undefined ? {} : { zone }),
        ...(await wishOf(wish, again, tools, words)),
      };
      if (Object.keys(change).length === 0) {
        const { nothingToChange, example } = say.problems;
        throw new Objection(trouble(words.troubles.refused, [nothingToChange, example(editExample({ id, ...before }, tools))]));
      }
      const { editSubscription } = await tools.query(EditDaily, { input: { actor, id, ...change } });
      const subscription = await changed(editSubscription, words, async ({ path }) =>
        path[0] === 'zone' && zone !== undefined ? noZone(zone, again.withZone, tools, words) : undefined,
      );
      return confirmed({ title: say.title, lead: say.edited }, subscription, tools, words);
    },
  });
};

/** The new channel or thread, if there is to be one. */
async function whereTo(
  wanted: { readonly channel?: string | undefined; readonly thread: boolean },
  again: Again,
  tools: Tools,
  words: Words,
): Promise<{ channel?: string; thread?: string | null }> {
  if (wanted.channel === undefined && !wanted.thread) return {};
  const where = destinationOf(wanted, again, tools, words);
  await checkReach(where, again.typed({}), tools, words);
  return where;
}
