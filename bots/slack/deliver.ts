/** Delivers the messages of a reply by the best way that works, from the response_url to a direct message of the bot. */
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Calls } from './client.ts';
import type { Failure } from './failure.ts';
import { plainer, type SlackMessage } from './render.ts';
import { createRespond, isResponseUrl } from './response-url.ts';
import type { SlackTarget } from './spot.ts';
import { type Way, type Ways, waysAt } from './ways.ts';

export interface DeliveryTools {
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborted when nothing may be waited for any more. */
  readonly signal: AbortSignal;
  readonly calls: Calls;
}

/** `sent` by the best way, `rerouted` when another had to help, `lost` when a part did not arrive. */
export type Outcome = 'sent' | 'rerouted' | 'lost';

const WAITS_MS = [500, 2000];
const LONGEST_WAIT_MS = 30_000;

/** The ways at a spot; an address that is not Slack's is none of them. */
export function waysTo(target: SlackTarget, { apiUrl, calls, log, signal }: DeliveryTools): Ways {
  const { responseUrl } = target;
  const isUsable = isResponseUrl(responseUrl, apiUrl);
  if (responseUrl !== undefined && !isUsable) log.warn({ outcome: 'refused' }, 'slack response_url is not an address of Slack');
  return waysAt(target, calls, isUsable ? createRespond(responseUrl, signal) : undefined);
}

/** Delivers messages in order, each by the first way that works; never rejects. */
export async function deliver(messages: readonly SlackMessage[], ways: readonly Way[], tools: DeliveryTools): Promise<Outcome> {
  let open = ways;
  let outcome: Outcome = 'sent';
  for (const message of messages) {
    const left = await sendByFirst(open, message, tools);
    if (left.length === 0) return 'lost';
    if (left[0] !== open[0]) outcome = 'rerouted';
    // A way that failed is not tried again for the next message.
    open = left.filter(({ isForFirst }) => isForFirst !== true);
  }
  return outcome;
}

/** The ways that are left from the one that took the message; none when no way did. */
async function sendByFirst(ways: readonly Way[], message: SlackMessage, tools: DeliveryTools): Promise<readonly Way[]> {
  for (const [index, way] of ways.entries()) {
    if (await send(message, way, tools)) return ways.slice(index);
  }
  return [];
}

async function send(message: SlackMessage, way: Way, tools: DeliveryTools): Promise<boolean> {
  const { clock, log, signal } = tools;
  for (let tries = 0; !signal.aborted; tries += 1) {
    const failure = await way.send(message);
    if (failure === undefined) return true;
    const { reason, again } = failure;
    log.warn({ way: way.name, reason, again }, 'slack message not taken');
    if (failure.isAboutBody === true) {
      const simple = plainer(message);
      return simple !== undefined && send(simple, way, tools);
    }
    const wait = waitAfter(failure, tries);
    if (wait === undefined) return false;
    await clock.sleep(wait, signal).catch(() => undefined);
  }
  return false;
}

/** How long to wait before the next attempt; undefined when there is none. */
function waitAfter({ again, retryAfterMs }: Failure, tries: number): number | undefined {
  const wait = again ? WAITS_MS[tries] : undefined;
  return wait === undefined ? undefined : Math.min(Math.max(wait, retryAfterMs), LONGEST_WAIT_MS);
}
