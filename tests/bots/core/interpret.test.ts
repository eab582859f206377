/** One parse for each input, on every platform; counted by the parser that the bots are given. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApiClient, type Query } from '../../../bots/api/client.ts';
import { textOf } from '../../../bots/api/graphql.ts';
import { systemClock } from '../../../bots/clock.ts';
import type { BotContextOptions } from '../../../bots/core/bot-context.ts';
import { commandsIn } from '../../../bots/core/commands/index.ts';
import type { Platform } from '../../../bots/core/contract/platform.ts';
import { createInterpreter } from '../../../bots/core/interpret.ts';
import type { Messages } from '../../../bots/core/messages/index.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import { parse } from '../../../bots/core/parse/parse.ts';
import { discord } from '../../../bots/discord/platform.ts';
import { slack as slackPlatform } from '../../../bots/slack/platform.ts';
import { answerInTerminal } from '../../../bots/terminal/main.ts';
import type { App } from '../../../src/app.ts';
import { filesBelow, readModules } from '../../repository/modules.ts';
import { freshApps, silentLog } from '../../support/app.ts';
import { apiOf, botContextOf } from '../../support/bots/bot-contexts.ts';
import { asking } from '../../support/bots/interpret.ts';
import { startDiscordWithBot } from '../../support/discord/discord-with-bot.ts';
import { need } from '../../support/need.ts';
import { fakeSlack, runBot } from '../../support/slack/bot.ts';
import { textOfMessage } from '../../support/slack/fake/screen.ts';
import { fieldsOf } from '../../support/slack/fake/views.ts';
import { bySocket, person } from '../../support/slack/person.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

const parsed: unknown[] = [];
const asked: string[] = [];
beforeEach(() => {
  parsed.length = 0;
  asked.length = 0;
});

const countingParse: typeof parse = (input, ...rest) => {
  parsed.push(input);
  return parse(input, ...rest);
};

const english = messagesFor(undefined);
/** A second language, with other words between names. */
const german: Messages = {
  ...english,
  locale: 'de',
  grammar: { ...english.grammar, strong: ['gegen'], weak: ['und'], fillers: ['von', 'der'] },
  explain: { ...english.explain, options: { concept: 'Was erklärt werden soll' } },
  errors: { ...english.errors, nothingCalled: (name) => `Hier heißt nichts „${name}“.` },
  platforms: {
    ...english.platforms,
    missingOption: { ...english.platforms.missingOption, submit: 'Fragen', title: (command) => `${command}: eins fehlt noch` },
  },
};

const countingQuery = (): Query => {
  const query = createApiClient({ ...apiOf(app), timeoutMs: 10_000 });
  return (document, variables) => {
    asked.push(/(?:query|mutation) (\w+)/.exec(textOf(document))?.[1] ?? '');
    return query(document, variables);
  };
};

const contextFor = (platform: Platform, language: NonNullable<BotContextOptions['language']> = {}) => {
  const {
    clock: _,
    log: __,
    ...context
  } = botContextOf(app, {
    ...{ platform, query: countingQuery() },
    language: { parse: countingParse, ...language },
  });
  // The registration at startup isn't part of an answer.
  return { ...context, reportDestinationEvent: async () => {} };
};

/** How often the parser was called since the last time. */
const parses = () => parsed.splice(0).length;

describe('in Slack', () => {
  async function ada(channel: string, language?: BotContextOptions['language']) {
    const slack = await fakeSlack({ workspace: { admins: ['U1'] } });
    await runBot(slack, contextFor(slackPlatform, language));
    const ada = person(slack, bySocket(slack));
    const shownAfter = async (act: () => Promise<unknown>) => {
      const before = slack.screen.messages().length;
      await act();
      await expect.poll(() => slack.screen.messages().length, { timeout: 10_000 }).toBeGreaterThan(before);
      return need(slack.screen.messages().at(-1));
    };
    const viewAfter = async (act: () => Promise<unknown>) => {
      const before = slack.views.length;
      await act();
      await expect.poll(() => slack.views.length, { timeout: 10_000 }).toBe(before + 1);
      return need(slack.views.at(-1));
    };
    const say = (text: string) => shownAfter(() => ada.command(text, channel));
    return { ...ada, slack, say, shownAfter, viewAfter };
  }

  it.each([
    ['a command', 'limitations', ['ChannelSetting', 'Limitations', 'PlainUntil', 'RecordEvent']],
    ['free text', 'clip', ['Ask', 'ChannelSetting', 'Model', 'PlainUntil', 'RecordEvent']],
    ['a command that depends on rights', 'settings', ['ChannelSetting', 'RecordEvent', 'WorkspaceSetting']],
    ['a command that needs rights', 'daily pause', ['DailyAll', 'RecordEvent']],
    ['an invalid value', 'training of gpt', ['RecordEvent']],
  ])('%s is parsed once, and asks the API no more than it has to', async (_what, text, queries) => {
    const { say } = await ada('C1');
    await say(text);
    expect([parses(), asked.sort()]).toEqual([1, queries]);
  });

  it('a question in a public channel is parsed once, and so is every press on its buttons', async () => {
    const { say, shownAfter, press, slack } = await ada('C2');
    await say('settings public');
    expect(parses()).toBe(1);
    const shown = await say('compare');
    expect([parses(), shown.onlyUser]).toEqual([1, undefined]);
    await shownAfter(() => press(shown, 'How they are trained'));
    expect(parses()).toBe(1);
    const page = textOfMessage(shown);
    await press(shown, 'More ›');
    await expect
      .poll(() => textOfMessage(need(slack.screen.messages().find(({ ts }) => ts === shown.ts))), { timeout: 10_000 })
      .not.toBe(page);
    expect(parses()).toBe(1);
  });

  it('a shared answer is parsed once', async () => {
    const { say, shownAfter, press } = await ada('C3');
    const shown = await say('fact');
    parses();
    await shownAfter(() => press(shown, 'Share'));
    expect(parses()).toBe(1);
  });

  it('a modal is parsed once when it opens, and once when it is submitted', async () => {
    const { command, send, viewAfter, shownAfter } = await ada('C4');
    const view = await viewAfter(() => command('model', 'C4'));
    expect(parses()).toBe(1);
    await shownAfter(() => send(view, { name: 'model/clip' }));
    expect(parses()).toBe(1);
    const rights = await viewAfter(() => command('daily add', 'C4'));
    expect([parses(), Object.keys(fieldsOf(rights))]).toEqual([1, expect.arrayContaining(['time', 'zone'])]);
  });

  it('the modal and its answer speak the language of the place', async () => {
    const { command, send, viewAfter, shownAfter } = await ada('C5', { messagesFor: () => german });
    // In English, "von" would be the name.
    const view = await viewAfter(() => command('explain von', 'C5'));
    expect([view.submit?.text, JSON.stringify(view.blocks)]).toEqual(['Fragen', expect.stringContaining('Was erklärt werden soll')]);
    const shown = await shownAfter(() => send(view, { concept: 'nothing at all' }));
    expect(textOfMessage(shown)).toContain('Hier heißt nichts „nothing at all“.');
    expect(parses()).toBe(2);
  });
});

