/** Reports to the API what a platform says of channels and workspaces: deleted, archived, restored and the like. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { Unavailable } from '../../api/errors.ts';
import type { Clock } from '../../clock.ts';
import type { DestinationEvent, DestinationReporter } from '../contract/bot.ts';
import type { Platform } from '../contract/platform.ts';
import { backoff, retry } from '../retry.ts';
import { ReportDestinationEvent } from './documents.ts';

export interface DestinationReporterOptions {
  readonly query: Query;
  readonly platform: Pick<Platform, 'id'>;
  readonly clock: Clock;
  readonly log: Logger;
}

const MAX_TRIES = 6;
const MAX_WAIT_MS = 10_000;
const delayAfter = backoff(MAX_WAIT_MS);

export function createDestinationReporter({ query, platform, clock, log }: DestinationReporterOptions): DestinationReporter {
  const input = (event: DestinationEvent) => ({ platform: platform.id, ...event });
  return async (event) => {
    try {
      await retry(() => query(ReportDestinationEvent, { input: input(event) }), {
        clock,
        delayAfter: (failures) => (failures < MAX_TRIES ? delayAfter(failures) : undefined),
        isRetryable: (error) => error instanceof Unavailable,
      });
      log.info(event, 'destination of daily facts');
    } catch (error) {
      log.error({ ...event, err: error }, 'a destination event could not be reported');
    }
  };
}
