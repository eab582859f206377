/** Our own words about daily facts come from the catalogue, as all others do. */
import { expect, it } from 'vitest';
import type { Query } from '../../../../../bots/api/client.ts';
import { createBotContext, withChannels } from '../../../../../bots/core/bot-context.ts';
import { TOPICS } from '../../../../../bots/core/commands/daily/subscription/topics.ts';
import { commands } from '../../../../../bots/core/commands/index.ts';
import { commandGroup } from '../../../../../bots/core/contract/command.ts';
import type { Place } from '../../../../../bots/core/contract/request.ts';
import { slack } from '../../../../../bots/slack/platform.ts';
import { terminal } from '../../../../../bots/terminal/platform.ts';
import { silentLog } from '../../../../support/app.ts';
import { asking } from '../../../../support/bots/interpret.ts';
import { lettersLeftOf, placeholderMessages, stringsIn } from '../../../../support/bots/placeholder-messages.ts';
import { type Answers, admin, channels, citation, clock, dailyQuery, member, subscription } from '../../../../support/daily/commands.ts';

const one = subscription({ state: 'SUSPENDED', reason: 'forbidden:50013', topics: ['limits', 'model/clip'], pingRole: 'S0123ABC' });
const changed = { subscription: one, delivery: { date: '2026-11-27', dueAt: '2026-11-27T08:00:00.000Z' }, errors: [] };
const preview = { text: 'A fact.', note: null, asOf: '2021', about: [], citations: [citation] };
const delivery = { date: '2026-11-26', dueAt: '2026-11-26T08:00:00.000Z', state: 'SKIPPED', reason: 'missed', since: null, fact: null };

const answers: Answers = {
  DailyAll: () => ({ subscriptions: [one] }),
  DailyOne: () => ({ subscription: one }),
  NextFact: () => ({ subscription: { preview } }),
  Deliveries: () => ({ subscription: { history: { totalCount: 9, nodes: [delivery] } } }),
  AddDaily: () => ({ addSubscription: changed }),
  EditDaily: () => ({ editSubscription: changed }),
  PauseDaily: () => ({ pauseSubscription: changed }),
  ResumeDaily: () => ({ resumeSubscription: changed }),
  RemoveDaily: () => ({ removeSubscription: changed }),
  SkipSlot: () => ({ skipSlot: changed }),
  PostNow: () => ({ postNow: changed }),
};

/** Data that does not come from the API, and what people type in every language. */
const TYPED = [...['SLACK', 'general', 'readers', 'America/New_York', 'Europe/Berlin', 'weekdays', 'here', 'clip'], ...TOPICS];

async function lettersLeft(text: string, place: Place): Promise<string[]> {
  const data = [...text.split(/[\s:"]/), ...TYPED, ...stringsIn(one).map((each) => each.slice(0, 8))];
  const asked = dailyQuery(answers, []);
  const query: Query = async (document, variables) => {
    const result = await asked(document, variables);
    data.push(...stringsIn(result));
    return result;
  };
  const language = { messagesFor: () => placeholderMessages };
  const context = createBotContext({ query, platform: slack, secret: 'x', clock, log: silentLog, language });
  return lettersLeftOf(await asking(withChannels(context, channels))({ input: { kind: 'text', text }, place }), data);
}

const examples = commands.filter((command) => commandGroup(command) === 'daily').flatMap((command) => command.examples);

it.each([
  ...examples,
  'daily edit 3f2a',
  'daily add 09:00 EST',
  'daily add 09:00 +02:00',
  'daily add 25:00 UTC',
  'daily add 09:00 UTC thread',
  'daily add 09:00 UTC days:x',
  'daily add 09:00 UTC topic:x',
  'daily add 09:00 UTC in #x',
  'daily add 09:00 UTC ping:@x',
  'daily re',
])('with a catalogue of signs nothing of ours is said in English about "%s"', async (text) => {
  expect(await lettersLeft(text, admin)).toEqual([]);
  expect(await lettersLeft(text, member)).toEqual([]);
  expect(await lettersLeft(text, { ...member, platform: terminal })).toEqual([]);
});
