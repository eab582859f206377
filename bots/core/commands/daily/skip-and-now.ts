/** `daily skip` and `daily now`: one post less or one more, outside the schedule. */
import { type Command, type CommandResult, command } from '../../contract/command.ts';
import type { Mention } from '../../contract/reply.ts';
import type { Messages } from '../../messages/index.ts';
import { notesBlock } from '../../present/reply-parts.ts';
import { requireActor } from './subscription/actor.ts';
import { subscriptionFrom } from './subscription/change-result.ts';
import { describeDestination, describeNextSlots } from './subscription/describe.ts';
import { PostNow, SkipSlot, type Subscription } from './subscription/documents.ts';
import { mentionsOf } from './subscription/mentions.ts';
import { subscriptionOption } from './subscription/options.ts';
import { resolveSubscription } from './subscription/resolve.ts';

export const dailySkip = (messages: Messages): Command => {
  const { daily: texts } = messages;
  return command({
    name: 'daily skip',
    description: texts.descriptions.skip,
    options: subscriptionOption(messages),
    examples: ['daily skip'],
    rights: 'required',
    run: async ({ subscription: typed }, context) => {
      const actor = requireActor(context, messages);
      const before = await resolveSubscription(typed, { command: 'daily skip', options: {} }, context, messages);
      const { skipSlot } = await context.query(SkipSlot, { input: { actor, id: before.id } });
      const after = await subscriptionFrom(skipSlot, messages);
      const day = skipSlot?.delivery?.date ?? before.nextSlots[0]?.date;
      return toReply(
        texts.skippedTitle,
        day == null ? texts.thenNone : texts.skipped(texts.day(day)),
        [nextNote(after, messages)],
        await mentionsOf([after], context, messages),
      );
    },
  });
};

export const dailyNow = (messages: Messages): Command => {
  const { daily: texts } = messages;
  return command({
    name: 'daily now',
    aliases: ['daily post'],
    description: texts.descriptions.now,
    options: subscriptionOption(messages),
    examples: ['daily now'],
    rights: 'required',
    run: async ({ subscription: typed }, context) => {
      const actor = requireActor(context, messages);
      const { id } = await resolveSubscription(typed, { command: 'daily now', options: {} }, context, messages);
      const { postNow } = await context.query(PostNow, { input: { actor, id } });
      const after = await subscriptionFrom(postNow, messages);
      const notes = [texts.nowKeeps, nextNote(after, messages)];
      const where = await describeDestination(after, context, messages);
      const lead = after.kind === 'DIGEST' ? texts.nowDigest(where) : texts.now(where);
      return toReply(texts.nowTitle, lead, notes, await mentionsOf([after], context, messages));
    },
  });
};

function nextNote(subscription: Subscription, messages: Messages): string | undefined {
  const [next] = describeNextSlots(subscription, messages);
  if (subscription.state !== 'ACTIVE') return undefined;
  return next === undefined ? messages.daily.thenNone : messages.daily.thenOn(next);
}

const toReply = (title: string, lead: string, notes: readonly (string | undefined)[], mentions: readonly Mention[]): CommandResult => ({
  title,
  lead: { text: lead, sources: [] },
  blocks: notesBlock(notes),
  sources: [],
  mentions,
  footer: {},
});
