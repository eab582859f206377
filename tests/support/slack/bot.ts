/** Starts the real Slack bot against a fake Slack, and stops it at the end of the test. */
import { pino } from 'pino';
import { onTestFinished, vi } from 'vitest';
import type { Answer, Bot, BotContext } from '../../../bots/core/contract/bot.ts';
import { readBotEnv } from '../../../bots/env.ts';
import { startSlack } from '../../../bots/slack/main.ts';
import { interpretBy } from '../bots/interpret.ts';
import { rememberedRefusals } from '../bots/plain-workspaces.ts';
import { emptySurfaces } from '../bots/surfaces.ts';
import { type FakeOptions, type FakeSlack, startFakeSlack } from './fake/fake-slack.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { reply } from './replies.ts';

export const SIGNING_SECRET = 'shared with Slack';

export interface RunningBot {
  readonly bot: Bot;
  readonly clock: ManualClock;
  /** The lines of the log, as JSON. */
  readonly logs: readonly string[];
}

export interface RunOptions extends Partial<Omit<BotContext, 'clock' | 'log'>> {
  readonly answer?: Answer;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** A fake Slack that closes at the end of the test. */
export async function fakeSlack(options: FakeOptions = {}): Promise<FakeSlack> {
  const slack = await startFakeSlack(options);
  onTestFinished(slack.close);
  return slack;
}

/** The variables of a bot that uses Socket Mode. */
export const socketEnv = ({ apiUrl, workspace }: FakeSlack) => ({
  SLACK_API_URL: apiUrl,
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: workspace.appToken,
});

export const httpEnv = (slack: FakeSlack) => ({
  ...socketEnv(slack),
  SLACK_APP_TOKEN: undefined,
  SLACK_SIGNING_SECRET: SIGNING_SECRET,
});

const testCommands = ['limitations', 'compare'].map((name) => ({
  ...{ name, description: `All about ${name}`, options: {}, examples: [name] },
  run: () => Promise.reject(new Error('commands are run by the answer')),
}));

/** Used unless a test sets its own: one fixed answer, and no completions. */
const defaultContext = (): Omit<BotContext, 'clock' | 'log' | 'interpret'> => ({
  answer: async () => reply(),
  visibilityOf: async () => 'private',
  isNew: async () => true,
  reportDestinationEvent: async () => {},
  plainWorkspaces: rememberedRefusals(),
  complete: async () => [],
  surfaces: emptySurfaces,
  commands: testCommands,
});

/** Runs the bot in Socket Mode unless `env` says otherwise. */
export async function runBot(slack: FakeSlack, { env = {}, ...context }: RunOptions = {}): Promise<RunningBot> {
  const clock = manualClock();
  const logs: string[] = [];
  const log = pino({ level: 'trace' }, { write: (line) => logs.push(line) });
  const interpret = interpretBy(context.commands ?? testCommands);
  const bot = await startSlack(readBotEnv({ ...socketEnv(slack), ...env }), { ...defaultContext(), interpret, ...context, clock, log });
  onTestFinished(bot.stop);
  return { bot, clock, logs };
}

/** Waits until the bot sleeps for `ms`, and wakes it. */
export async function wakeBot({ clock }: RunningBot, ms: number): Promise<void> {
  await vi.waitUntil(() => clock.sleeping().includes(ms), { timeout: 5000, interval: 5 });
  clock.advance(ms);
}

export const untilConnected = ({ bot }: RunningBot, connected = true): Promise<unknown> =>
  vi.waitUntil(() => bot.status().connected === connected, { timeout: 5000, interval: 5 });
