/**
 * Way: one means by which a message reaches people. What is private goes to one person: by the response_url of what they did, as an
 * ephemeral message, in a conversation of two, or in a direct message of the bot when nothing else works.
 */
import type { Visibility } from '../core/reply.ts';
import type { Calls } from './client.ts';
import { type Failure, failureOf } from './failure.ts';
import { type SlackMessage, unshared } from './render.ts';
import type { Respond } from './response-url.ts';
import { isDirect, type SlackTarget } from './spot.ts';

export interface Way {
  readonly name: string;
  /** Whether it puts a message in the place of another, which only the first message of a reply can take. */
  readonly isForFirst?: true;
  readonly send: (message: SlackMessage) => Promise<Failure | undefined>;
}

/** The message on which somebody pressed. */
export interface OriginalMessage {
  readonly ts: string;
  /** Whether only one person sees it; then it can be changed by its response_url alone. */
  readonly isEphemeral: boolean;
}

/** The ways at one spot, best first. */
export interface Ways {
  /** To say something new: to everybody where that works, else to the person. */
  readonly toSay: (visibility: Visibility) => readonly Way[];
  /** To say something to everybody, or not at all. */
  readonly toShare: readonly Way[];
  /** To put something in the place of a message, or not at all. */
  readonly toReplace: (original: OriginalMessage) => readonly Way[];
}

export function waysAt(target: SlackTarget, calls: Calls, respond: Respond | undefined): Ways {
  const { channel, user, thread } = target;
  const responding = (how: ResponseKind): Way[] => (respond === undefined ? [] : [byResponseUrl(respond, { ...how, thread_ts: thread })]);
  const post = (to: string, below?: string) => byCall('chat.postMessage', (message) => calls.post(message, { channel: to, thread: below }));

  const privately = responding({ response_type: 'ephemeral', replace_original: false });
  const ephemeral = byCall('chat.postEphemeral', (message) => calls.postEphemeral(message, { channel, user, thread }));
  const publicly = responding({ response_type: 'in_channel', replace_original: false });
  const posted = post(channel, thread ?? target.below);

  // Where a person is alone with the bot there is nobody to share with.
  const postAlone = (to: string, below?: string) =>
    byCall('chat.postMessage', (message) => calls.post(unshared(message), { channel: to, thread: below }));
  // The bot is in no conversation between people: there this fails, and the response_url tells who should know.
  const inDirect = isDirect(target) ? [postAlone(channel, thread)] : [];
  // What a response_url says inside of a thread has been seen outside of it: there the calls come first.
  const inChannel = thread === undefined ? [...privately, ephemeral] : [ephemeral, ...privately];
  const toPerson = isDirect(target) ? [...inDirect, ...privately, postAlone(user)] : [...inChannel, postAlone(user)];
  const toShare = thread === undefined && target.below === undefined ? [...publicly, posted] : [posted, ...publicly];
  return {
    toSay: (visibility) => (visibility === 'public' ? [...inDirect, ...toShare, ...toPerson] : toPerson),
    toShare,
    toReplace: ({ ts, isEphemeral }) => [
      ...responding({ response_type: isEphemeral ? 'ephemeral' : 'in_channel', replace_original: true }),
      ...(isEphemeral
        ? []
        : [{ ...byCall('chat.update', (message) => calls.update(message, { channel, ts })), isForFirst: true } as const]),
    ],
  };
}

interface ResponseKind {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string | undefined;
}

const byResponseUrl = (respond: Respond, how: ResponseKind): Way => ({
  name: 'response_url',
  ...(how.replace_original ? { isForFirst: true } : {}),
  send: ({ blocks, ...message }) => respond({ ...message, ...(blocks.length === 0 ? {} : { blocks }), ...how }),
});

const byCall = (name: string, call: (message: SlackMessage) => Promise<void>): Way => ({
  name,
  send: (message) => call(message).then(() => undefined, failureOf),
});
