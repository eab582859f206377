/** The Web API methods that daily posts need; each call is made once, within its time limit. */
import { type Logger as BoltLogger, webApi } from '@slack/bolt';
import type { Destination } from '../../core/contract/channels.ts';
import type { CallLimits } from '../../core/posting/platform-poster.ts';
import type { BotEnv } from '../../env.ts';
import type { SlackMessage } from '../render/render.ts';
import { clientOptions } from '../send/client.ts';

/** The metadata by which we find our message again, even after its text has changed. */
const EVENT_TYPE = 'lmm_atlas_daily_fact';
const PAGE = 100;

export interface HistoryPage {
  /** The `ts` of the message with the delivery in its metadata, if it is on this page. */
  readonly found: string | undefined;
  /** Undefined on the last page. */
  readonly cursor: string | undefined;
}

/** Every call rejects with an error of Slack's client. */
export interface PostingCalls {
  /** Answers the `ts` of the message. */
  readonly post: (id: string, message: SlackMessage, to: Pick<Destination, 'channel' | 'thread'>) => Promise<string>;
  readonly update: (message: SlackMessage, at: { readonly channel: string; readonly ts: string }) => Promise<void>;
  readonly readPage: (id: string, to: Destination, oldest: string, cursor: string | undefined) => Promise<HistoryPage>;
  readonly join: (channel: string) => Promise<void>;
}

/** The calls together have to end within these limits. */
export type CreateCalls = (limits: CallLimits) => PostingCalls;

export const createCalls =
  (env: BotEnv, logger: BoltLogger): CreateCalls =>
  ({ timeoutMs, signal }) => {
    const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const client = new webApi.WebClient(env.SLACK_BOT_TOKEN, { ...clientOptions(env, logger, ends), timeout: timeoutMs });
    return {
      post: async (id, message, { channel, thread }) => {
        const { ts } = await client.chat.postMessage({
          channel,
          ...(thread === undefined ? {} : { thread_ts: thread }),
          ...bodyOf(message),
          ...{ unfurl_links: false, unfurl_media: false },
          metadata: { event_type: EVENT_TYPE, event_payload: { delivery_id: id } },
        });
        if (ts === undefined) throw new Error('Slack answered without the ts of the message');
        return ts;
      },
      // Without blocks the old ones would stay.
      update: async (message, at) => void (await client.chat.update({ ...at, ...bodyOf(message), blocks: [...message.blocks] })),
      readPage: async (id, { channel, thread }, oldest, cursor) => {
        const params = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor === undefined ? {} : { cursor }) };
        const { messages, response_metadata } = await (thread === undefined
          ? client.conversations.history(params)
          : client.conversations.replies({ ...params, ts: thread }));
        const next = response_metadata?.next_cursor;
        return { found: (messages ?? []).find((message) => isOurs(message, id))?.ts, cursor: next === '' ? undefined : next };
      },
      join: async (channel) => void (await client.conversations.join({ channel })),
    };
  };

const bodyOf = ({ text, blocks }: SlackMessage) => ({
  ...{ text, parse: 'none' as const, link_names: false },
  ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
});

const isOurs = ({ metadata }: { readonly metadata?: Metadata }, id: string): boolean =>
  metadata?.event_type === EVENT_TYPE && metadata.event_payload?.['delivery_id'] === id;

interface Metadata {
  readonly event_type?: string;
  readonly event_payload?: Readonly<Record<string, unknown>>;
}
