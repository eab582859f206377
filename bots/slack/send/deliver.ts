/** Delivers the messages of a reply over the best route that works, from the response_url to a direct message of the bot. */
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { PlainWorkspaces } from '../../core/contract/bot.ts';
import { retry } from '../../core/retry.ts';
import { type SlackMessage, simplify, toPlainForm } from '../render/render.ts';
import type { SlackTarget } from '../slack-target.ts';
import type { SlackApi } from './client.ts';
import { createRoutes, type DeliveryRoute, type DeliveryRoutes } from './delivery-routes.ts';
import { classifyError, shortReason } from './errors.ts';
import { sendInForm } from './message-form.ts';
import { createResponseUrlSender, isResponseUrl, type PostJson } from './response-url.ts';

export interface SendDeps {
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborted when the bot gives up pending calls. */
  readonly signal: AbortSignal;
  readonly api: SlackApi;
  readonly plainWorkspaces: PlainWorkspaces;
  /** Sends to a response_url; over the network by default. */
  readonly postJson?: PostJson;
}

/** `sent` over the best route, `rerouted` when another had to help, `lost` when a message didn't arrive. */
export type SendOutcome = 'sent' | 'rerouted' | 'lost';

const RETRY_WAITS_MS = [500, 2000];
const MAX_WAIT_MS = 30_000;

/** The routes to a target. A response_url that isn't an address of Slack is left out. */
export function routesFor(target: SlackTarget, { apiUrl, api, log, signal, postJson }: SendDeps): DeliveryRoutes {
  const { responseUrl } = target;
  const isUsable = isResponseUrl(responseUrl, apiUrl);
  if (responseUrl !== undefined && !isUsable) log.warn({ outcome: 'refused' }, 'slack response_url is not an address of Slack');
  return createRoutes(target, api, isUsable ? createResponseUrlSender(responseUrl, signal, postJson) : undefined);
}

/** Delivers messages in order, each over the first route that works; never rejects. */
export async function deliver(
  messages: readonly SlackMessage[],
  { workspace }: Pick<SlackTarget, 'workspace'>,
  routes: readonly DeliveryRoute[],
  deps: SendDeps,
): Promise<SendOutcome> {
  let remainingRoutes = routes;
  let outcome: SendOutcome = 'sent';
  for (const message of messages) {
    const routesLeft = await sendByFirstRoute(remainingRoutes, message, workspace, deps);
    if (routesLeft.length === 0) return 'lost';
    if (routesLeft[0] !== remainingRoutes[0]) outcome = 'rerouted';
    // A route that failed is not tried again for the next message.
    remainingRoutes = routesLeft.filter(({ isFirstMessageOnly }) => isFirstMessageOnly !== true);
  }
  return outcome;
}

/** The routes from the one that took the message on; none when no route did. */
async function sendByFirstRoute(
  routes: readonly DeliveryRoute[],
  message: SlackMessage,
  workspace: string,
  deps: SendDeps,
): Promise<readonly DeliveryRoute[]> {
  for (const [index, route] of routes.entries()) {
    if (await isSent(message, workspace, route, deps)) return routes.slice(index);
  }
  return [];
}

/** Whether the route took the message, or a simpler one when Slack refuses its body. */
const isSent = (message: SlackMessage, workspace: string, route: DeliveryRoute, deps: SendDeps): Promise<boolean> =>
  sendInForm(message, workspace, (form) => sendWithRetry(form, route, deps), deps.plainWorkspaces).then(
    () => true,
    (error: unknown) => isSimplifiedSent(toPlainForm(message) ?? message, error, route, deps),
  );

/** Slack may have refused an image: whether it takes the message without images, or its text alone. */
async function isSimplifiedSent(message: SlackMessage, error: unknown, route: DeliveryRoute, deps: SendDeps): Promise<boolean> {
  const simplified = classifyError(error).kind === 'invalid-body' ? simplify(message) : undefined;
  if (simplified === undefined) return false;
  return sendWithRetry(simplified, route, deps).then(
    () => true,
    (nextError: unknown) => isSimplifiedSent(simplified, nextError, route, deps),
  );
}

/** Rejects when Slack doesn't take the message. */
function sendWithRetry(message: SlackMessage, route: DeliveryRoute, { clock, log, signal }: SendDeps): Promise<void> {
  const isRetryable = (error: unknown) => route.retriedKinds.includes(classifyError(error).kind);
  const send = async () => {
    try {
      await route.send(message);
    } catch (error) {
      log.warn({ route: route.name, reason: shortReason(error), isRetryable: isRetryable(error) }, 'slack message rejected');
      throw error;
    }
  };
  return retry(send, {
    clock,
    signal,
    isRetryable,
    delayAfter: (failures) => RETRY_WAITS_MS[failures - 1],
    retryAfterMs: (error) => Math.min(classifyError(error).retryAfterMs ?? 0, MAX_WAIT_MS),
  });
}
