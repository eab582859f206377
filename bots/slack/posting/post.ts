/** Posts in Slack, by the next best way where the first is closed: as a member of the channel, or as mere text. */
import type { Outcome } from '../../core/posting/outcome.ts';
import type { Post } from '../../core/posting/platform-poster.ts';
import type { SlackMessage } from '../render/render.ts';
import { isTemporary, type PostingError } from './errors.ts';
import { toPlainMessage, toPostMessage } from './message.ts';
import { asMessage, asRequest, handleError, type PostContext } from './post-context.ts';

/** Joins the channel where that is what Slack wants, and says it plainly where it refuses the blocks; each once. */
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
    // Nothing is posted yet: what passes is waited for, and a channel that stays closed is a matter of permission.
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
