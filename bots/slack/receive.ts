/** Wires Bolt: every delivery is acknowledged, each slash command is answered once, and no failure leaves this file. */
import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import type { BotTools } from '../core/bot.ts';
import { isRecord } from './check.ts';
import { type DeliveryTools, deliver } from './deliver.ts';
import { reasonOf } from './log.ts';
import { SLASH_COMMAND } from './manifest.ts';
import { toSlackMessages } from './render.ts';
import { readSlashCommand, toRequest } from './request.ts';
import { createSeen } from './seen.ts';

/** One delivery of Slack, by whichever way it came. */
export interface Incoming {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
}

/** Takes a delivery; never rejects. */
export type Receive = (incoming: Incoming) => Promise<void>;

export interface ReceiveOptions {
  readonly tools: BotTools;
  readonly delivery: DeliveryTools;
  readonly botToken: string;
  readonly clientOptions: WebClientOptions;
  /** Told of every answer under way, so that stopping can wait for it. */
  readonly track: (work: Promise<void>) => void;
}

/** Makes the function that takes Slack's deliveries. */
export function createReceive(options: ReceiveOptions): Receive {
  const { tools, clientOptions, botToken } = options;
  const app = new App({
    // Both ways of receiving are ours, so Bolt gets deliveries from `receive` below.
    receiver: { init: () => {}, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken }),
    clientOptions,
    ...(clientOptions.logger === undefined ? {} : { logger: clientOptions.logger }),
    convoStore: false,
  });
  app.error(async (error) => tools.log.error({ reason: reasonOf(error) }, 'slack delivery failed'));
  app.command(SLASH_COMMAND, async ({ ack, body }) => {
    // The answer may take longer than the 3 s that Slack waits; an empty acknowledgement shows nothing.
    await ack();
    const work = respond(body, options);
    options.track(work);
    await work;
  });
  const seen = createSeen(tools.clock);
  return async ({ body, ack }) => {
    const acknowledge = once(async (answer) => {
      await ack(answer).catch((error) => tools.log.warn({ reason: reasonOf(error) }, 'slack acknowledgement failed'));
    });
    const outcome = await dispatch(app, body, acknowledge, seen);
    if (outcome !== 'handled') tools.log.warn({ outcome }, 'slack delivery not handled');
    await acknowledge();
  };
}

type Handled = 'handled' | 'malformed' | 'duplicate' | 'failed';

async function dispatch(app: App, body: unknown, ack: Incoming['ack'], seen: (id: string) => boolean): Promise<Handled> {
  if (!isRecord(body)) return 'malformed';
  const id = body['event_id'] ?? body['trigger_id'];
  if (typeof id === 'string' && seen(id)) return 'duplicate';
  if (isRecord(body['event']) !== 'event' in body) return 'malformed';
  try {
    await app.processEvent({ body, ack });
    return 'handled';
  } catch {
    // Bolt rejects bodies that it cannot read, and says why in its own log line.
    return 'failed';
  }
}

async function respond(body: unknown, { tools, delivery }: ReceiveOptions): Promise<void> {
  const { answer, clock, log } = tools;
  const startedAt = clock.now().getTime();
  const command = readSlashCommand(body);
  if (command === undefined) {
    log.warn({ outcome: 'malformed' }, 'slack command');
    return;
  }
  const reply = await answer(toRequest(command));
  const { response_url: responseUrl, channel_id: channel, user_id: user } = command;
  const outcome = await deliver(toSlackMessages(reply), { responseUrl, channel, user, visibility: reply.visibility }, delivery);
  log.info({ command: nameIn(command.text, tools), ms: clock.now().getTime() - startedAt, outcome }, 'slack command');
}

/** The name of the command that was typed; what people ask freely is not logged. */
function nameIn(text: string, { commands }: BotTools): string {
  const [first = ''] = text.trim().toLowerCase().split(/\s/);
  return commands.some(({ name }) => name === first) ? first : 'other';
}

function once(ack: Incoming['ack']): Incoming['ack'] {
  let called = false;
  return async (answer) => {
    if (called) return;
    called = true;
    await ack(answer);
  };
}
