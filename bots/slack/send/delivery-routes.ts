/**
 * Way: one means by which a message reaches people. What is private goes to one person: by the response_url of what they did, as an
 * ephemeral message, in a conversation of two, or in a direct message of the bot when nothing else works.
 */
import type { Visibility } from '../../core/contract/reply.ts';
import { hideShareButton, type SlackMessage } from '../render/render.ts';
import { isDirect, type OriginalMessage, type SlackTarget } from '../slack-target.ts';
import type { SlackApi } from './client.ts';
import type { SendToResponseUrl } from './response-url.ts';
import { type SendFailure, toSendFailure } from './send-failure.ts';

export interface DeliveryRoute {
  readonly name: string;
  /** Whether it puts a message in the place of another, which only the first message of a reply can take. */
  readonly isFirstMessageOnly?: true;
  readonly send: (message: SlackMessage) => Promise<SendFailure | undefined>;
}

/** The ways at one spot, best first. */
export interface DeliveryRoutes {
  /** To say something new: to everybody where that works, else to the person. */
  readonly forReply: (visibility: Visibility) => readonly DeliveryRoute[];
  /** To say something to everybody, or not at all. */
  readonly forShare: readonly DeliveryRoute[];
  /** To put something in the place of a message, or not at all. */
  readonly forUpdate: (original: OriginalMessage) => readonly DeliveryRoute[];
}

export function createRoutes(target: SlackTarget, api: SlackApi, sendToResponseUrl: SendToResponseUrl | undefined): DeliveryRoutes {
  const { channel, user, thread } = target;
  const viaResponseUrl = (how: ResponseOptions): DeliveryRoute[] =>
    sendToResponseUrl === undefined ? [] : [responseUrlRoute(sendToResponseUrl, { ...how, thread_ts: thread })];
  const post = (to: string, below?: string) =>
    webApiRoute('chat.postMessage', (message) => api.post(message, { channel: to, thread: below }));

  const privateResponse = viaResponseUrl({ response_type: 'ephemeral', replace_original: false });
  const ephemeral = webApiRoute('chat.postEphemeral', (message) => api.postEphemeral(message, { channel, user, thread }));
  const publicResponse = viaResponseUrl({ response_type: 'in_channel', replace_original: false });
  const postInChannel = post(channel, thread ?? target.below);

  // Where a person is alone with the bot there is nobody to share with.
  const postWithoutShare = (to: string, below?: string) =>
    webApiRoute('chat.postMessage', (message) => api.post(hideShareButton(message), { channel: to, thread: below }));
  // The bot is in no conversation between people: there this fails, and the response_url tells who should know.
  const directRoutes = isDirect(target) ? [postWithoutShare(channel, thread)] : [];
  // What a response_url says inside of a thread has been seen outside of it: there the calls come first.
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
  ...(options.replace_original ? { isFirstMessageOnly: true } : {}),
  send: ({ blocks, ...message }) => sendToResponseUrl({ ...message, ...(blocks.length === 0 ? {} : { blocks }), ...options }),
});

const updateRoute = (call: (message: SlackMessage) => Promise<void>): DeliveryRoute => ({
  ...webApiRoute('chat.update', call),
  isFirstMessageOnly: true,
});

const webApiRoute = (name: string, call: (message: SlackMessage) => Promise<void>): DeliveryRoute => ({
  name,
  send: (message) => call(message).then(() => undefined, toSendFailure),
});
