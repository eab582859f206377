import { type Command, command, type Offer, type Said, type Tools } from '../../command.ts';
import { listed, notesBlock } from '../../parts.ts';
import type { Claim } from '../../reply.ts';
import type { Words } from '../../words/index.ts';
import { labelOf, nextInWords, shortId, topicsInWords } from './describe.ts';
import type { Subscription } from './documents.ts';
import { offersFor } from './done.ts';
import { reasonInWords } from './reasons.ts';
import { addExample } from './retype.ts';
import { choicesOf, subscriptionsIn } from './which.ts';

export const dailyList = (words: Words): Command =>
  command({
    name: 'daily list',
    aliases: ['daily', 'daily show', 'daily status'],
    description: words.daily.descriptions.list,
    options: {},
    examples: ['daily', 'daily list'],
    rights: 'asked',
    run: async (_values, tools) => toReply(await subscriptionsIn(tools, words), tools, words),
  });

async function toReply(all: readonly Subscription[], tools: Tools, words: Words): Promise<Said> {
  const { daily: say } = words;
  const claims = await Promise.all(all.map((subscription) => toClaim(subscription, tools, words)));
  return {
    title: say.title,
    lead: { text: all.length === 0 ? say.none : say.count(all.length), sources: [] },
    blocks: [...listed(undefined, claims), ...notesBlock(all.length === 0 ? [say.howToAdd(addExample(tools))] : [])],
    sources: [],
    footer: {},
    offers: await offersBelow(all, tools, words),
  };
}

async function toClaim(subscription: Subscription, tools: Tools, words: Words): Promise<Claim> {
  const { daily: say } = words;
  const { state, reason } = subscription;
  const [next] = nextInWords(subscription, words);
  const parts = [
    reason === null ? say.states[state] : say.stateBecause(say.states[state], reasonInWords(reason, words)),
    ...(next === undefined || state !== 'ACTIVE' ? [] : [say.nextOn(next)]),
    topicsInWords(subscription, words),
    say.withId(shortId(subscription)),
  ];
  return { label: await labelOf(subscription, tools, words), text: parts.join(' · '), sources: [] };
}

/** Buttons for the only one; of several a select for each thing to do with one of them. */
async function offersBelow(all: readonly Subscription[], tools: Tools, words: Words): Promise<Offer[]> {
  const { actions } = words.daily;
  const mayChange = tools.place.runsWorkspace === true;
  const [only, other] = all;
  const add: Offer[] = mayChange ? [{ kind: 'button', label: actions.add, asking: { command: 'daily add', options: {} } }] : [];
  if (only === undefined) return add;
  if (other === undefined) return [...offersFor(only, tools, words), ...add];
  const select = async (label: string, commandFor: (one: Subscription) => string): Promise<Extract<Offer, { kind: 'select' }>> => {
    const choices = await choicesOf(all, (one) => ({ command: commandFor(one), options: {} }), tools, words);
    return { kind: 'select', label, choices };
  };
  const preview = await select(actions.previewOne, () => 'daily preview');
  if (!mayChange) return [preview];
  const pause = await select(actions.pauseOne, ({ state }) => (state === 'ACTIVE' ? 'daily pause' : 'daily resume'));
  const detailed = { ...pause, choices: pause.choices.map((choice) => withDetail(choice, words)) };
  return [...add, preview, detailed, await select(actions.removeOne, () => 'daily remove')];
}

const withDetail = <Choice extends { readonly asking: { readonly command: string } }>(choice: Choice, { daily }: Words) => ({
  ...choice,
  detail: choice.asking.command === 'daily pause' ? daily.actions.does.pause : daily.actions.does.resume,
});