describe('in Discord', () => {
  const messagesOfPlace = { messagesFor: (locale: string | undefined) => (locale === 'de' ? german : english) };
  // Every fake starts with the same ids, which the API has seen before.
  const start = () => startDiscordWithBot({ ...contextFor(discord, messagesOfPlace), isNew: async () => true });

  it.each([
    ['a command', { subcommand: 'limitations' }],
    ['an invalid value', { subcommand: 'timeline', options: { since: 'soon' } }],
    ['a command that depends on rights', { subcommand: 'settings' }],
    ['a command that needs rights', { command: 'lmm-admin', subcommand: 'daily pause' }],
  ])('%s is parsed once', async (_what, question) => {
    const { discord } = await start();
    await discord.type(question);
    expect(parses()).toBe(1);
  });

  it('a message is parsed once, and so is a press', async () => {
    const { discord } = await start();
    const [message] = await discord.repliesTo(discord.write('<@1000000000000000001> compare'));
    expect(parses()).toBe(1);
    const pressed = discord.press(need(message), 'How they are trained');
    await discord.until(() => discord.messagesOf(pressed).length > 0);
    expect(parses()).toBe(1);
  });

  it('a modal is parsed once when it opens, and once when it is submitted', async () => {
    const { discord } = await start();
    const [message] = await discord.repliesTo(discord.write('<@1000000000000000001> explain'));
    expect(parses()).toBe(1);
    const modal = await discord.modalOf(discord.press(need(message), 'Enter the concept'));
    expect(parses()).toBe(1);
    const sent = discord.submit(modal, 'pre-training');
    await discord.until(() => discord.messagesOf(sent).length > 0);
    expect(parses()).toBe(1);
  });
});

it('the modal and its answer speak the language of each place in Discord', async () => {
  const context = contextFor(discord, { messagesFor: (locale) => (locale === 'de' ? german : english) });
  const place = { platform: discord, workspace: '1', channel: '2', user: '3', locale: 'de' } as const;
  const request = { input: { kind: 'text', text: 'explain von' }, place } as const;
  expect(await context.interpret(request)).toMatchObject({ messages: german, missingOption: { option: 'concept' } });
  expect(await context.interpret({ ...request, place: { ...place, locale: 'en-GB' } })).toMatchObject({ missingOption: undefined });
  parses();
  const reply = await asking(context)({ input: { kind: 'text', text: 'clip gegen bert' }, place });
  expect([parses(), reply.title, reply.locale]).toEqual([1, 'CLIP vs BERT', 'de']);
});

it('the terminal parses once', async () => {
  const style = { width: 80, colors: false };
  const options = { json: false, style, api: apiOf(app), clock: systemClock, log: silentLog, language: { parse: countingParse } };
  for (const args of [['limitations'], ['clip', 'vs', 'bert'], ['what', 'is', 'clip'], ['model'], ['daily', 'pause'], []]) {
    await answerInTerminal({ ...options, args });
    expect([args, parses()]).toEqual([args, 1]);
  }
});

it('nothing else in the bots has a parser', () => {
  const users = readModules(filesBelow('bots')).filter(({ imports }) =>
    imports.some(({ target, typeOnly }) => target === 'bots/core/parse/parse.ts' && !typeOnly),
  );
  expect(users.map(({ path }) => path)).toEqual(['bots/core/interpret.ts']);
});

it("builds each language's commands once, not for every request", async () => {
  const built: string[] = [];
  const { interpret } = createInterpreter({
    commandsIn: (messages) => {
      built.push(messages.locale);
      return commandsIn(messages);
    },
    messagesFor: (locale) => (locale === 'de' ? german : english),
    buttonTokens: { verify: async () => undefined },
  });
  for (const locale of ['en', 'de', 'en', 'de']) {
    const place = { platform: slackPlatform, workspace: 'T1', channel: 'C1', user: 'U1', locale };
    await interpret({ input: { kind: 'text', text: 'limitations' }, place });
  }
  expect(built).toEqual(['en', 'de']);
});
