/** A fake Discord with a bot connected to it on a stepped clock; both are stopped at the end of the test. */
import { expect, onTestFinished, vi } from 'vitest';
import type { Reply } from '../../../bots/core/contract/reply.ts';
import type { Request } from '../../../bots/core/contract/request.ts';
import { requestOf } from '../bots/interpret.ts';
import { type BotOptions, reply, type StartedBot, startBot } from './bot.ts';
import { type SteppedClock, steppedClock } from './clock.ts';
import type { RecordedRequest } from './fake/exchange.ts';
import { type FakeDiscord, startFakeDiscord } from './fake/fake-discord.ts';

export interface DiscordWithBot {
  readonly discord: FakeDiscord;
  readonly bot: StartedBot;
  readonly clock: SteppedClock;
  /** From now on, requests reach Discord this much later. */
  readonly delay: (ms: number) => void;
  /** The requests that answered interactions, in order. */
  readonly callbacks: () => readonly RecordedRequest[];
  /** Resolves once an entry with these fields was logged. */
  readonly isLogged: (entry: object) => Promise<void>;
}

export async function startDiscordWithBot(options: BotOptions): Promise<DiscordWithBot> {
  const clock = steppedClock();
  let delayMs = 0;
  const discord = await startFakeDiscord({ now: () => clock.now().getTime() + delayMs });
  onTestFinished(discord.close);
  const bot = await startBot(discord.url, { token: discord.token, clock, ...options });
  onTestFinished(bot.stop);
  await discord.until(() => discord.world.commands.length > 0);
  return {
    ...{ discord, bot, clock },
    delay: (ms) => {
      delayMs = ms;
    },
    callbacks: () => discord.calls('POST', /\/callback$/),
    isLogged: (entry) => vi.waitFor(() => expect(bot.logged).toContainEqual(expect.objectContaining(entry))),
  };
}

/** An answer that stays pending until the test gives it. */
export function pendingAnswer(): { answer: () => Promise<Reply>; give: (reply: Reply) => void } {
  let give: (reply: Reply) => void = () => {};
  const given = new Promise<Reply>((resolve) => {
    give = resolve;
  });
  return { answer: () => given, give };
}

/** Answers questions with one reply and buttons by their tokens, and records the requests. */
export function recordingAnswer(first: Reply, byToken: Readonly<Record<string, Reply | Promise<Reply>>> = {}) {
  const requests: Request[] = [];
  const answer = async (request: Request): Promise<Reply> => {
    requests.push(requestOf(request));
    const { input } = request;
    return input.kind === 'press' ? (byToken[input.token] ?? reply({ title: `Answer to ${input.token}` })) : first;
  };
  return { requests, answer };
}
