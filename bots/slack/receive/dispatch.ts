/** Passes Slack's deliveries to Bolt: each is acknowledged, none is handled twice, and no failure leaves this file. */
import { App } from '@slack/bolt';
import type { WebClientOptions } from '@slack/web-api';
import { compact } from '../../core/compact.ts';
import { isRecord } from '../is-record.ts';
import { redactedMessage } from '../log.ts';
import { createDuplicateFilter } from './duplicate-filter.ts';
import { type ListenerOptions, registerListeners } from './listeners.ts';

export interface ReceiverEvent {
  readonly body: unknown;
  readonly ack: (answer?: unknown) => Promise<void>;
}

/** Never rejects. */
export type ReceiveEvent = (event: ReceiverEvent) => Promise<void>;

interface DispatcherOptions extends ListenerOptions {
  readonly botToken: string;
  readonly clientOptions: WebClientOptions;
}

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
    // Our own socket and route receive deliveries, and pass them to `processEvent`.
    receiver: { init: () => {}, start: async () => undefined, stop: async () => undefined },
    authorize: async () => ({ botToken }),
    clientOptions,
    ...compact({ logger: clientOptions.logger }),
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
  try {
    if (!isRecord(body)) return 'malformed';
    // `isNew` also knows the deliveries to other processes; this check costs nothing, and works when the API is down.
    if (idsOf(body).filter(isDuplicate).length > 0) return 'duplicate';
    if (isRecord(body['event']) !== 'event' in body) return 'malformed';
    await app.processEvent({ body, ack });
    return 'handled';
  } catch {
    // Bolt rejects bodies that it can't read, and logs the reason itself.
    return 'failed';
  }
}

/** The ids of a delivery; Slack can deliver one message in two events with ids of their own. */
function idsOf(body: Readonly<Record<string, unknown>>): string[] {
  const id = body['event_id'] ?? body['trigger_id'];
  const { type, channel, ts, subtype } = isRecord(body['event']) ? body['event'] : {};
  const isMessage = (type === 'message' || type === 'app_mention') && typeof channel === 'string' && typeof ts === 'string';
  return [
    ...(typeof id === 'string' ? [id] : []),
    ...(isMessage ? [`${type} ${typeof subtype === 'string' ? subtype : ''} ${channel} ${ts}`] : []),
  ];
}

function acknowledgeOnce(ack: ReceiverEvent['ack']): ReceiverEvent['ack'] {
  let called = false;
  return async (answer) => {
    if (called) return;
    called = true;
    await ack(answer);
  };
}
