/** Receives Slack's deliveries over HTTP, on a route that the product's own server mounts; Bolt verifies the signature. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, isRawBodyError, verifySlackRequest } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Route } from '../../core/contract/bot.ts';
import { isRecord } from '../is-record.ts';
import { redactedMessage } from '../log.ts';
import { EVENTS_PATH } from '../manifest.ts';
import type { ReceiveEvent } from './dispatch.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const MINUTE_MS = 60_000;
const MAX_CLOCK_SKEW_MS = 5 * 60_000; // Bolt refuses requests that are 5 minutes old, but none from the future

export interface HttpOptions {
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly receive: ReceiveEvent;
  /** Aborted once the bot takes no new deliveries. */
  readonly stopping: AbortSignal;
}

export function createSlackRoute(httpOptions: HttpOptions): Route {
  const options = { ...httpOptions, logRefusal: createRefusalLog(httpOptions) };
  return {
    method: 'POST',
    path: EVENTS_PATH,
    handle: (request, response) => {
      handle(request, response, options).catch((error) => {
        options.log.error({ reason: redactedMessage(error) }, 'slack request failed');
        if (!response.headersSent) end(response, 500);
      });
    },
  };
}

type Options = HttpOptions & { readonly logRefusal: (reason: unknown) => void };

/** A line a minute, with the number of refusals since the last one: anyone can send requests without a signature. */
function createRefusalLog({ clock, log }: HttpOptions): Options['logRefusal'] {
  let count = 0;
  let loggedAt = Number.NEGATIVE_INFINITY;
  return (reason) => {
    count += 1;
    const now = clock.now().getTime();
    if (now - loggedAt < MINUTE_MS) return;
    log.warn({ reason: redactedMessage(reason), count, outcome: 'refused' }, 'slack requests are not signed by Slack');
    [loggedAt, count] = [now, 0];
  };
}

async function handle(request: IncomingMessage, response: ServerResponse, options: Options): Promise<void> {
  // Slack retries later, when another process may be running.
  if (options.stopping.aborted) return end(response, 503);
  const raw = await readBody(request);
  if (raw === undefined) return end(response, 413);
  const body = parseBody(raw, request.headers['content-type'] ?? '');
  // Slack doesn't sign certificate checks, so nothing in them is handled.
  if (isRecord(body) && body['ssl_check'] === '1') return end(response, 200);
  if (!isSigned(request, raw, options)) return end(response, 401);
  if (isRecord(body) && body['type'] === 'url_verification') {
    return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
  }
  await options.receive({ body, ack: async (answer) => HTTPModuleFunctions.buildContentResponse(response, answer) });
}

/** Undefined when the body is too long. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  try {
    const { rawBody } = await HTTPModuleFunctions.bufferIncomingMessage(request, MAX_BODY_BYTES);
    return rawBody.toString();
  } catch (error) {
    if (isRawBodyError(error) && error.type === 'entity.too.large') return undefined;
    throw error;
  }
}

/** Reads a form, a form whose `payload` is JSON, or JSON; undefined for anything else. */
function parseBody(raw: string, contentType: string): unknown {
  if (!contentType.startsWith('application/x-www-form-urlencoded')) return parseJson(raw);
  const form = Object.fromEntries(new URLSearchParams(raw));
  return typeof form['payload'] === 'string' ? parseJson(form['payload']) : form;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // `receive` logs every malformed body, whatever is wrong with it.
    return undefined;
  }
}

function isSigned({ headers }: IncomingMessage, body: string, { signingSecret, clock, logRefusal }: Options): boolean {
  const now = clock.now().getTime();
  const timestamp = Number(headers['x-slack-request-timestamp'] ?? Number.NaN);
  try {
    verifySlackRequest({
      signingSecret,
      body,
      headers: { 'x-slack-signature': String(headers['x-slack-signature']), 'x-slack-request-timestamp': timestamp },
      nowMilliseconds: now,
    });
    if (timestamp * 1000 - now > MAX_CLOCK_SKEW_MS) throw new Error('x-slack-request-timestamp lies in the future');
    return true;
  } catch (error) {
    logRefusal(error);
    return false;
  }
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}
