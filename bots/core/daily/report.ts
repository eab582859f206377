/** Tells the API what became of a place where daily facts are posted, as the platform lets us know. */
import type { Logger } from 'pino';
import type { Query } from '../../api/client.ts';
import { Unavailable } from '../../api/errors.ts';
import type { Clock } from '../../clock.ts';
import { backoffDelay } from '../waits.ts';
import { ReportDestination } from './documents.ts';

export interface Signal {
  readonly workspace: string;
  /** A channel or a thread; the whole workspace when it is left out. */
  readonly channel?: string;
  readonly signal: 'GONE' | 'ARCHIVED' | 'UNARCHIVED' | 'REMOVED' | 'RESTORED' | 'REACHABLE';
}

/** Never rejects: what cannot be told is found out when the next fact is posted. */
export type Report = (signal: Signal) => Promise<void>;

export interface ReportOptions {
  readonly query: Query;
  readonly platform: 'slack' | 'discord';
  readonly clock: Clock;
  readonly log: Logger;
}

const MOST_TRIES = 6;
const LONGEST_WAIT_MS = 10_000;

export function createReport({ query, platform, clock, log }: ReportOptions): Report {
  const input = (signal: Signal) => ({ platform: platform === 'slack' ? ('SLACK' as const) : ('DISCORD' as const), ...signal });
  return async (signal) => {
    for (let tries = 1; ; tries += 1) {
      try {
        await query(ReportDestination, { input: input(signal) });
        return log.info(signal, 'destination of daily facts');
      } catch (error) {
        const isLast = tries === MOST_TRIES || !(error instanceof Unavailable);
        if (isLast) return log.error({ ...signal, err: error }, 'a change of a destination could not be told');
        await clock.sleep(backoffDelay(tries, LONGEST_WAIT_MS));
      }
    }
  };
}
