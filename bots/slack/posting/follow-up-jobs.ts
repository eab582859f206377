/** Follow-up jobs in Slack: corrects daily posts, and sends notices to the creators of subscriptions. */
import type { FollowUpJobOutcome } from '../../core/posting/outcome.ts';
import type { Correction, Notice } from '../../core/posting/platform-poster.ts';
import { ERROR_CLASSES, isTemporary, type PostingError } from './errors.ts';
import { toPlainMessage, toPostMessage } from './message.ts';
import { asMessage, handleError, type PostContext } from './post-context.ts';

/** If the message can no longer be edited, the correction is posted in its thread. */
export async function correct({ id, at, messageId, reply }: Correction, context: PostContext): Promise<FollowUpJobOutcome> {
  const { calls } = context;
  const change = { channel: at.channel, ts: messageId };
  const edited = await runFollowUp(context, () => calls.update(toPostMessage(reply), change), isIdempotent);
  if (isAboutBody(edited)) return runFollowUp(context, () => calls.update(toPlainMessage(reply), change), isIdempotent);
  if (!isFixed(edited)) return isMissing(edited) ? { kind: 'done' } : edited;
  const below = { channel: at.channel, thread: at.thread ?? messageId };
  return runFollowUp(context, () => calls.post(id, toPostMessage(reply), below), isOnce);
}

export const sendNotice = ({ id, user, reply }: Notice, context: PostContext): Promise<FollowUpJobOutcome> =>
  runFollowUp(context, () => context.calls.post(id, toPostMessage(reply), { channel: user }), isOnce);

/** Whether a call may be repeated when it may have succeeded already. */
type MayRepeat = (errorClass: PostingError['class']) => boolean;
const isIdempotent: MayRepeat = () => true;
const isOnce: MayRepeat = (errorClass) => errorClass !== 'unclear';

async function runFollowUp(context: PostContext, work: () => Promise<unknown>, mayRepeat: MayRepeat): Promise<FollowUpJobOutcome> {
  try {
    await asMessage(work, context);
    return { kind: 'done' };
  } catch (error) {
    const postingError = handleError(error, context);
    const { class: errorClass, code, retryAfterMs } = postingError;
    return isTemporary(postingError) && mayRepeat(errorClass)
      ? { kind: 'retry', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) }
      : { kind: 'failed', code };
  }
}

/** What chat.update says of messages that stay as they are: docs.slack.dev/reference/methods/chat.update#errors */
const FIXED = new Set(['cant_update_message', 'edit_window_closed', 'update_failed', 'block_mismatch', 'streaming_state_conflict']);
const isFixed = (outcome: FollowUpJobOutcome): boolean => outcome.kind === 'failed' && FIXED.has(outcome.code);
const isMissing = (outcome: FollowUpJobOutcome): boolean => outcome.kind === 'failed' && outcome.code === 'message_not_found';
const isAboutBody = (outcome: FollowUpJobOutcome): boolean => outcome.kind === 'failed' && ERROR_CLASSES.get(outcome.code) === 'body';
