/** The platform poster for Discord: it uses REST alone, so that a poster needs no gateway connection. */
import { type APIChannel, type APIMessage, RateLimitError, Routes } from 'discord.js';
import type { Logger } from 'pino';
import type { Clock } from '../../clock.ts';
import type { Destination } from '../../core/contract/channels.ts';
import { isBodyRefused, type PlatformError } from '../../core/contract/platform-error.ts';
import {
  type FollowUpJobOutcome,
  type LookupResult,
  type Outcome,
  toFollowUpOutcome,
  toLookupResult,
  toOutcome,
} from '../../core/posting/outcome.ts';
import type { CallLimits, Correction, Notice, PlatformPoster, Post } from '../../core/posting/platform-poster.ts';
import type { RateLimits } from '../../core/posting/rate-limits.ts';
import type { DiscordEnv } from '../env.ts';
import { classifyError } from '../send/errors.ts';
import { missingPermissions } from '../send/permissions.ts';
import { hasMark, nonceOf } from './mark.ts';
import { type PostBody, toPlainBody, toPostBody } from './message.ts';
import { createPostingRest, type Requests } from './requests.ts';

/** What Discord accepts in a quarter of a second. */
export const BATCH = 12;
/** Our clock and Discord's may differ by this much. */
const MARGIN_MS = 5 * 60_000;
const PAGE = 100;
/** A channel with more pages since then is not read to the end. */
const MAX_PAGES = 20;

export interface DiscordPlatformPosterOptions {
  readonly env: DiscordEnv;
  readonly clock: Clock;
  readonly log: Logger;
}

interface PostContext {
  readonly to: Destination;
  readonly requests: Requests;
  readonly rateLimits: RateLimits;
  readonly log: Logger;
}

export function createDiscordPlatformPoster({ env, clock, log }: DiscordPlatformPosterOptions): PlatformPoster {
  const { rateLimits, within } = createPostingRest({ token: env.DISCORD_TOKEN?.trim() ?? '', api: env.DISCORD_API_URL, clock });
  const contextFor = (to: Destination, limits: CallLimits): PostContext => ({ to, rateLimits, log, requests: within(limits, to) });
  return {
    rateLimits,
    post: (post, limits) => send(post, contextFor(post.to, limits)),
    find: (post, since, limits) => find(post, since, contextFor(post.to, limits)),
    correct: (correction, limits) => correct(correction, contextFor(correction.at, limits)),
    notify: (notice, limits) => sendNotice(notice, contextFor({ workspace: notice.workspace, channel: notice.user }, limits)),
  };
}

/** In Discord a thread is a channel of its own. */
const channelOf = ({ channel, thread }: Destination): string => thread ?? channel;

const withNonce = (body: PostBody, id: string) => ({ ...body, nonce: nonceOf(id), enforce_nonce: true });

/** Retries once as plain text when Discord refuses the embeds. */
async function send({ id, reply, pingRole }: Post, context: PostContext): Promise<Outcome> {
  const route = Routes.channelMessages(channelOf(context.to));
  const sent = (message: unknown): Outcome => ({ kind: 'sent', messageId: (message as APIMessage).id });
  try {
    return sent(await context.requests.now('post', route, { body: withNonce(toPostBody(reply, { id, pingRole }), id) }));
  } catch (error) {
    const platformError = handleError(error, context);
    if (!isBodyRefused(platformError)) return toOutcome(platformError);
    context.log.error({ code: platformError.code, channel: context.to.channel }, 'discord refused the body of a daily post');
  }
  try {
    return sent(await context.requests.message('post', route, { body: withNonce(toPlainBody(reply, { id, pingRole }), id) }));
  } catch (error) {
    return toOutcome(handleError(error, context));
  }
}

