/** Pause, resume and remove: whether there are posts at all. */
import type { Query } from '../../../api/client.ts';
import { type Command, type CommandResult, command } from '../../command.ts';
import type { Messages } from '../../words/index.ts';
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
function switching({ verb, aliases, said, change }: Switch, messages: Messages): Command {
  const name = `daily ${verb}`;
  return command({
    ...{ name, aliases, description: messages.daily.descriptions[verb], options: oneOption(messages) },
    ...{ examples: [name], rights: 'required' },
    run: async ({ subscription: typed }, context) => {
      const actor = actorIn(context, messages);
      const { id } = await whichSubscription(typed, { command: name, options: {} }, context, messages);
      return confirmed(said, await changed(await change(context.query, { actor, id }), messages), context, messages);
    },
  });
}

export const dailyPause = (messages: Messages): Command =>
  switching(
    {
      ...{ verb: 'pause', aliases: ['daily stop', 'daily off'] },
      said: { title: messages.daily.pausedTitle, lead: messages.daily.paused },
      change: async (query, input) => (await query(PauseDaily, { input })).pauseSubscription,
    },
    messages,
  );

export const dailyResume = (messages: Messages): Command =>
  switching(
    {
      ...{ verb: 'resume', aliases: ['daily start', 'daily on', 'daily unpause'] },
      said: { title: messages.daily.resumedTitle, lead: messages.daily.resumed },
      change: async (query, input) => (await query(ResumeDaily, { input })).resumeSubscription,
    },
    messages,
  );

export const dailyRemove = (messages: Messages): Command => {
  const { daily: texts } = messages;
  return command({
    name: 'daily remove',
    aliases: ['daily delete', 'daily rm'],
    description: texts.descriptions.remove,
    options: oneOption(messages),
    examples: ['daily remove'],
    rights: 'required',
    run: async ({ subscription: typed }, context): Promise<CommandResult> => {
      const actor = actorIn(context, messages);
      const before = await whichSubscription(typed, { command: 'daily remove', options: {} }, context, messages);
      const { removeSubscription } = await context.query(RemoveDaily, { input: { actor, id: before.id } });
      await changed(removeSubscription, messages);
      return {
        title: texts.removedTitle,
        lead: { text: texts.removed(await labelOf(before, context, messages)), sources: [] },
        blocks: [{ kind: 'note', text: texts.addAgain(await addAgain(before, context, messages)) }],
        sources: [],
        footer: {},
      };
    },
  });
};
