/** Follow-up jobs in Slack: corrects daily posts, and sends notices to the creators of subscriptions. */
import { isBodyRefused, type PlatformError } from '../../core/contract/platform-error.ts';
import { type FollowUpJobOutcome, toFollowUpOutcome } from '../../core/posting/outcome.ts';
import type { Correction, Notice } from '../../core/posting/platform-poster.ts';
import type { SlackMessage } from '../render/render.ts';
import { metadataOf } from './calls.ts';
import { toPlainMessage, toPostMessage } from './message.ts';
import { asMessage, handleError, type PostContext } from './post-context.ts';

/** If the message can no longer be edited, the correction is posted in its thread. */
export async function correct({ id, at, messageId, reply }: Correction, context: PostContext): Promise<FollowUpJobOutcome> {
  const edit = (message: SlackMessage) => attempt(context, () => context.calls.update(message, { channel: at.channel, ts: messageId }));
  const editError = await edit(toPostMessage(reply));
  if (editError === undefined || editError.kind === 'message-gone') return { kind: 'done' };
  // An edit may be repeated, even if it has succeeded already.
  if (isBodyRefused(editError)) return toFollowUpOutcome(await edit(toPlainMessage(reply)));
  if (editError.kind !== 'not-editable') return toFollowUpOutcome(editError);
  return postOnce(id, toPostMessage(reply), { channel: at.channel, thread: at.thread ?? messageId }, context);
}

export const sendNotice = ({ id, user, reply }: Notice, context: PostContext): Promise<FollowUpJobOutcome> =>
  postOnce(id, toPostMessage(reply), { channel: user }, context);

/** A message that may have been posted is not posted again. */
async function postOnce(
  id: string,
  message: SlackMessage,
  to: { readonly channel: string; readonly thread?: string },
  context: PostContext,
): Promise<FollowUpJobOutcome> {
  const error = await attempt(context, () => context.calls.post(message, to, metadataOf(id)));
  return error?.kind === 'unclear' ? { kind: 'failed', code: error.code } : toFollowUpOutcome(error);
}

const attempt = (context: PostContext, call: () => Promise<unknown>): Promise<PlatformError | undefined> =>
  asMessage(call, context).then(
    () => undefined,
    (error: unknown) => handleError(error, context),
  );
