/** Posts in Slack, by the next best way where the first is closed: as a member of the channel, or as mere text. */
import type { Outcome } from '../core/daily/outcome.ts';
import type { Post } from '../core/daily/wire.ts';
import { isPassing, type Refusal } from './daily-errors.ts';
import { toDailyMessage, toPlainMessage } from './daily-message.ts';
import { asMessage, asRequest, refused, type Site } from './daily-site.ts';
import type { SlackMessage } from './render.ts';

/** Joins the channel where that is what Slack wants, and says it plainly where it refuses the blocks; each once. */
export async function post({ id, to, reply, pingRole }: Post, site: Site): Promise<Outcome> {
  const say = async (message: SlackMessage): Promise<Outcome> => ({ kind: 'sent', messageId: await site.calls.post(id, message, to) });
  const full = () => say(toDailyMessage(reply, pingRole));
  try {
    return await full();
  } catch (error) {
    const refusal = refused(error, site);
    if (refusal.class === 'join') return afterJoin(full, refusal, site);
    return refusal.class === 'body' ? inPlain(() => say(toPlainMessage(reply, pingRole)), refusal, site) : outcomeOf(refusal);
  }
}

async function afterJoin(say: () => Promise<Outcome>, refusal: Refusal, site: Site): Promise<Outcome> {
  try {
    await asRequest(() => site.calls.join(site.to.channel), site);
  } catch (error) {
    const failure = refused(error, site);
    // Nothing is posted yet: what passes is waited for, and a channel that stays closed is a matter of permission.
    return isPassing(failure) ? outcomeOf({ ...failure, class: 'retry' }) : outcomeOf(refusal);
  }
  return asMessage(say, site).catch((error: unknown) => outcomeOf(refused(error, site)));
}

async function inPlain(say: () => Promise<Outcome>, { code }: Refusal, site: Site): Promise<Outcome> {
  site.tools.log.error({ code, channel: site.to.channel }, 'slack refused the blocks of a daily post');
  return asMessage(say, site).catch((error: unknown) => outcomeOf(refused(error, site)));
}

function outcomeOf({ class: why, code, retryAfterMs }: Refusal): Outcome {
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
