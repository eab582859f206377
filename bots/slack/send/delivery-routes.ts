/**
 * The routes to the target of a message. A private message goes to one user: over the response_url, as an ephemeral
 * message, in a conversation of two, or as a direct message of the bot when nothing else works.
 */
import type { PlatformErrorKind } from '../../core/contract/platform-error.ts';
import type { Visibility } from '../../core/contract/reply.ts';
import { hideShareButton, type SlackMessage } from '../render/render.ts';
import { isDirect, type OriginalMessage, type SlackTarget } from '../slack-target.ts';
import type { SlackApi } from './client.ts';
import type { SendToResponseUrl } from './response-url.ts';

export interface DeliveryRoute {
  readonly name: string;
  /** Whether it replaces a message: only the first message of a reply can do that. */
  readonly isFirstMessageOnly?: true;
  /** The errors after which it is tried again. */
  readonly retriedKinds: readonly PlatformErrorKind[];
  /** Rejects when Slack doesn't take the message. */
  readonly send: (message: SlackMessage) => Promise<void>;
}

export interface DeliveryRoutes {
  /** For a new message: to everyone when it is public, and to the user alone otherwise or when that fails. */
  readonly forReply: (visibility: Visibility) => readonly DeliveryRoute[];
  /** For a message to everyone, or none at all. */
  readonly forShare: readonly DeliveryRoute[];
  /** To replace a message, or nothing at all. */
  readonly forUpdate: (original: OriginalMessage) => readonly DeliveryRoute[];
}

export function createRoutes(target: SlackTarget, api: SlackApi, sendToResponseUrl: SendToResponseUrl | undefined): DeliveryRoutes {
  const { channel, user, thread } = target;
  const viaResponseUrl = (options: ResponseOptions): DeliveryRoute[] =>
    sendToResponseUrl === undefined ? [] : [responseUrlRoute(sendToResponseUrl, { ...options, thread_ts: thread })];
  const post = (to: string, below?: string) =>
    webApiRoute('chat.postMessage', (message) => api.post(message, { channel: to, thread: below }));

  const privateResponse = viaResponseUrl({ response_type: 'ephemeral', replace_original: false });
  const ephemeral = webApiRoute('chat.postEphemeral', (message) => api.postEphemeral(message, { channel, user, thread }));
  const publicResponse = viaResponseUrl({ response_type: 'in_channel', replace_original: false });
  const postInChannel = post(channel, thread ?? target.below);

  // A user alone with the bot has no one to share with.
  const postWithoutShare = (to: string, below?: string) =>
    webApiRoute('chat.postMessage', (message) => api.post(hideShareButton(message), { channel: to, thread: below }));
  // The bot isn't a member of conversations between users: there this fails, and the response_url is next.
  const directRoutes = isDirect(target) ? [postWithoutShare(channel, thread)] : [];
  // Messages sent to a response_url of a thread have appeared outside of it, so in threads the Web API comes first.
  const ephemeralRoutes = thread === undefined ? [...privateResponse, ephemeral] : [ephemeral, ...privateResponse];
  const privateRoutes = isDirect(target)
    ? [...directRoutes, ...privateResponse, postWithoutShare(user)]
    : [...ephemeralRoutes, postWithoutShare(user)];
  const publicRoutes =
    thread === undefined && target.below === undefined ? [...publicResponse, postInChannel] : [postInChannel, ...publicResponse];
  return {
    forReply: (visibility) => (visibility === 'public' ? [...directRoutes, ...publicRoutes, ...privateRoutes] : privateRoutes),
    forShare: publicRoutes,
    forUpdate: ({ ts, isEphemeral }) => [
      ...viaResponseUrl({ response_type: isEphemeral ? 'ephemeral' : 'in_channel', replace_original: true }),
      ...(isEphemeral ? [] : [updateRoute((message) => api.update(message, { channel, ts }))]),
    ],
  };
}

interface ResponseOptions {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string | undefined;
}

const responseUrlRoute = (sendToResponseUrl: SendToResponseUrl, options: ResponseOptions): DeliveryRoute => ({
  name: 'response_url',
  retriedKinds: ['retry', 'limited', 'unclear'],
  ...(options.replace_original ? { isFirstMessageOnly: true } : {}),
  send: ({ blocks, ...message }) => sendToResponseUrl({ ...message, ...(blocks.length === 0 ? {} : { blocks }), ...options }),
});

const updateRoute = (call: (message: SlackMessage) => Promise<void>): DeliveryRoute => ({
  ...webApiRoute('chat.update', call),
  isFirstMessageOnly: true,
});

const webApiRoute = (name: string, send: (message: SlackMessage) => Promise<unknown>): DeliveryRoute => ({
  name,
  // Slack may have taken the message: after a retry it could appear twice.
  retriedKinds: ['limited'],
  send: async (message) => void (await send(message)),
});
