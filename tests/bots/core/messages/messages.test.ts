/** All our own text comes from the messages: with placeholders alone, no answer has a letter that is neither data nor a name to type. */
import { beforeAll, describe, expect, it } from 'vitest';
import { createApiClient, type Query } from '../../../../bots/api/client.ts';
import { systemClock } from '../../../../bots/clock.ts';
import { createBotContext } from '../../../../bots/core/bot-context.ts';
import { commands, commandsIn } from '../../../../bots/core/commands/index.ts';
import { commandGroup } from '../../../../bots/core/contract/command.ts';
import { messagesFor } from '../../../../bots/core/messages/index.ts';
import { slack } from '../../../../bots/slack/platform.ts';
import { terminal } from '../../../../bots/terminal/platform.ts';
import type { App } from '../../../../src/app.ts';
import { freshApps, silentLog } from '../../../support/app.ts';
import { apiOf, somewhere } from '../../../support/bots/bot-contexts.ts';
import { asking } from '../../../support/bots/interpret.ts';
import { lettersLeftOf, PLACEHOLDER, placeholderMessages, stringsIn } from '../../../support/bots/placeholder-messages.ts';

const fresh = freshApps('pglite');
let app: App;
beforeAll(async () => {
  app = await fresh();
});

async function lettersLeft(text: string, place = somewhere): Promise<string[]> {
  const data = [...text.split(/[\s:"]/), ...text.split('"')];
  const queryApi = createApiClient({ ...apiOf(app), timeoutMs: 10_000 });
  const query: Query = async (document, variables) => {
    try {
      const result = await queryApi(document, variables);
      data.push(...stringsIn(result));
      return result;
    } catch (error) {
      data.push(...stringsIn({ ...(error as object) }));
      throw error;
    }
  };
  const language = { messagesFor: () => placeholderMessages };
  const context = createBotContext({ query, platform: slack, secret: 'x', clock: systemClock, log: silentLog, language });
  const reply = await asking(context)({ input: { kind: 'text', text }, place });
  return lettersLeftOf(reply, data);
}

describe('with placeholder messages', () => {
  // Daily facts have tests of their own.
  const examples = commands.filter((command) => commandGroup(command) !== 'daily').flatMap((command) => command.examples);

  it.each([
    ...examples,
    'settings public',
    'model',
    'model clpi',
    'training of clpi',
    'fact clpi',
    '--colour',
    'mod',
    'compare aspect:clpi',
    'source clpi-paper',
    'models by opnai',
    'suggest hm',
    'suggest "A text." url:nonsense',
    'suggest "A text." about:clpi',
  ])('nothing of ours is said in English about "%s"', async (text) => {
    expect(await lettersLeft(text)).toEqual([]);
  });

  it('nor in a terminal', async () => {
    expect(await lettersLeft('model clpi', { ...somewhere, platform: terminal })).toEqual([]);
    expect(await lettersLeft('settings', { ...somewhere, platform: terminal })).toEqual([]);
  });

  it('commands are described in it too', () => {
    expect(commandsIn(placeholderMessages).map(({ description }) => description)).toEqual(commands.map(() => PLACEHOLDER));
  });
});

it.each([
  [undefined, 'en'],
  ['en-US', 'en'],
  ['EN_gb', 'en'],
  ['tlh', 'en'],
])('takes the nearest language to "%s", English where there is none', (locale, expected) => {
  expect(messagesFor(locale).locale).toBe(expected);
});
