/** Finds in Slack a message that may have been posted, by the delivery in its metadata. */
import type { LookupResult } from '../core/daily/outcome.ts';
import type { Page } from './daily-calls.ts';
import { isTemporary, type PostingError } from './daily-errors.ts';
import { asRequest, handleError, type Site } from './daily-site.ts';

/** Our clock and Slack's may differ by so much. */
const MARGIN_MS = 5 * 60_000;
/** A channel in which more pages were said since then is not read to the end. */
const MOST_LOOKS = 20;

/** Where to look on: at the next page, or at the same one once the bot is a member. */
interface Look {
  readonly cursor?: string | undefined;
  readonly hasJoined: boolean;
}

export async function find(id: string, since: Date, site: Site): Promise<LookupResult> {
  const oldest = ((since.getTime() - MARGIN_MS) / 1000).toFixed(6);
  let look: Look = { hasJoined: false };
  for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
    const next = await lookOnce(look, (cursor) => site.calls.look(id, site.to, oldest, cursor), site);
    if ('kind' in next) return next;
    look = next;
  }
  return { kind: 'unreadable', code: 'too_long' };
}

async function lookOnce(look: Look, read: (cursor: string | undefined) => Promise<Page>, site: Site): Promise<LookupResult | Look> {
  try {
    const page = await asRequest(() => read(look.cursor), site);
    if (page.found !== undefined) return { kind: 'found', messageId: page.found };
    return page.cursor === undefined ? { kind: 'absent' } : { ...look, cursor: page.cursor };
  } catch (error) {
    const postingError = handleError(error, site);
    // Who may post everywhere may read only where they are a member.
    const finalError = postingError.class !== 'join' || look.hasJoined ? postingError : await join(postingError, site);
    return finalError === undefined ? { ...look, hasJoined: true } : failedLookup(finalError);
  }
}

/** Undefined once the bot is a member, else why it is not. */
const join = (postingError: PostingError, site: Site): Promise<PostingError | undefined> =>
  asRequest(() => site.calls.join(site.to.channel), site).then(
    () => undefined,
    (error: unknown) => {
      const joinError = handleError(error, site);
      return isTemporary(joinError) ? joinError : postingError;
    },
  );

function failedLookup(postingError: PostingError): LookupResult {
  const { code, retryAfterMs } = postingError;
  if (!isTemporary(postingError)) return { kind: 'unreadable', code };
  return { kind: 'later', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
