/** Pause, resume and remove: whether there are posts at all. */
import type { Query } from '../../../api/client.ts';
import { type Command, command, type Said } from '../../command.ts';
import type { Words } from '../../words/index.ts';
import { labelOf } from './describe.ts';
import { PauseDaily, RemoveDaily, ResumeDaily } from './documents.ts';
import { changed, confirmed } from './done.ts';
import { oneOption } from './options.ts';
import { actorIn } from './place.ts';
import { addAgain } from './retype.ts';
import { whichSubscription } from './which.ts';

interface Switch {
  readonly verb: 'pause' | 'resume';
  readonly aliases: readonly string[];
  readonly said: Parameters<typeof confirmed>[0];
  readonly change: (query: Query, input: Input) => Promise<Parameters<typeof changed>[0]>;
}

interface Input {
  readonly actor: ReturnType<typeof actorIn>;
  readonly id: string;
}

/** Stops a subscription for a while, or lets it go on. */
function switching({ verb, aliases, said, change }: Switch, words: Words): Command {
  const name = `daily ${verb}`;
  return command({
    ...{ name, aliases, description: words.daily.descriptions[verb], options: oneOption(words) },
    ...{ examples: [name], rights: 'needed' },
    run: async ({ subscription: typed }, tools) => {
      const actor = actorIn(tools, words);
      const { id } = await whichSubscription(typed, { command: name, options: {} }, tools, words);
      return confirmed(said, await changed(await change(tools.query, { actor, id }), words), tools, words);
    },
  });
}

export const dailyPause = (words: Words): Command =>
  switching(
    {
      ...{ verb: 'pause', aliases: ['daily stop', 'daily off'] },
      said: { title: words.daily.pausedTitle, lead: words.daily.paused },
      change: async (query, input) => (await query(PauseDaily, { input })).pauseSubscription,
    },
    words,
  );

export const dailyResume = (words: Words): Command =>
  switching(
    {
      ...{ verb: 'resume', aliases: ['daily start', 'daily on', 'daily unpause'] },
      said: { title: words.daily.resumedTitle, lead: words.daily.resumed },
      change: async (query, input) => (await query(ResumeDaily, { input })).resumeSubscription,
    },
    words,
  );

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
