/** The conversations.* methods of the fake Slack. */
import { type ApiContext, type Args, errorResponse, type Method, type MethodResponse, type Workspace } from './method.ts';
import type { VisibleMessage } from './screen.ts';

/** docs.slack.dev/reference/methods/conversations.history: messages outside of threads, newest first. */
export const history: Method = (args, context) => {
  const channel = String(args['channel']);
  const error = readErrorIn(channel, context);
  if (error !== undefined) return errorResponse(error);
  const messages = context.screen
    .messages()
    .filter((message) => message.channel === channel && message.thread === undefined && isSince(message, args));
  return page(messages.toReversed(), args);
};

/** docs.slack.dev/reference/methods/conversations.replies: a message and its thread, oldest first. */
export const replies: Method = (args, context) => {
  const channel = String(args['channel']);
  const root = String(args['ts']);
  const error = readErrorIn(channel, context);
  if (error !== undefined) return errorResponse(error);
  const thread = context.screen.messages().filter((message) => message.ts === root || message.thread === root);
  if (thread.length === 0) return errorResponse('thread_not_found');
  return page(
    thread.filter((message) => message.ts === root || isSince(message, args)),
    args,
  );
};

export const join: Method = ({ channel }, { workspace: { channels, joinableChannels, scopes }, joined }) => {
  const id = String(channel);
  if (!scopes.includes('channels:join')) return errorResponse('missing_scope');
  if (!channels.includes(id) && !joinableChannels.includes(id)) return errorResponse('channel_not_found');
  joined.add(id);
  return { ok: true, channel: { id } };
};

/** docs.slack.dev/reference/methods/conversations.info: a private channel without the bot looks like one that doesn't exist. */
export const info: Method = ({ channel }, { workspace, joined }) => {
  const id = String(channel);
  if (workspace.users.some((user) => id === `D${user}`)) return { ok: true, channel: { id, is_im: true, is_archived: false } };
  const is_member = isMember(id, workspace, joined);
  const settings = workspace.channelSettings[id];
  const isPublic = workspace.joinableChannels.includes(id) || (settings !== undefined && settings.isPrivate !== true);
  if (!is_member && !isPublic) return errorResponse('channel_not_found');
  const scope = settings?.isPrivate === true ? 'groups:read' : 'channels:read';
  if (!workspace.scopes.includes(scope)) return errorResponse('missing_scope');
  const { name = 'general', isPrivate = false, isArchived = false } = settings ?? {};
  return { ok: true, channel: { id, name, is_channel: true, is_member, is_private: isPrivate, is_archived: isArchived } };
};

/** docs.slack.dev/reference/methods/conversations.list: those that the bot can see, without archived ones if it wants none. */
export const list: Method = ({ cursor, limit = 100, exclude_archived }, { workspace, joined }) => {
  if (!workspace.scopes.includes('channels:read')) return errorResponse('missing_scope');
  const all = Object.entries(workspace.channelSettings).flatMap(([id, { name = 'general', isPrivate = false, isArchived = false }]) => {
    const isShown = (!isPrivate || isMember(id, workspace, joined)) && !(isArchived && String(exclude_archived) === 'true');
    return isShown ? [{ id, name, is_private: isPrivate, is_archived: isArchived }] : [];
  });
  const from = cursor === undefined ? 0 : Number(cursor);
  const until = from + Number(limit);
  return { ok: true, channels: all.slice(from, until), response_metadata: { next_cursor: until < all.length ? String(until) : '' } };
};

/** docs.slack.dev/reference/methods/usergroups.list */
export const groups: Method = (_args, { workspace }) =>
  workspace.scopes.includes('usergroups:read')
    ? { ok: true, usergroups: Object.entries(workspace.groups).map(([id, handle]) => ({ id, handle, name: handle })) }
    : errorResponse('missing_scope');

/** docs.slack.dev/reference/methods/conversations.open: the direct messages of one user. */
export const openConversation: Method = ({ users }, { workspace }) => {
  if (!workspace.scopes.includes('im:write')) return errorResponse('missing_scope');
  const user = String(users);
  return workspace.users.includes(user) ? { ok: true, channel: { id: `D${user}` } } : errorResponse('user_not_found');
};

function readErrorIn(channel: string, { workspace, joined }: ApiContext): string | undefined {
  if (!workspace.scopes.includes('channels:history')) return 'missing_scope';
  return isMember(channel, workspace, joined) ? undefined : membershipErrorIn(channel, workspace);
}

const isMember = (channel: string, { channels, users }: Workspace, joined: ReadonlySet<string>): boolean =>
  channels.includes(channel) || joined.has(channel) || users.some((user) => channel === `D${user}`);

const membershipErrorIn = (channel: string, { joinableChannels }: Workspace): string =>
  joinableChannels.includes(channel) ? 'not_in_channel' : 'channel_not_found';

const isSince = ({ ts, onlyUser }: VisibleMessage, { oldest = '0' }: Args): boolean =>
  onlyUser === undefined && Number(ts) >= Number(oldest);

function page(messages: readonly VisibleMessage[], { cursor, limit = 100, include_all_metadata }: Args): MethodResponse {
  const from = cursor === undefined ? 0 : Number(cursor);
  const until = from + Number(limit);
  const hasMore = until < messages.length;
  return {
    ok: true,
    messages: messages.slice(from, until).map(({ ts, text, blocks, metadata, thread }) => ({
      ...{ type: 'message', user: 'UBOT', bot_id: 'BBOT', ts, text, blocks },
      ...(thread === undefined ? {} : { thread_ts: thread }),
      ...(include_all_metadata === 'true' && metadata !== undefined ? { metadata } : {}),
    })),
    has_more: hasMore,
    response_metadata: { next_cursor: hasMore ? String(until) : '' },
  };
}
