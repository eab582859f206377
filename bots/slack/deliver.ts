/**
 * Delivers the messages of a reply to the response_url of its request.
 * A response_url works 5 times in 30 minutes; what it does not take goes to the person by chat.postEphemeral instead.
 */
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Visibility } from '../core/reply.ts';
import { RESPONSE_URL_USES } from './limits.ts';
import { reasonOf } from './log.ts';
import type { SlackMessage } from './render.ts';

/** Where a reply goes. */
export interface Target {
  readonly responseUrl: string | undefined;
  readonly channel: string;
  readonly user: string;
  readonly visibility: Visibility;
}

export interface DeliveryTools {
  readonly apiUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** Aborted when nothing may be waited for any more. */
  readonly signal: AbortSignal;
  readonly postEphemeral: (message: SlackMessage, channel: string, user: string) => Promise<void>;
}

/** `sent` by the response_url, `rerouted` when chat.postEphemeral had to help, `lost` when a part did not arrive. */
export type Outcome = 'sent' | 'rerouted' | 'lost';

const SLACK_API = 'https://slack.com/api';
const TIMEOUT_MS = 10_000;
const WAITS_MS = [500, 2000];
const LONGEST_WAIT_MS = 30_000;

/** Delivers messages in order; never rejects. */
export async function deliver(messages: readonly SlackMessage[], target: Target, tools: DeliveryTools): Promise<Outcome> {
  const respond = responder(target, tools);
  let outcome: Outcome = 'sent';
  for (const message of messages) {
    if (await respond(message)) continue;
    const arrived = await reroute(message, target, tools);
    if (!arrived) return 'lost';
    outcome = 'rerouted';
  }
  return outcome;
}

/** Only Slack may be told our answers: a forged address could point at a server inside the operator's network. */
export function isResponseUrl(url: string | undefined, apiUrl: string): url is string {
  if (url === undefined || !URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  const expected = apiUrl === SLACK_API ? 'https://hooks.slack.com' : new URL(apiUrl).origin;
  return origin === expected && username === '' && password === '';
}

/** Makes a function that says whether the response_url took a message; once it fails for good it is not used again. */
function responder({ responseUrl, visibility }: Target, tools: DeliveryTools): (message: SlackMessage) => Promise<boolean> {
  const { apiUrl, clock, log, signal } = tools;
  const id = randomUUID();
  let usesLeft = RESPONSE_URL_USES;
  if (!isResponseUrl(responseUrl, apiUrl)) {
    log.warn({ id, outcome: 'refused' }, 'slack response_url is not an address of Slack');
    return async () => false;
  }
  const response_type = visibility === 'public' ? 'in_channel' : 'ephemeral';
  return async (message) => {
    const body = { response_type, replace_original: false, ...message };
    for (let tries = 0; usesLeft > 0 && !signal.aborted; tries += 1) {
      usesLeft -= 1;
      const attempt = await post(responseUrl, body, signal);
      if (attempt.ok) return true;
      log.warn({ id, status: attempt.status, again: attempt.again, usesLeft }, 'slack response_url failed');
      if (!attempt.again) usesLeft = 0;
      const wait = waitAfter(attempt, tries);
      if (wait === undefined) return false;
      await clock.sleep(wait, signal).catch(() => undefined);
    }
    return false;
  };
}

/** How long to wait before the next attempt; undefined when there is none. */
function waitAfter({ again, retryAfterMs }: Attempt, tries: number): number | undefined {
  const wait = again ? WAITS_MS[tries] : undefined;
  return wait === undefined ? undefined : Math.min(Math.max(wait, retryAfterMs), LONGEST_WAIT_MS);
}

interface Attempt {
  readonly ok: boolean;
  /** Whether the same message may be taken later. */
  readonly again: boolean;
  readonly status: string;
  readonly retryAfterMs: number;
}

async function post(url: string, body: object, signal: AbortSignal): Promise<Attempt> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      // A redirect would lead to an address that nobody checked.
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    await response.arrayBuffer();
    return {
      ok: response.ok,
      again: response.status === 429 || response.status >= 500,
      status: `HTTP ${response.status}`,
      retryAfterMs: Number(response.headers.get('retry-after') ?? 0) * 1000 || 0,
    };
  } catch (error) {
    return { ok: false, again: !signal.aborted, status: reasonOf(error), retryAfterMs: 0 };
  }
}

async function reroute(message: SlackMessage, { channel, user }: Target, { log, postEphemeral }: DeliveryTools): Promise<boolean> {
  try {
    await postEphemeral(message, channel, user);
    return true;
  } catch (error) {
    log.error({ reason: reasonOf(error) }, 'slack reply did not arrive');
    return false;
  }
}
