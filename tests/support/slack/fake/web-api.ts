/** The Web API methods of the fake Slack: from arguments and a token to Slack's JSON. */
import type { SlackBlock } from '../../../../bots/slack/render/blocks.ts';
import { validateModal } from '../../../../bots/slack/render/validate.ts';
import { publish, suggestPrompts } from './app-home.ts';
import { groups, history, info, join, list, openConversation, replies } from './conversations.ts';
import { findMessageRefusal } from './message-refusal.ts';
import { type ApiContext, type Args, errorResponse, type Method, type MethodResponse, type Workspace } from './method.ts';
import { openView } from './views.ts';

export type { MethodResponse, Workspace } from './method.ts';

/** The direct message channel of a user and the bot. */
const directOf = (user: string): string => `D${user}`;

function authTest({ workspace, token }: ApiContext): MethodResponse {
  if (token !== workspace.botToken) return errorResponse(token === '' ? 'not_authed' : 'invalid_auth');
  const { team } = workspace;
  return { ok: true, url: 'https://atlas.slack.com/', team: 'Atlas', user: 'lmm_atlas', team_id: team, user_id: 'UBOT', bot_id: 'BBOT' };
}

function openSocket({ workspace, token, socketUrl }: ApiContext): MethodResponse {
  if (token === workspace.botToken) return errorResponse('not_allowed_token_type');
  return token === workspace.appToken ? { ok: true, url: socketUrl() } : errorResponse('invalid_auth');
}

const withBotToken =
  (method: Method): Method =>
  (args, context) =>
    context.token === context.workspace.botToken ? method(args, context) : errorResponse('invalid_auth');

const messageIn = ({ text, blocks }: Args) => ({ text: String(text ?? ''), blocks: (blocks ?? []) as readonly SlackBlock[] });
const threadIn = ({ thread_ts }: Args) => (typeof thread_ts === 'string' ? thread_ts : undefined);

function post(args: Args, { workspace, screen, joined, refusedTypes }: ApiContext): MethodResponse {
  const to = String(args['channel']);
  const recipient = workspace.users.find((user) => to === user || to === directOf(user));
  if (recipient !== undefined && !workspace.hasMessagesTab) return errorResponse('messages_tab_disabled');
  const error = recipient === undefined ? postErrorIn(to, workspace, joined) : undefined;
  if (error !== undefined) return errorResponse(error);
  const refusal = findMessageRefusal(args, refusedTypes);
  if (refusal !== undefined) return errorResponse(refusal.error, refusal.messages);
  const channel = recipient === undefined ? to : directOf(recipient);
  const { ts } = screen.show({ channel, thread: threadIn(args), ...messageIn(args), ...metadataIn(args) });
  return { ok: true, channel, ts };
}

const metadataIn = ({ metadata }: Args) => (metadata === undefined ? {} : { metadata });

/** The error of a post to a channel; undefined when the bot may post there. */
function postErrorIn(channel: string, { channels, joinableChannels, scopes }: Workspace, joined: ReadonlySet<string>): string | undefined {
  if (channels.includes(channel) || joined.has(channel)) return undefined;
  if (!joinableChannels.includes(channel)) return 'channel_not_found';
  return scopes.includes('chat:write.public') ? undefined : 'not_in_channel';
}

function postEphemeral(args: Args, { workspace, screen, refusedTypes }: ApiContext): MethodResponse {
  const channel = String(args['channel']);
  const user = String(args['user']);
  if (!workspace.channels.includes(channel)) return errorResponse('channel_not_found');
  const refusal = findMessageRefusal(args, refusedTypes);
  if (refusal !== undefined) return errorResponse(refusal.error, refusal.messages);
  if (!workspace.users.includes(user)) return errorResponse('user_not_in_channel');
  const { ts } = screen.show({ channel, thread: threadIn(args), onlyUser: user, ...messageIn(args) });
  return { ok: true, message_ts: ts };
}

function update({ blocks: given, ...others }: Args, { screen, refusedTypes }: ApiContext): MethodResponse {
  // An empty list removes the old blocks.
  const args = Array.isArray(given) && given.length === 0 ? others : { ...others, blocks: given };
  const refusal = findMessageRefusal(args, refusedTypes);
  if (refusal !== undefined) return errorResponse(refusal.error, refusal.messages);
  const { text, blocks } = messageIn(args);
  const ts = String(args['ts']);
  if (screen.find(ts)?.onlyUser !== undefined) return errorResponse('message_not_found');
  return screen.change(ts, text, blocks) === undefined ? errorResponse('message_not_found') : { ok: true, channel: args['channel'], ts };
}

function openModal({ trigger_id, view }: Args, { triggers, views }: ApiContext): MethodResponse {
  const refusal = triggers.redeem(String(trigger_id));
  if (refusal !== undefined) return errorResponse(refusal);
  const problems = validateModal(view);
  return problems.length > 0 ? errorResponse('invalid_arguments', problems) : { ok: true, view: openView(views, view) };
}

function userInfo({ user }: Args, { workspace }: ApiContext): MethodResponse {
  const id = String(user);
  if (!workspace.scopes.includes('users:read')) return errorResponse('missing_scope');
  if (!workspace.users.includes(id)) return errorResponse('user_not_found');
  return {
    ok: true,
    user: { id, tz: workspace.timeZone, is_admin: workspace.admins.includes(id), is_owner: false, is_primary_owner: false },
  };
}

export const METHODS: Readonly<Record<string, Method>> = {
  'auth.test': (_, context) => authTest(context),
  'apps.connections.open': (_, context) => openSocket(context),
  'chat.postMessage': withBotToken(post),
  'chat.postEphemeral': withBotToken(postEphemeral),
  'chat.update': withBotToken(update),
  'conversations.history': withBotToken(history),
  'conversations.replies': withBotToken(replies),
  'conversations.join': withBotToken(join),
  'views.open': withBotToken(openModal),
  'views.publish': withBotToken(publish),
  'assistant.threads.setSuggestedPrompts': withBotToken(suggestPrompts),
  'conversations.open': withBotToken(openConversation),
  'users.info': withBotToken(userInfo),
  'conversations.info': withBotToken(info),
  'conversations.list': withBotToken(list),
  'usergroups.list': withBotToken(groups),
};

const STRUCTURED = new Set(['blocks', 'view', 'metadata', 'prompts']);

/** Reads the arguments of a form, whose structured values are JSON. */
export function readArgs(form: string): Args {
  const entries = [...new URLSearchParams(form)].map(([name, value]) => [name, STRUCTURED.has(name) ? JSON.parse(value) : value] as const);
  return Object.fromEntries(entries);
}
