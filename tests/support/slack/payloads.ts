/** Payloads as Slack sends them (docs.slack.dev/reference/interaction-payloads and docs.slack.dev/reference/events). */
import type { VisibleMessage } from './fake/screen.ts';
import { stateOf, type View } from './fake/views.ts';

type SlashFields = Readonly<Record<string, string>>;

let count = 0;
const next = (): number => {
  count += 1;
  return count;
};

/** The fields of a slash command, each with its own trigger. */
export const slashFields = (text: string, responseUrl: string, fields: SlashFields = {}): SlashFields => ({
  token: 'verification',
  team_id: 'T1',
  team_domain: 'atlas',
  channel_id: 'C1',
  channel_name: 'general',
  user_id: 'U1',
  user_name: 'ada',
  command: '/lmm',
  text,
  api_app_id: 'A1',
  is_enterprise_install: 'false',
  response_url: responseUrl,
  trigger_id: `${next()}.trigger`,
  ...fields,
});

/** A payload in its Socket Mode envelope. */
export const createEnvelope = (
  type: 'slash_commands' | 'events_api' | 'interactive',
  payload: unknown,
  envelope_id = `envelope-${next()}`,
) => ({
  envelope_id,
  type,
  payload,
  ...(type === 'events_api' ? { retry_attempt: 0, retry_reason: '' } : { accepts_response_payload: true }),
});

export const slashEnvelope = (payload: unknown, envelope_id?: string) => createEnvelope('slash_commands', payload, envelope_id);

export interface MessageEventOptions {
  readonly text: string;
  readonly user?: string;
  readonly channel?: string;
  readonly ts?: string;
  readonly thread?: string;
  /** Further fields of the event. */
  readonly more?: object;
}

/** An event in the body that Slack delivers. */
export const createEventPayload = (event: object) => ({
  token: 'verification',
  team_id: 'T1',
  api_app_id: 'A1',
  event,
  type: 'event_callback',
  event_id: `Ev${next()}`,
  event_time: 1_700_000_000,
  authorizations: [{ enterprise_id: null, team_id: 'T1', user_id: 'UBOT', is_bot: true, is_enterprise_install: false }],
  is_ext_shared_channel: false,
  event_context: 'context',
});

const message = ({ text, user = 'U1', channel = 'C1', ts = `${1_600_000_000 + next()}.000200`, thread, more }: MessageEventOptions) => ({
  ...{ user, ts, text, team: 'T1', channel, event_ts: ts },
  ...(thread === undefined ? {} : { thread_ts: thread }),
  ...more,
});

export const mentionEvent = (options: MessageEventOptions) => createEventPayload({ type: 'app_mention', ...message(options) });

export const directEvent = (options: MessageEventOptions) =>
  createEventPayload({ type: 'message', channel_type: 'im', ...message({ channel: 'DU1', ...options }) });

const userOf = (user: string) => ({ id: user, username: user.toLowerCase(), name: user.toLowerCase(), team_id: 'T1' });
const common = (user: string) => ({
  ...{ user: userOf(user), api_app_id: 'A1', token: 'verification', team: { id: 'T1', domain: 'atlas' } },
  ...{ enterprise: null, is_enterprise_install: false },
});

/** The fields of every interaction of a user. */
export const payloadOfUser = common;

/** The message shortcut "check" on a message of someone else; the fields of `more` are not in every message. */
export function messageShortcutPayload(text: string | undefined, more: object, { user, channel, trigger, responseUrl }: ShortcutFields) {
  return {
    type: 'message_action',
    ...common(user),
    ...{ callback_id: 'check', trigger_id: trigger, response_url: responseUrl, action_ts: '1600000000.000300' },
    ...{ message_ts: '1600000000.000400', channel: { id: channel, name: 'general' } },
    message: { type: 'message', user: 'U9', ts: '1600000000.000400', ...(text === undefined ? {} : { text }), ...more },
  };
}

type ShortcutFields = InteractionFields & { readonly channel: string };

/** A click on a message. For an ephemeral message, Slack doesn't send the message itself. */
export function pressPayload(message: VisibleMessage, action: object, { user, trigger, responseUrl }: InteractionFields) {
  const { ts, channel, thread, onlyUser, text, blocks } = message;
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  const isEphemeral = onlyUser !== undefined;
  return {
    type: 'block_actions',
    ...common(user),
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isEphemeral, ...inThread },
    trigger_id: trigger,
    channel: { id: channel, name: 'general' },
    ...(isEphemeral ? {} : { message: { bot_id: 'BBOT', type: 'message', text, user: 'UBOT', ts, team: 'T1', blocks, ...inThread } }),
    state: { values: {} },
    response_url: responseUrl,
    actions: [{ block_id: 'actions.0', action_ts: `${next()}.000300`, ...action }],
  };
}

interface InteractionFields {
  readonly user: string;
  readonly trigger: string;
  readonly responseUrl: string;
}

const viewIn = (view: View, values: Readonly<Record<string, string>> = {}) => ({
  ...view,
  ...{ team_id: 'T1', bot_id: 'BBOT', app_id: 'A1', hash: '1.hash', root_view_id: view.id, state: stateOf(view, values) },
});

/** A user types into a select menu of a modal. */
export const suggestionPayload = (view: View, block_id: string, value: string, user: string) => ({
  type: 'block_suggestion',
  ...common(user),
  container: { type: 'view', view_id: view.id },
  action_id: 'value',
  block_id,
  value,
  view: viewIn(view),
});

/** A user submits a modal. */
export const submissionPayload = (view: View, values: Readonly<Record<string, string>>, user: string, trigger: string) => ({
  type: 'view_submission',
  ...common(user),
  trigger_id: trigger,
  view: viewIn(view, values),
  response_urls: [],
});

/** A user closes a modal. */
export const closedPayload = (view: View, user: string) => ({
  type: 'view_closed',
  ...common(user),
  view: viewIn(view),
  is_cleared: false,
});
