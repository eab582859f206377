/** A Discord bot as the product starts it, on the fake, with a plain function in the place of the core. */
import { pino } from 'pino';
import { type Clock, systemClock } from '../../../bots/clock.ts';
import type { Answer, Bot } from '../../../bots/core/bot.ts';
import { type Command, command } from '../../../bots/core/command.ts';
import { shareOption } from '../../../bots/core/options.ts';
import type { Reply } from '../../../bots/core/reply.ts';
import { wordsFor } from '../../../bots/core/words/index.ts';
import { startDiscord } from '../../../bots/discord/main.ts';

export interface BotOptions {
  readonly answer?: Answer;
  readonly commands?: readonly Command[];
  readonly clock?: Clock;
  readonly token?: string | undefined;
}

export interface StartedBot extends Bot {
  /** What was logged so far, one object a line. */
  readonly logged: readonly Record<string, unknown>[];
}

/** Starts the real bot against `url`. */
export async function startBot(url: string, options: BotOptions): Promise<StartedBot> {
  const { answer = async () => reply(), commands = [limitations], clock = systemClock, token } = options;
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: url, SLACK_API_URL: 'http://127.0.0.1:9' };
  const bot = await startDiscord(env, {
    ...{ answer, commands, clock, log },
    visibilityOf: async () => 'private',
    isNew: async () => true,
    complete: async () => [],
    findGap: () => undefined,
  });
  return { ...bot, logged };
}

export const limitations = command({
  name: 'limitations',
  description: 'What large multimodal models cannot do well',
  options: { of: { type: 'choice', choices: ['lmm', 'llm'], description: 'LMMs or LLMs' }, share: shareOption(wordsFor(undefined)) },
  examples: ['limitations of llm'],
  run: async () => reply(),
});

/** A small reply, with changes. */
export const reply = (changes: Partial<Reply> = {}): Reply => ({
  title: 'Limitations',
  lead: { text: 'LMMs have known limitations.', sources: [1] },
  blocks: [],
  sources: [{ title: 'Large Multimodal Models', url: 'https://example.org/lmm', publisher: 'Example' }],
  actions: [],
  visibility: 'private',
  footer: { revision: '7' },
  ...changes,
});
