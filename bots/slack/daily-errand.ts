/** Corrects daily posts in Slack, and tells people of what became of theirs. */
import type { Errand } from '../core/daily/outcome.ts';
import type { Correction, Notice } from '../core/daily/wire.ts';
import { CLASSES, isPassing, type Refusal } from './daily-errors.ts';
import { toDailyMessage, toPlainMessage } from './daily-message.ts';
import { paced, refused, type Site } from './daily-site.ts';

/** A message that cannot be edited is answered in its thread. */
export async function correct({ id, at, messageId, reply }: Correction, site: Site): Promise<Errand> {
  const { calls } = site;
  const change = { channel: at.channel, ts: messageId };
  const edited = await errand(site, () => calls.update(toDailyMessage(reply), change), isIdempotent);
  if (isAboutBody(edited)) return errand(site, () => calls.update(toPlainMessage(reply), change), isIdempotent);
  if (!isFixed(edited)) return isMissing(edited) ? { kind: 'done' } : edited;
  const below = { channel: at.channel, thread: at.thread ?? messageId };
  return errand(site, () => calls.post(id, toDailyMessage(reply), below), isOnce);
}

export const tell = ({ id, user, reply }: Notice, site: Site): Promise<Errand> =>
  errand(site, () => site.calls.post(id, toDailyMessage(reply), { channel: user }), isOnce);

/** Whether what may have been done may be done again. */
type MayRepeat = (why: Refusal['class']) => boolean;
const isIdempotent: MayRepeat = () => true;
const isOnce: MayRepeat = (why) => why !== 'unclear';

async function errand(site: Site, work: () => Promise<unknown>, mayRepeat: MayRepeat): Promise<Errand> {
  try {
    await paced(work, site);
    return { kind: 'done' };
  } catch (error) {
    const refusal = refused(error, site);
    const { class: why, code, retryAfterMs } = refusal;
    return isPassing(refusal) && mayRepeat(why)
      ? { kind: 'retry', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
      : { kind: 'failed', code };
  }
}

/** What chat.update says of messages that stay as they are: docs.slack.dev/reference/methods/chat.update#errors */
const FIXED = new Set(['cant_update_message', 'edit_window_closed', 'update_failed', 'block_mismatch', 'streaming_state_conflict']);
const isFixed = (errand: Errand): boolean => errand.kind === 'failed' && FIXED.has(errand.code);
const isMissing = (errand: Errand): boolean => errand.kind === 'failed' && errand.code === 'message_not_found';
const isAboutBody = (errand: Errand): boolean => errand.kind === 'failed' && CLASSES.get(errand.code) === 'body';