async function find({ id }: Post, since: Date, context: PostContext): Promise<LookupResult> {
  const { requests, to } = context;
  try {
    const me = await requests.me();
    let after = snowflakeOf(since.getTime() - MARGIN_MS);
    for (let page = 0; page < MAX_PAGES; page += 1) {
      const query = new URLSearchParams({ after, limit: String(PAGE) });
      const messages = (await requests.request('get', Routes.channelMessages(channelOf(to)), { query })) as readonly APIMessage[];
      const ours = messages.find((message) => message.author.id === me && hasMark(message, id));
      if (ours !== undefined) return { kind: 'found', messageId: ours.id };
      if (messages.length < PAGE) return await absent(messages.length + page === 0, me, context);
      after = newestOf(messages);
    }
    return { kind: 'unreadable', code: 'too_long' };
  } catch (error) {
    return toLookupResult(handleError(error, context));
  }
}

/** Without Read Message History Discord answers an empty list: https://discord.com/developers/docs/resources/message#get-channel-messages */
async function absent(isEmpty: boolean, me: string, { requests, to }: PostContext): Promise<LookupResult> {
  if (!isEmpty) return { kind: 'absent' };
  const missing = await missingPermissions({ get: (route) => requests.request('get', route) }, channelOf(to), me);
  return missing.includes('ReadMessageHistory') ? { kind: 'unreadable', code: 'ReadMessageHistory' } : { kind: 'absent' };
}

/** The edit removes the ping, and the buttons of a withdrawn fact. If the message can no longer be edited, the correction is posted as a reply to it. */
async function correct({ id, messageId, reply }: Correction, context: PostContext): Promise<FollowUpJobOutcome> {
  const channel = channelOf(context.to);
  const route = Routes.channelMessage(channel, messageId);
  const edit = (body: PostBody) =>
    attempt(context, () => context.requests.message('patch', route, { body: { content: '', components: [], ...body } }));
  const editError = await edit(toPostBody(reply));
  if (editError === undefined || editError.kind === 'message-gone') return { kind: 'done' };
  if (isBodyRefused(editError)) return toFollowUpOutcome(await edit(toPlainBody(reply)));
  if (editError.kind !== 'not-editable') return toFollowUpOutcome(editError);
  const body = { ...withNonce(toPostBody(reply), id), message_reference: { message_id: messageId, fail_if_not_exists: false } };
  return runFollowUp(context, () => context.requests.message('post', Routes.channelMessages(channel), { body }));
}

async function sendNotice({ id, user, reply }: Notice, context: PostContext): Promise<FollowUpJobOutcome> {
  const send = async () => {
    const { id: channel } = (await context.requests.request('post', Routes.userChannels(), { body: { recipient_id: user } })) as APIChannel;
    await context.requests.message('post', Routes.channelMessages(channel), { body: withNonce(toPostBody(reply), id) });
  };
  return runFollowUp(context, send);
}

/** Unclear errors are retried too: an edit is idempotent, and a nonce is accepted once. */
const runFollowUp = async (context: PostContext, work: () => Promise<unknown>): Promise<FollowUpJobOutcome> =>
  toFollowUpOutcome(await attempt(context, work));

const attempt = (context: PostContext, work: () => Promise<unknown>): Promise<PlatformError | undefined> =>
  work().then(
    () => undefined,
    (error: unknown) => handleError(error, context),
  );

/** Classifies an error, applies the wait that Discord asks for, and logs what an operator has to know. */
function handleError(error: unknown, { to, rateLimits, log }: PostContext): PlatformError {
  const platformError = classifyError(error);
  const { kind, code, retryAfterMs } = platformError;
  if (kind === 'token-refused') log.error({ code }, 'discord refuses DISCORD_TOKEN: no daily facts until it is fixed');
  if (retryAfterMs === undefined) return platformError;
  // Other waits are for the requests about this channel alone.
  const isGlobal = kind === 'token-refused' || (error instanceof RateLimitError && error.global);
  if (isGlobal) rateLimits.pause(to, retryAfterMs);
  else rateLimits.pauseChannel(to, retryAfterMs);
  return platformError;
}

/** https://discord.com/developers/docs/reference#snowflakes */
const EPOCH_MS = 1_420_070_400_000;
const snowflakeOf = (ms: number): string => String(BigInt(Math.max(0, Math.floor(ms) - EPOCH_MS)) << 22n);

const newestOf = (messages: readonly APIMessage[]): string =>
  messages.map(({ id }) => id).reduce((newest, id) => (BigInt(id) > BigInt(newest) ? id : newest));
