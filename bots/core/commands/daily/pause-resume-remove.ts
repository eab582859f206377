/** `daily pause`, `daily resume` and `daily remove`: the state of a subscription. */
import type { Query } from '../../../api/client.ts';
import { type Command, type CommandContext, type CommandResult, command, followUpButton } from '../../contract/command.ts';
import type { Messages } from '../../messages/index.ts';
import { requireActor } from './subscription/actor.ts';
import { subscriptionFrom, toChangeResult } from './subscription/change-result.ts';
import { labelOf, shortId } from './subscription/describe.ts';
import { PauseDaily, RemoveDaily, ResumeDaily, type Subscription } from './subscription/documents.ts';
import { recreateCommand } from './subscription/example-commands.ts';
import { subscriptionOption } from './subscription/options.ts';
import { resolveSubscription } from './subscription/resolve.ts';

interface StateCommandOptions {
  readonly verb: 'pause' | 'resume';
  readonly aliases: readonly string[];
  readonly confirmation: Parameters<typeof toChangeResult>[0];
  readonly change: (query: Query, input: Input) => Promise<Parameters<typeof subscriptionFrom>[0]>;
}

interface Input {
  readonly actor: ReturnType<typeof requireActor>;
  readonly id: string;
}

/** `pause` and `resume`, which differ in their mutation alone. */
function stateCommand({ verb, aliases, confirmation, change }: StateCommandOptions, messages: Messages): Command {
  const name = `daily ${verb}`;
  return command({
    name,
    aliases,
    description: messages.daily.descriptions[verb],
    options: subscriptionOption(messages),
    examples: [name],
    rights: 'required',
    run: async ({ subscription: typed }, context) => {
      const actor = requireActor(context, messages);
      const { id } = await resolveSubscription(typed, { command: name, options: {} }, context, messages);
      return toChangeResult(confirmation, await subscriptionFrom(await change(context.query, { actor, id }), messages), context, messages);
    },
  });
}

export const dailyPause = (messages: Messages): Command =>
  stateCommand(
    {
      verb: 'pause',
      aliases: ['daily stop', 'daily off'],
      confirmation: { title: messages.daily.pausedTitle, lead: messages.daily.paused },
      change: async (query, input) => (await query(PauseDaily, { input })).pauseSubscription,
    },
    messages,
  );

export const dailyResume = (messages: Messages): Command =>
  stateCommand(
    {
      verb: 'resume',
      aliases: ['daily start', 'daily on', 'daily unpause'],
      confirmation: { title: messages.daily.resumedTitle, lead: messages.daily.resumed },
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
    options: { ...subscriptionOption(messages), sure: { type: 'flag', description: texts.options.sure, buttonOnly: true } },
    examples: ['daily remove'],
    rights: 'required',
    run: async ({ subscription: typed, sure }, context): Promise<CommandResult> => {
      const actor = requireActor(context, messages);
      const before = await resolveSubscription(typed, { command: 'daily remove', options: {} }, context, messages);
      if (!sure) return askToRemove(before, context, messages);
      const { removeSubscription } = await context.query(RemoveDaily, { input: { actor, id: before.id } });
      await subscriptionFrom(removeSubscription, messages);
      return {
        title: texts.removedTitle,
        lead: { text: texts.removed(await labelOf(before, context, messages)), sources: [] },
        blocks: [{ kind: 'note', text: texts.addAgain(await recreateCommand(before, context, messages)) }],
        sources: [],
        footer: {},
      };
    },
  });
};

/** Its button holds all that is needed, so nothing is remembered. */
async function askToRemove(subscription: Subscription, context: CommandContext, messages: Messages): Promise<CommandResult> {
  const { daily: texts } = messages;
  return {
    title: texts.removeTitle,
    lead: { text: texts.removeAsk(await labelOf(subscription, context, messages)), sources: [] },
    blocks: [],
    sources: [],
    footer: {},
    followUps: [followUpButton(texts.actions.removeNow, 'daily remove', { subscription: shortId(subscription), sure: true })],
  };
}
