/** Feeds payloads to Slack's bot, signed over HTTP or over Socket Mode, and knows what it must not do. */

import { setTimeout as wait } from 'node:timers/promises';
import { noBotState } from '../../../bots/core/state/bot-state.ts';
import { createButtonTokens } from '../../../bots/core/state/button-tokens.ts';
import { writeMetadata } from '../../../bots/slack/read/modal-metadata.ts';
import { encodeValue } from '../../../bots/slack/render/button-value.ts';
import { SIGNING_SECRET } from '../../support/slack/bot.ts';
import type { FakeSlack } from '../../support/slack/fake/fake-slack.ts';
import { form, sendSigned } from '../../support/slack/http.ts';
import { fillIn, type Placeholders } from './files.ts';
import type { Variant } from './variants.ts';

export type Feed = (variant: Variant) => Promise<void>;

let count = 0;
const next = () => {
  count += 1;
  return String(count).padStart(8, '0');
};

async function placeholdersFor(slack: FakeSlack): Promise<Placeholders> {
  const { sign } = createButtonTokens({ secret: slack.workspace.botToken, continuations: noBotState.continuations });
  const token = encodeValue((await sign({ command: 'limitations', options: {} }, 'U1')) ?? '');
  const target = { workspace: 'T1', channel: 'C1', user: 'U1' };
  const metadata = writeMetadata({ kind: 'options', target, command: 'model', given: {} }) ?? '';
  return {
    id: next,
    trigger: slack.trigger,
    response_url: () => slack.responseUrl(),
    slack_token: () => token,
    slack_metadata: () => metadata,
  };
}

/** Resolves once it is acknowledged; rejects if the bot refuses it. */
export async function slackByHttp(slack: FakeSlack, address: string): Promise<Feed> {
  const placeholders = await placeholdersFor(slack);
  return async ({ name, to, text }) => {
    const filled = fillIn(text, placeholders);
    const [body, type] = bodyFor(to, filled);
    const response = await sendSigned(`${address}/slack/events`, body, { secret: SIGNING_SECRET }, type);
    if (response.status !== 200) throw new Error(`${name}: the bot answered ${response.status}`);
    await response.arrayBuffer();
  };
}

const FORM = 'application/x-www-form-urlencoded';

/** A form's fields are texts. */
function bodyFor(to: string, text: string): readonly [body: string, type: string] {
  if (to === 'events_api') return [text, 'application/json'];
  if (to === 'interactive') return [form({ payload: text }), FORM];
  const fields = Object.entries(Object(JSON.parse(text)) as Readonly<Record<string, unknown>>);
  const isFlat = (value: unknown) => typeof value === 'string' || typeof value === 'number' || value === null;
  return [form(Object.fromEntries(fields.map(([key, value]) => [key, isFlat(value) ? String(value) : '[[['.repeat(9)]))), FORM];
}

export async function slackBySocket(slack: FakeSlack): Promise<Feed> {
  const placeholders = await placeholdersFor(slack);
  return async ({ name, to, text }) => {
    const envelope = `of payload ${next()}`;
    slack.socket.sendText(envelope, `{"envelope_id":"${envelope}","type":"${to}","payload":${fillIn(text, placeholders)}}`);
    const ack = await within(slack.traffic.acked(envelope));
    if (ack === undefined) throw new Error(`${name}: not acknowledged, ${slack.traffic.of('closed').length} connections closed`);
    if (ack.late) throw new Error(`${name}: acknowledged too late`);
  };
}

/** Far longer than Slack waits: what takes longer will not come. */
const NEVER_MS = 60_000;

const within = <Result>(work: Promise<Result>): Promise<Result | undefined> =>
  Promise.race([work, wait(NEVER_MS, undefined, { ref: false })]);

/** What Slack answers when an id or a trigger of a broken payload isn't there; anything else would be a mistake of the bot. */
const EXCUSED: readonly string[] = [
  ...['channel_not_found', 'user_not_found', 'user_not_in_channel', 'not_in_channel', 'message_not_found'],
  ...['invalid_trigger_id', 'exchanged_trigger_id', 'expired_trigger_id'],
];

export function mistakesIn({ traffic }: FakeSlack): string[] {
  const calls = traffic.of('call').flatMap(({ method, answer }) => {
    const { ok, error = '' } = answer as { readonly ok: boolean; readonly error?: string };
    return ok || EXCUSED.includes(error) ? [] : [`${method}: ${error}`];
  });
  const responses = traffic.of('response').flatMap(({ url, status }) => ([200, 404].includes(status) ? [] : [`${url}: ${status}`]));
  return [...calls, ...responses];
}

/** Calls that show something to someone. */
export const shownBy = ({ traffic }: FakeSlack): string[] => [
  ...traffic.of('call').flatMap(({ method }) => (/^(?:chat|views)\./.test(method) ? [method] : [])),
  ...traffic.of('response').map(() => 'response_url'),
];
