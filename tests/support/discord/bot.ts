/** The Discord bot as the product starts it, connected to the fake, with plain functions in place of the core. */
import { pino } from 'pino';
import { systemClock } from '../../../bots/clock.ts';
import { shareOption } from '../../../bots/core/commands/shared-options.ts';
import type { Bot, BotContext } from '../../../bots/core/contract/bot.ts';
import { command } from '../../../bots/core/contract/command.ts';
import type { Reply } from '../../../bots/core/contract/reply.ts';
import { messagesFor } from '../../../bots/core/messages/index.ts';
import { startDiscord } from '../../../bots/discord/main.ts';
import { interpretBy } from '../bots/interpret.ts';
import { rememberedRefusals } from '../bots/plain-workspaces.ts';
import { emptySurfaces } from '../bots/surfaces.ts';

export type BotOptions = Partial<Omit<BotContext, 'log'>> & { readonly token?: string | undefined };

export interface StartedBot extends Bot {
  /** The log entries so far. */
  readonly logged: readonly Record<string, unknown>[];
}

/** Starts the real bot against `url`. */
export async function startBot(url: string, { token, ...options }: BotOptions): Promise<StartedBot> {
  const logged: Record<string, unknown>[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => logged.push(JSON.parse(line)) });
  const env = { DISCORD_TOKEN: token, DISCORD_API_URL: url, SLACK_API_URL: 'http://127.0.0.1:9', LMM_POSTING: 'off' } as const;
  const bot = await startDiscord(env, {
    interpret: interpretBy(options.commands ?? testCommands),
    answer: async () => reply(),
    visibilityOf: async ({ input }) => (input.kind === 'options' && input.options['share'] === true ? 'public' : 'private'),
    isNew: async () => true,
    reportDestinationEvent: async () => {},
    plainWorkspaces: rememberedRefusals(),
    complete: async () => [],
    surfaces: emptySurfaces,
    commands: testCommands,
    clock: systemClock,
    ...options,
    log,
  });
  return { ...bot, logged };
}

export const limitations = command({
  name: 'limitations',
  description: 'What large multimodal models cannot do well',
  options: { of: { type: 'choice', choices: ['lmm', 'llm'], description: 'LMMs or LLMs' }, share: shareOption(messagesFor(undefined)) },
  examples: ['limitations of llm'],
  run: async () => reply(),
});

export const explain = command({
  name: 'explain',
  description: 'What a word of the field means',
  options: {
    concept: { type: 'text', entityKinds: ['CONCEPT'], required: true, description: 'The word to explain' },
    share: shareOption(messagesFor(undefined)),
  },
  examples: ['explain pre-training'],
  run: async () => reply(),
});

export const suggest = command({
  name: 'suggest',
  description: 'What the graph should know',
  options: {
    text: { type: 'text', maxLength: 2000, required: true, description: 'What is missing' },
    about: { type: 'text', entityKinds: 'any', description: 'What it is about' },
    of: { type: 'choice', choices: ['lmm', 'llm'], description: 'LMMs or LLMs' },
    share: shareOption(messagesFor(undefined)),
  },
  examples: ['suggest "CLIP has a successor"'],
  run: async () => reply(),
});

const testCommands = [limitations, explain, suggest];

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
