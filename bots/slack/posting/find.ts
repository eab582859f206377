/** Looks in Slack for a message that may have been posted, by the delivery in its metadata. */
import type { LookupResult } from '../../core/posting/outcome.ts';
import type { HistoryPage } from './calls.ts';
import { isTemporary, type PostingError } from './errors.ts';
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
    const next = await readNext(step, (cursor) => context.calls.readPage(id, context.to, oldest, cursor), context);
    if ('kind' in next) return next;
    step = next;
  }
  return { kind: 'unreadable', code: 'too_long' };
}

async function readNext(
  step: LookupStep,
  read: (cursor: string | undefined) => Promise<HistoryPage>,
  context: PostContext,
): Promise<LookupResult | LookupStep> {
  try {
    const page = await asRequest(() => read(step.cursor), context);
    if (page.found !== undefined) return { kind: 'found', messageId: page.found };
    return page.cursor === undefined ? { kind: 'absent' } : { ...step, cursor: page.cursor };
  } catch (error) {
    const postingError = handleError(error, context);
    // With chat:write.public the bot posts in any public channel, but reads only those that it has joined.
    const finalError = postingError.class !== 'join' || step.hasJoined ? postingError : await join(postingError, context);
    return finalError === undefined ? { ...step, hasJoined: true } : failedLookup(finalError);
  }
}

/** Undefined once the bot is a member, else why it is not. */
const join = (postingError: PostingError, context: PostContext): Promise<PostingError | undefined> =>
  asRequest(() => context.calls.join(context.to.channel), context).then(
    () => undefined,
    (error: unknown) => {
      const joinError = handleError(error, context);
      return isTemporary(joinError) ? joinError : postingError;
    },
  );

function failedLookup(postingError: PostingError): LookupResult {
  const { code, retryAfterMs } = postingError;
  if (!isTemporary(postingError)) return { kind: 'unreadable', code };
  return { kind: 'later', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
