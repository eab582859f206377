/** Gives Slack's deliveries to Bolt: every one is acknowledged, each is worked on once, and no failure leaves this file. */
import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { isRecord } from '../is-record.ts';
import { redactedMessage } from '../log.ts';
import { createDuplicateFilter } from './duplicate-filter.ts';
import { type ListenerOptions, registerListeners } from './listeners.ts';

/** One delivery of Slack, by whichever way it came. */
export interface ReceiverEvent {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
}

/** Takes a delivery; never rejects. */
export type ReceiveEvent = (incoming: ReceiverEvent) => Promise<void>;

export interface DispatcherOptions extends ListenerOptions {
  readonly botToken: string;
  readonly clientOptions: WebClientOptions;
}

/** Makes the function that takes Slack's deliveries. */
export function createDispatcher(options: DispatcherOptions): ReceiveEvent {
  const { botContext } = options;
  const app = createApp(options);
  const isDuplicate = createDuplicateFilter(botContext.clock);
  return async ({ body, ack }) => {
    const acknowledge = acknowledgeOnce(async (answer) => {
      await ack(answer).catch((error) => botContext.log.warn({ reason: redactedMessage(error) }, 'slack acknowledgement failed'));
    });
    const outcome = await processEvent(app, body, acknowledge, isDuplicate);
    if (outcome !== 'handled') botContext.log.warn({ outcome }, 'slack delivery not handled');
    await acknowledge();
  };
}

function createApp(options: DispatcherOptions): App {
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
  registerListeners(app, options);
  return app;
}

type DispatchOutcome = 'handled' | 'malformed' | 'duplicate' | 'failed';

async function processEvent(
  app: App,
  body: unknown,
  ack: ReceiverEvent['ack'],
  isDuplicate: (id: string) => boolean,
): Promise<DispatchOutcome> {
  if (!isRecord(body)) return 'malformed';
  const id = body['event_id'] ?? body['trigger_id'];
  // Deliveries to other processes are known by `isNew`; this one costs nothing, and works when that one cannot.
  if (typeof id === 'string' && isDuplicate(id)) return 'duplicate';
  if (isRecord(body['event']) !== 'event' in body) return 'malformed';
  try {
    await app.processEvent({ body, ack });
    return 'handled';
  } catch {
    // Bolt rejects bodies that it cannot read, and says why in its own log line.
    return 'failed';
  }
}

function acknowledgeOnce(ack: ReceiverEvent['ack']): ReceiverEvent['ack'] {
  let called = false;
  return async (answer) => {
    if (called) return;
    called = true;
    await ack(answer);
  };
}
