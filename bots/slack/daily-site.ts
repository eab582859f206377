/** Site: where a daily post or errand is done, and by what; requests there wait for their turns. */
import type { Logger } from 'pino';
import type { Pacing } from '../core/daily/pacing.ts';
import type { CallLimits } from '../core/daily/wire.ts';
import type { Destination } from '../core/reach.ts';
import type { CallsWithin, DailyCalls } from './daily-calls.ts';
import { NoTurn, type Refusal, refusalOf } from './daily-errors.ts';

export interface Tools {
  readonly pacing: Pacing;
  readonly callsWithin: CallsWithin;
  readonly log: Logger;
}

export interface Site {
  readonly to: Destination;
  readonly calls: DailyCalls;
  readonly limits: CallLimits;
  readonly tools: Tools;
}

export const siteAt = (to: Destination, limits: CallLimits, tools: Tools): Site => ({
  to,
  limits,
  tools,
  calls: tools.callsWithin(limits),
});

/** A message that waits for its turn. */
export const paced = <T>(work: () => Promise<T>, site: Site): Promise<T> => within('turn', work, site);

/** Any other request, which waits for its turn too. */
export const asked = <T>(work: () => Promise<T>, site: Site): Promise<T> => within('ask', work, site);

async function within<T>(how: 'turn' | 'ask', work: () => Promise<T>, site: Site): Promise<T> {
  const { to, limits, tools } = site;
  const end = await tools.pacing[how](to, limits.signal, limits.timeoutMs);
  if (end === undefined) throw new NoTurn();
  try {
    return await work();
  } finally {
    end();
  }
}

/** What an error means; who is told to wait waits from now on. */
export function refused(error: unknown, { to, tools: { pacing, log } }: Site): Refusal {
  const refusal = refusalOf(error);
  if (refusal.retryAfterMs !== undefined) pacing.pause(to, refusal.retryAfterMs);
  if (refusal.isTokenRefused === true)
    log.error({ code: refusal.code }, 'slack refuses SLACK_BOT_TOKEN: no daily facts until it is mended');
  if (refusal.isUnknown === true) log.warn({ code: refusal.code }, 'slack answered an error that it does not document');
  return refusal;
}
