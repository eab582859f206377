/** Gives Slack's deliveries to Bolt: every one is acknowledged, each is worked on once, and no failure leaves this file. */
import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { isRecord } from './check.ts';
import { type ListenOptions, listen } from './listen.ts';
import { redactedMessage } from './log.ts';
import { createSeen } from './seen.ts';

/** One delivery of Slack, by whichever way it came. */
export interface Incoming {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
}

/** Takes a delivery; never rejects. */
export type Receive = (incoming: Incoming) => Promise<void>;

export interface ReceiveOptions extends ListenOptions {
  readonly botToken: string;
  readonly clientOptions: WebClientOptions;
}

/** Makes the function that takes Slack's deliveries. */
export function createReceive(options: ReceiveOptions): Receive {
  const { botContext } = options;
  const app = createApp(options);
  const seen = createSeen(botContext.clock);
  return async ({ body, ack }) => {
    const acknowledge = once(async (answer) => {
      await ack(answer).catch((error) => botContext.log.warn({ reason: redactedMessage(error) }, 'slack acknowledgement failed'));
    });
    const outcome = await dispatch(app, body, acknowledge, seen);
    if (outcome !== 'handled') botContext.log.warn({ outcome }, 'slack delivery not handled');
    await acknowledge();
  };
}

function createApp(options: ReceiveOptions): App {
  const { botContext, clientOptions, botToken } = options;
  const app = new App({
    // Both ways of receiving are ours, so Bolt gets deliveries from `receive`.
    receiver: { init: () => {}, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken }),
    clientOptions,
    ...(clientOptions.logger === undefined ? {} : { logger: clientOptions.logger }),
    convoStore: false,
  });
  app.error(async (error) => botContext.log.error({ reason: redactedMessage(error) }, 'slack delivery failed'));
  listen(app, options);
  return app;
}

type Dispatched = 'handled' | 'malformed' | 'duplicate' | 'failed';

async function dispatch(app: App, body: unknown, ack: Incoming['ack'], seen: (id: string) => boolean): Promise<Dispatched> {
  if (!isRecord(body)) return 'malformed';
  const id = body['event_id'] ?? body['trigger_id'];
  // Deliveries to other processes are known by `isNew`; this one costs nothing, and works when that one cannot.
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

function once(ack: Incoming['ack']): Incoming['ack'] {
  let called = false;
  return async (answer) => {
    if (called) return;
    called = true;
    await ack(answer);
  };
}
