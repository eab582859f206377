/** Payloads as Slack sends them: docs.slack.dev/reference/interaction-payloads and docs.slack.dev/reference/events. Pure. */
import { ASK_BLOCK } from '../../slack/read/home.ts';
import { encodeValue } from '../../slack/render/button-value.ts';
import type { OpenForm, ShownMessage, Visitor } from '../visitors/visitor.ts';
import { responseUrl } from './workspace.ts';

const APP = 'A1';
const BOT = 'UBOT';

/** Each payload has ids of its own. */
export interface Fresh {
  readonly visitor: Visitor;
  readonly id: string;
}

const common = ({ visitor: { ids } }: Fresh) => ({
  ...{ api_app_id: APP, token: 'simulator', team: { id: ids.slack.team, domain: 'try' }, enterprise: null, is_enterprise_install: false },
  user: { id: ids.slack.user, username: 'you', name: 'you', team_id: ids.slack.team },
});

export const slashCommand = ({ visitor: { ids }, id }: Fresh, text: string) => ({
  ...{ token: 'simulator', team_id: ids.slack.team, team_domain: 'try', channel_id: ids.slack.channel, channel_name: 'general' },
  ...{
    user_id: ids.slack.user,
    user_name: 'you',
    command: '/lmm',
    text: escapeInput(text),
    api_app_id: APP,
    is_enterprise_install: 'false',
  },
  ...{ response_url: responseUrl(ids.slack.channel), trigger_id: id },
});

/** Slack escapes these three in whatever people write. */
const escapeInput = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const event = ({ visitor: { ids }, id }: Fresh, body: object) => ({
  ...{ token: 'simulator', team_id: ids.slack.team, api_app_id: APP, event: body, type: 'event_callback', event_id: `Ev${id}` },
  authorizations: [{ enterprise_id: null, team_id: ids.slack.team, user_id: BOT, is_bot: true, is_enterprise_install: false }],
});

export const mention = (fresh: Fresh, text: string, ts: string, thread: string | undefined) => {
  const { team, channel, user } = fresh.visitor.ids.slack;
  const inThread = thread === undefined ? {} : { thread_ts: thread };
  return event(fresh, { type: 'app_mention', user, ts, text: `<@${BOT}> ${escapeInput(text)}`, team, channel, event_ts: ts, ...inThread });
};

export const homeOpened = (fresh: Fresh) => {
  const { user, direct } = fresh.visitor.ids.slack;
  return event(fresh, { type: 'app_home_opened', user, channel: direct, tab: 'home' });
};

/** A click on a message. Of an ephemeral one, Slack doesn't send the content. */
export function press(fresh: Fresh, { id: ts, isPrivate, below, body }: ShownMessage, action: object) {
  const { channel, team } = fresh.visitor.ids.slack;
  const inThread = below === undefined ? {} : { thread_ts: below };
  return {
    ...{ type: 'block_actions', ...common(fresh) },
    container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: isPrivate, ...inThread },
    ...{ trigger_id: fresh.id, channel: { id: channel, name: 'general' }, state: { values: {} } },
    ...(isPrivate ? {} : { message: { bot_id: 'BBOT', type: 'message', user: BOT, ts, team, ...body, ...inThread } }),
    ...{ response_url: responseUrl(channel, ts), actions: [{ block_id: 'actions.0', action_ts: ts, ...action }] },
  };
}

/** What Slack says of the element that was pressed, chosen from or typed into. */
export function pressedAction(element: Readonly<Record<string, unknown>>, value: string | undefined): object {
  const { type, action_id } = element;
  const common = { type, action_id };
  if (type === 'static_select' || type === 'overflow') return { ...common, selected_option: { value } };
  return type === 'plain_text_input' ? { ...common, block_id: ASK_BLOCK, value } : { ...common, value };
}

export const pressInHome = (fresh: Fresh, view: object, action: object) => ({
  ...{ type: 'block_actions', ...common(fresh) },
  ...{ container: { type: 'view', view_id: 'VHOME' }, trigger_id: fresh.id, view: { ...view, id: 'VHOME' }, actions: [action] },
});

const viewIn = ({ visitor }: Fresh, { id, view }: OpenForm, values: object = {}) => ({
  ...view,
  ...{ id, team_id: visitor.ids.slack.team, bot_id: 'BBOT', app_id: APP, hash: '1.hash', root_view_id: id, state: { values } },
});

export const suggestion = (fresh: Fresh, form: OpenForm, block_id: string, value: string) => ({
  ...{ type: 'block_suggestion', ...common(fresh), container: { type: 'view', view_id: form.id }, action_id: 'value' },
  ...{ block_id, value, view: viewIn(fresh, form) },
});

export const submission = (fresh: Fresh, form: OpenForm, values: Readonly<Record<string, string>>) => ({
  ...{ type: 'view_submission', ...common(fresh), trigger_id: fresh.id, response_urls: [] },
  view: viewIn(fresh, form, stateOf(form, values, fresh.visitor.ids.slack.channel)),
});

interface Input {
  readonly type: string;
  readonly block_id?: string;
  readonly element?: { readonly type: string; readonly action_id?: string };
}

/** The state of each field, with these values; `here` is the channel. */
function stateOf({ view }: OpenForm, values: Readonly<Record<string, string>>, here: string): object {
  const inputs = ((view['blocks'] ?? []) as readonly Input[]).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.map(({ block_id = '', element = { type: '' } }) => [
      block_id,
      { [element.action_id ?? '']: { type: element.type, ...fieldState(element.type, values[block_id] || null, here) } },
    ]),
  );
}

/** Each type of element names its value differently. Several values are separated by commas. */
function fieldState(type: string, value: string | null, here: string): object {
  const option = (one: string) => ({ text: { type: 'plain_text', text: one, emoji: false }, value: encodeValue(one) });
  if (type === 'plain_text_input') return { value };
  if (type === 'timepicker') return { selected_time: value };
  if (type === 'conversations_select') return { selected_conversation: value === 'here' ? here : value };
  if (type === 'checkboxes' || type === 'multi_external_select') return { selected_options: value?.split(',').map(option) ?? [] };
  return { selected_option: value === null ? null : option(value) };
}
