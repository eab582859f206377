/** Posts in Slack; joins the channel first, or posts plain text, where Slack requires it. */
import { isBodyRefused, isTemporary, type PlatformError } from '../../core/contract/platform-error.ts';
import { type Outcome, toOutcome } from '../../core/posting/outcome.ts';
import type { Post } from '../../core/posting/platform-poster.ts';
import type { SlackMessage } from '../render/render.ts';
import { metadataOf } from './calls.ts';
import { toPlainMessage, toPostMessage } from './message.ts';
import { asMessage, asRequest, handleError, type PostContext } from './post-context.ts';

/** Retries once: as a member when Slack requires that, or as plain text when it refuses the blocks. */
export async function post({ id, to, reply, pingRole }: Post, context: PostContext): Promise<Outcome> {
  const send = async (message: SlackMessage): Promise<Outcome> => {
    const messageId = await context.calls.post(message, to, metadataOf(id));
    if (messageId === undefined) throw new Error('Slack answered without the ts of the message');
    return { kind: 'sent', messageId };
  };
  const sendFull = () => send(toPostMessage(reply, pingRole));
  try {
    return await sendFull();
  } catch (error) {
    const platformError = handleError(error, context);
    if (platformError.kind === 'not-member') return afterJoin(sendFull, platformError, context);
    return isBodyRefused(platformError)
      ? postPlain(() => send(toPlainMessage(reply, pingRole)), platformError, context)
      : toOutcome(platformError);
  }
}

async function afterJoin(send: () => Promise<Outcome>, platformError: PlatformError, context: PostContext): Promise<Outcome> {
  try {
    await asRequest(() => context.calls.joinChannel(context.to.channel), context);
  } catch (error) {
    const joinError = handleError(error, context);
    // Nothing was posted yet: a temporary error is retried, and a channel that cannot be joined is forbidden.
    return toOutcome(isTemporary(joinError) ? { ...joinError, kind: 'retry' } : platformError);
  }
  return sendAgain(send, context);
}

function postPlain(send: () => Promise<Outcome>, { code }: PlatformError, context: PostContext): Promise<Outcome> {
  context.deps.log.error({ code, channel: context.to.channel }, 'slack refused the blocks of a daily post');
  return sendAgain(send, context);
}

const sendAgain = (send: () => Promise<Outcome>, context: PostContext): Promise<Outcome> =>
  asMessage(send, context).catch((error: unknown) => toOutcome(handleError(error, context)));
