/** Skip and now: one post less or one more, beside the schedule. */
import { type Command, command, type Said } from '../../command.ts';
import { notesBlock } from '../../parts.ts';
import type { Words } from '../../words/index.ts';
import { nextInWords, whereOf } from './describe.ts';
import { PostNow, SkipSlot, type Subscription } from './documents.ts';
import { changed } from './done.ts';
import { oneOption } from './options.ts';
import { actorIn } from './place.ts';
import { whichSubscription } from './which.ts';

export const dailySkip = (words: Words): Command => {
  const { daily: say } = words;
  return command({
    name: 'daily skip',
    description: say.descriptions.skip,
    options: oneOption(words),
    examples: ['daily skip'],
    rights: 'needed',
    run: async ({ subscription: typed }, tools) => {
      const actor = actorIn(tools, words);
      const before = await whichSubscription(typed, { command: 'daily skip', options: {} }, tools, words);
      const { skipSlot } = await tools.query(SkipSlot, { input: { actor, id: before.id } });
      const after = await changed(skipSlot, words);
      const day = skipSlot?.delivery?.date ?? before.nextSlots[0]?.date;
      return toReply(say.skippedTitle, day == null ? say.thenNone : say.skipped(say.day(day)), [nextNote(after, words)]);
    },
  });
};

export const dailyNow = (words: Words): Command => {
  const { daily: say } = words;
  return command({
    name: 'daily now',
    aliases: ['daily post'],
    description: say.descriptions.now,
    options: oneOption(words),
    examples: ['daily now'],
    rights: 'needed',
    run: async ({ subscription: typed }, tools) => {
      const actor = actorIn(tools, words);
      const { id } = await whichSubscription(typed, { command: 'daily now', options: {} }, tools, words);
      const { postNow } = await tools.query(PostNow, { input: { actor, id } });
      const after = await changed(postNow, words);
      return toReply(say.nowTitle, say.now(await whereOf(after, tools, words)), [say.nowKeeps, nextNote(after, words)]);
    },
  });
};

function nextNote(subscription: Subscription, words: Words): string | undefined {
  const [next] = nextInWords(subscription, words);
  if (subscription.state !== 'ACTIVE') return undefined;
  return next === undefined ? words.daily.thenNone : words.daily.thenOn(next);
}

const toReply = (title: string, lead: string, notes: readonly (string | undefined)[]): Said => ({
  title,
  lead: { text: lead, sources: [] },
  blocks: notesBlock(notes),
  sources: [],
  footer: {},
});
