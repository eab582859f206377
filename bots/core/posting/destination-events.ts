/** Reports to the API what a platform says of channels and workspaces: deleted, archived, restored and the like. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { Unavailable } from '../../api/errors.ts';
import type { Clock } from '../../clock.ts';
import { backoffDelay } from '../backoff.ts';
import type { DestinationEvent, DestinationReporter } from '../contract/bot.ts';
import { ReportDestinationEvent } from './documents.ts';

export interface DestinationReporterOptions {
  readonly query: Query;
  readonly platform: 'slack' | 'discord';
  readonly clock: Clock;
  readonly log: Logger;
}

const MAX_TRIES = 6;
const MAX_WAIT_MS = 10_000;

export function createDestinationReporter({ query, platform, clock, log }: DestinationReporterOptions): DestinationReporter {
  const input = (event: DestinationEvent) => ({ platform: platform === 'slack' ? ('SLACK' as const) : ('DISCORD' as const), ...event });
  return async (event) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await query(ReportDestinationEvent, { input: input(event) });
        return log.info(event, 'destination of daily facts');
      } catch (error) {
        const isLast = tries === MAX_TRIES || !(error instanceof Unavailable);
        if (isLast) return log.error({ ...event, err: error }, 'a change of a destination could not be told');
        await clock.sleep(backoffDelay(tries, MAX_WAIT_MS));
      }
    }
  };
}
