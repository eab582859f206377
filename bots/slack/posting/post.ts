/** Posts in Slack; joins the channel first, or posts plain text, where Slack requires it. */
import type { Outcome } from '../../core/posting/outcome.ts';
import type { Post } from '../../core/posting/platform-poster.ts';
import type { SlackMessage } from '../render/render.ts';
import { isTemporary, type PostingError } from './errors.ts';
import { toPlainMessage, toPostMessage } from './message.ts';
import { asMessage, asRequest, handleError, type PostContext } from './post-context.ts';

/** Retries once: as a member when Slack requires that, or as plain text when it refuses the blocks. */
export async function post({ id, to, reply, pingRole }: Post, context: PostContext): Promise<Outcome> {
  const send = async (message: SlackMessage): Promise<Outcome> => ({ kind: 'sent', messageId: await context.calls.post(id, message, to) });
  const sendFull = () => send(toPostMessage(reply, pingRole));
  try {
    return await sendFull();
  } catch (error) {
    const postingError = handleError(error, context);
    if (postingError.class === 'join') return afterJoin(sendFull, postingError, context);
    return postingError.class === 'body'
      ? postPlain(() => send(toPlainMessage(reply, pingRole)), postingError, context)
      : outcomeOf(postingError);
  }
}

async function afterJoin(send: () => Promise<Outcome>, postingError: PostingError, context: PostContext): Promise<Outcome> {
  try {
    await asRequest(() => context.calls.join(context.to.channel), context);
  } catch (error) {
    const joinError = handleError(error, context);
    // Nothing was posted yet: a temporary error is retried, and a channel that cannot be joined is forbidden.
    return isTemporary(joinError) ? outcomeOf({ ...joinError, class: 'retry' }) : outcomeOf(postingError);
  }
  return asMessage(send, context).catch((error: unknown) => outcomeOf(handleError(error, context)));
}

async function postPlain(send: () => Promise<Outcome>, { code }: PostingError, context: PostContext): Promise<Outcome> {
  context.deps.log.error({ code, channel: context.to.channel }, 'slack refused the blocks of a daily post');
  return asMessage(send, context).catch((error: unknown) => outcomeOf(handleError(error, context)));
}

function outcomeOf({ class: why, code, retryAfterMs }: PostingError): Outcome {
  switch (why) {
    case 'retry':
    case 'limited':
      return { kind: 'retry', code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    case 'join':
      return { kind: 'forbidden', code };
    case 'body':
      return { kind: 'failed', code };
    default:
      return { kind: why, code };
  }
}
