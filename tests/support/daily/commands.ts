/** An API that only serves subscriptions, for tests of the daily-facts commands; it records its calls. */
import type { Query } from '../../../bots/api/client.ts';
import { NotFound } from '../../../bots/api/errors.ts';
import { textOf } from '../../../bots/api/graphql.ts';
import type { Clock } from '../../../bots/clock.ts';
import { createBotContext, withChannels } from '../../../bots/core/bot-context.ts';
import type { BotContext } from '../../../bots/core/contract/bot.ts';
import type { ChannelDirectory } from '../../../bots/core/contract/channels.ts';
import type { Platform } from '../../../bots/core/contract/platform.ts';
import type { Reply } from '../../../bots/core/contract/reply.ts';
import type { Input, Place } from '../../../bots/core/contract/request.ts';
import { slack } from '../../../bots/slack/platform.ts';
import { silentLog } from '../app.ts';
import { asking } from '../bots/interpret.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Call {
  /** The document's operation name. */
  readonly name: string;
  readonly variables: Fields;
}

/** A subscription as the API returns it: at 09:00 in Berlin, in the channel C1. */
export const subscription = (changes: Fields = {}): Fields => ({
  ...{ id: '3f2a9c41-0000-4000-8000-000000000001', kind: 'FACTS', channel: 'C1', thread: null },
  ...{ time: '09:00', zone: 'Europe/Berlin', zoneName: 'Europe/Berlin' },
  days: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
  ...{ topics: [], pingRole: null, state: 'ACTIVE', reason: null },
  nextSlots: ['27', '28', '29'].map((day) => ({ date: `2026-11-${day}`, at: `2026-11-${day}T08:00:00.000Z` })),
  ...changes,
});

export const citation = {
  source: { title: 'CLIP', url: 'https://example.org/clip', publisher: 'OpenAI', published: '2021-01-05' },
};

/** The API's answer to each document, by name; the others must not be called. */
export type Answers = Readonly<Record<string, (variables: Fields) => unknown>>;

const ENTITY = { kind: 'MODEL', slug: 'clip', name: 'CLIP', aliases: [], releasedOn: null };

/** Names of the graph: only CLIP. */
const usual: Answers = {
  Names: ({ text }) => ({
    complete: ['clip', 'model/clip'].includes(String(text).toLowerCase()) ? [{ label: 'CLIP', value: 'model/clip', entity: ENTITY }] : [],
  }),
  Complete: () => ({ complete: [{ label: 'CLIP · model', value: 'model/clip' }] }),
};

/** Keeps calls as the API does. */
function keepContinuations(): Answers {
  const kept: unknown[] = [];
  return {
    SaveContinuation: ({ input }) => ({ saveContinuation: { continuation: { id: String(kept.push(input) - 1) } } }),
    Continuation: ({ id }) => ({ continuation: keptAs(kept[Number(id)]) }),
  };
}

const keptAs = (input: unknown) => {
  const { command, options, page } = Object(input);
  return { command, page, options: options.map((option: object) => ({ text: null, flag: null, ...option })) };
};

export interface DailyBot {
  readonly context: BotContext;
  /** The same, for a platform that knows its channels itself. */
  readonly contextWithoutChannels: BotContext;
  readonly calls: readonly Call[];
  /** Only the names of the calls. */
  readonly queryNames: () => string[];
  readonly sendText: (text: string, place?: Place) => Promise<Reply>;
  readonly answer: (words: Input, place?: Place) => Promise<Reply>;
  /** Presses the button with this label. */
  readonly press: (shown: Reply, label: string, place?: Place) => Promise<Reply>;
}

export const admin: Place = { platform: slack, workspace: 'T1', channel: 'C1', user: 'U1', isAdmin: true, runsWorkspace: true };
export const member: Place = { platform: slack, workspace: 'T1', channel: 'C1', user: 'U1', isAdmin: false };

export const clock: Clock = { now: () => new Date('2026-11-26T12:00:00Z'), sleep: () => new Promise(() => {}) };

const ROLES: Readonly<Record<string, string>> = { readers: 'S0123ABC' };
const NAMES: Readonly<Record<string, string>> = { C1: 'general', C2: 'ai', '300': 'general', '301': 'ai', '400': 'readers' };

/** Knows the names of a few channels, and that the bot can post everywhere. */
export const channels: ChannelDirectory = {
  checkPostable: async () => [],
  nameOf: async (_kind, id) => NAMES[id],
  idOf: async (kind, name, workspace) => {
    const isKnown = ([id, each]: readonly [string, string]) => each === name && id.startsWith(workspace === 'T1' ? 'C' : '');
    return kind === 'channel' ? Object.entries(NAMES).find(isKnown)?.[0] : ROLES[name];
  },
};

/** Calls that API, and records the calls in `calls`. */
export const dailyQuery = (answers: Answers, calls: Call[]): Query => {
  const continuations = keepContinuations();
  return async (document, variables) => {
    const [, name = ''] = /^(?:query|mutation) (\w+)/.exec(textOf(document)) ?? [];
    const answer = answers[name] ?? continuations[name] ?? usual[name];
    calls.push({ name, variables: variables as Fields });
    if (answer === undefined) throw new NotFound(`the test does not answer ${name}`, { code: 'NOT_FOUND' });
    // The document determines the type; the test provides the answer.
    return answer(variables as Fields) as never;
  };
};

export function dailyBot(
  answers: Answers = {},
  { platform = slack, ...more }: { platform?: Platform } & Partial<ChannelDirectory> = {},
): DailyBot {
  const calls: Call[] = [];
  const query = dailyQuery(answers, calls);
  const contextWithoutChannels = createBotContext({ query, platform, secret: 'of the tests', clock, log: silentLog });
  const context = withChannels(contextWithoutChannels, { ...channels, ...more });
  const answer = (words: Input, place = admin) => asking(context)({ input: words, place });
  return {
    ...{ context, contextWithoutChannels, calls, answer },
    queryNames: () => calls.map(({ name }) => name),
    sendText: (text, place) => answer({ kind: 'text', text }, place),
    press: ({ actions }, label, place) => {
      const button = actions.find((action) => action.label === label);
      if (button?.kind !== 'button') throw new Error(`there is no button ${label}, but: ${actions.map((action) => action.label)}`);
      return answer({ kind: 'press', action: button.action, token: button.token }, place);
    },
  };
}

/** Everything that a reply says, one line each. */
export const linesOf = ({ title, lead, blocks }: Reply): string[] => [
  title,
  lead.text,
  ...blocks.flatMap((block) => {
    if (block.kind === 'claims') return block.claims.map(({ label, text }) => (label === undefined ? text : `${label}: ${text}`));
    return block.kind === 'note' ? [`(${block.text})`] : [];
  }),
];

/** The labels of its buttons and choices. */
export const actionLabels = ({ actions }: Reply): string[] =>
  actions.map((action) =>
    action.kind === 'select' ? `${action.label} ${action.choices.map(({ label }) => label).join(' | ')}` : action.label,
  );
