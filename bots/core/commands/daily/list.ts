import { type Command, type CommandContext, type CommandResult, command, type FollowUp, followUpButton } from '../../contract/command.ts';
import type { Claim } from '../../contract/reply.ts';
import type { Messages } from '../../messages/index.ts';
import { claimsBlock, notesBlock } from '../../present/reply-parts.ts';
import { followUpsFor } from './subscription/change-result.ts';
import { describeNextSlots, describeTopics, labelOf, shortId } from './subscription/describe.ts';
import type { Subscription } from './subscription/documents.ts';
import { addExample } from './subscription/example-commands.ts';
import { mentionsOf } from './subscription/mentions.ts';
import { describeReason } from './subscription/reasons.ts';
import { choicesOf, listSubscriptions } from './subscription/resolve.ts';

export const dailyList = (messages: Messages): Command =>
  command({
    name: 'daily list',
    aliases: ['daily', 'daily show', 'daily status'],
    description: messages.daily.descriptions.list,
    options: {},
    examples: ['daily', 'daily list'],
    rights: 'optional',
    run: async (_values, context) => toReply(await listSubscriptions(context, messages), context, messages),
  });

async function toReply(all: readonly Subscription[], context: CommandContext, messages: Messages): Promise<CommandResult> {
  const { daily: texts } = messages;
  const claims = await Promise.all(all.map((subscription) => toClaim(subscription, context, messages)));
  return {
    title: texts.title,
    lead: { text: all.length === 0 ? texts.none : texts.count(all.length), sources: [] },
    blocks: [...claimsBlock(undefined, claims), ...notesBlock(all.length === 0 ? [texts.howToAdd(addExample(context, messages))] : [])],
    sources: [],
    mentions: await mentionsOf(all, context, messages),
    footer: {},
    followUps: await listFollowUps(all, context, messages),
  };
}

async function toClaim(subscription: Subscription, context: CommandContext, messages: Messages): Promise<Claim> {
  const { daily: texts } = messages;
  const { state, reason } = subscription;
  const [next] = describeNextSlots(subscription, messages);
  const parts = [
    reason === null ? texts.states[state] : texts.stateBecause(texts.states[state], describeReason(reason, messages)),
    ...(next === undefined || state !== 'ACTIVE' ? [] : [texts.nextOn(next)]),
    describeTopics(subscription, messages),
    texts.withId(shortId(subscription)),
  ];
  return { label: await labelOf(subscription, context, messages), text: parts.join(' · '), sources: [] };
}

/** Buttons when there is one subscription; otherwise a select for each action. */
async function listFollowUps(all: readonly Subscription[], context: CommandContext, messages: Messages): Promise<FollowUp[]> {
  const { actions } = messages.daily;
  const mayChange = context.place.runsWorkspace === true;
  const [only, other] = all;
  const add: FollowUp[] = mayChange ? [followUpButton(actions.add, 'daily add')] : [];
  if (only === undefined) return add;
  if (other === undefined) return [...followUpsFor(only, context, messages), ...add];
  const select = async (label: string, commandFor: (one: Subscription) => string): Promise<Extract<FollowUp, { kind: 'select' }>> => {
    const choices = await choicesOf(all, (one) => ({ command: commandFor(one), options: {} }), context, messages);
    return { kind: 'select', label, choices };
  };
  const preview = await select(actions.previewOne, () => 'daily preview');
  if (!mayChange) return [preview];
  const pause = await select(actions.pauseOne, ({ state }) => (state === 'ACTIVE' ? 'daily pause' : 'daily resume'));
  const detailed = { ...pause, choices: pause.choices.map((choice) => withDetail(choice, messages)) };
  return [...add, preview, detailed, await select(actions.removeOne, () => 'daily remove')];
}

const withDetail = <Choice extends { readonly call: { readonly command: string } }>(choice: Choice, { daily }: Messages) => ({
  ...choice,
  detail: choice.call.command === 'daily pause' ? daily.actions.does.pause : daily.actions.does.resume,
});
