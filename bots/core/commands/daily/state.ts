/** Pause, resume and remove: whether there are posts at all. */
import { type Command, command, type Said } from '../../command.ts';
import type { Words } from '../../words/index.ts';
import { labelOf } from './describe.ts';
import { PauseDaily, RemoveDaily, ResumeDaily } from './documents.ts';
import { changed, confirmed } from './done.ts';
import { oneOption } from './options.ts';
import { actorIn } from './place.ts';
import { addAgain } from './retype.ts';
import { whichSubscription } from './which.ts';

export const dailyPause = (words: Words): Command => {
  const { daily: say } = words;
  return command({
    name: 'daily pause',
    aliases: ['daily stop', 'daily off'],
    description: say.descriptions.pause,
    options: oneOption(words),
    examples: ['daily pause'],
    rights: 'needed',
    run: async ({ subscription: typed }, tools) => {
      const actor = actorIn(tools, words);
      const { id } = await whichSubscription(typed, { command: 'daily pause', options: {} }, tools, words);
      const { pauseSubscription } = await tools.query(PauseDaily, { input: { actor, id } });
      return confirmed({ title: say.pausedTitle, lead: say.paused }, await changed(pauseSubscription, words), tools, words);
    },
  });
};

export const dailyResume = (words: Words): Command => {
  const { daily: say } = words;
  return command({
    name: 'daily resume',
    aliases: ['daily start', 'daily on', 'daily unpause'],
    description: say.descriptions.resume,
    options: oneOption(words),
    examples: ['daily resume'],
    rights: 'needed',
    run: async ({ subscription: typed }, tools) => {
      const actor = actorIn(tools, words);
      const { id } = await whichSubscription(typed, { command: 'daily resume', options: {} }, tools, words);
      const { resumeSubscription } = await tools.query(ResumeDaily, { input: { actor, id } });
      return confirmed({ title: say.resumedTitle, lead: say.resumed }, await changed(resumeSubscription, words), tools, words);
    },
  });
};

export const dailyRemove = (words: Words): Command => {
  const { daily: say } = words;
  return command({
    name: 'daily remove',
    aliases: ['daily delete', 'daily rm'],
    description: say.descriptions.remove,
    options: oneOption(words),
    examples: ['daily remove'],
    rights: 'needed',
    run: async ({ subscription: typed }, tools): Promise<Said> => {
      const actor = actorIn(tools, words);
      const before = await whichSubscription(typed, { command: 'daily remove', options: {} }, tools, words);
      const { removeSubscription } = await tools.query(RemoveDaily, { input: { actor, id: before.id } });
      await changed(removeSubscription, words);
      return {
        title: say.removedTitle,
        lead: { text: say.removed(await labelOf(before, tools, words)), sources: [] },
        blocks: [{ kind: 'note', text: say.addAgain(await addAgain(before, tools, words)) }],
        sources: [],
        footer: {},
      };
    },
  });
};
