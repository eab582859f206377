/** Looks in Slack for a message that may have been posted, by the delivery in its metadata. */
import { isTemporary, type PlatformError } from '../../core/contract/platform-error.ts';
import { type LookupResult, toLookupResult } from '../../core/posting/outcome.ts';
import type { HistoryPage } from '../send/client.ts';
import { findPost } from './calls.ts';
import { asRequest, handleError, type PostContext } from './post-context.ts';

/** Our clock and Slack's may differ by this much. */
const MARGIN_MS = 5 * 60_000;
/** A channel with more pages since then is not read to the end. */
const MAX_PAGES = 20;

/** What to read next: the next page, or the same one once the bot is a member. */
interface LookupStep {
  readonly cursor?: string | undefined;
  readonly hasJoined: boolean;
}

export async function find(id: string, since: Date, context: PostContext): Promise<LookupResult> {
  const oldest = ((since.getTime() - MARGIN_MS) / 1000).toFixed(6);
  let step: LookupStep = { hasJoined: false };
  for (let count = 0; count < MAX_PAGES; count += 1) {
    const next = await readNext(id, step, (cursor) => context.calls.readHistory(context.to, oldest, cursor), context);
    if ('kind' in next) return next;
    step = next;
  }
  return { kind: 'unreadable', code: 'too_long' };
}

async function readNext(
  id: string,
  step: LookupStep,
  read: (cursor: string | undefined) => Promise<HistoryPage>,
  context: PostContext,
): Promise<LookupResult | LookupStep> {
  try {
    const page = await asRequest(() => read(step.cursor), context);
    const messageId = findPost(page, id);
    if (messageId !== undefined) return { kind: 'found', messageId };
    return page.cursor === undefined ? { kind: 'absent' } : { ...step, cursor: page.cursor };
  } catch (error) {
    const platformError = handleError(error, context);
    // With chat:write.public the bot posts in any public channel, but reads only those that it has joined.
    const finalError = platformError.kind !== 'not-member' || step.hasJoined ? platformError : await join(platformError, context);
    return finalError === undefined ? { ...step, hasJoined: true } : toLookupResult(finalError);
  }
}

/** Undefined once the bot is a member, else why it is not. */
const join = (platformError: PlatformError, context: PostContext): Promise<PlatformError | undefined> =>
  asRequest(() => context.calls.joinChannel(context.to.channel), context).then(
    () => undefined,
    (error: unknown) => {
      const joinError = handleError(error, context);
      return isTemporary(joinError) ? joinError : platformError;
    },
  );
