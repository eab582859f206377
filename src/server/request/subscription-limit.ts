/** Subscription limit: how many subscriptions may be open, for each caller and in all. */
import { requestError } from '../request-error.ts';

const MAX_FOR_CALLER = 10;
/** Each holds a socket and about 70 KB. */
const MAX_IN_ALL = 1_000;

export interface SubscriptionLimit {
  /** Counts one more until the returned function is called; throws RATE_LIMITED if there are too many. */
  readonly open: (caller: string) => () => void;
}

export function createSubscriptionLimit(forCaller = MAX_FOR_CALLER, inAll = MAX_IN_ALL): SubscriptionLimit {
  const counts = new Map<string, number>();
  let total = 0;
  const change = (caller: string, by: 1 | -1): void => {
    const count = (counts.get(caller) ?? 0) + by;
    total += by;
    if (count === 0) counts.delete(caller);
    else counts.set(caller, count);
  };
  return {
    open: (caller) => {
      if ((counts.get(caller) ?? 0) >= forCaller)
        throw requestError(
          429,
          'RATE_LIMITED',
          `You have ${forCaller} open subscriptions, the most for one address or key. Close one first.`,
        );
      if (total >= inAll)
        throw requestError(429, 'RATE_LIMITED', 'This server has as many open subscriptions as it can take. Try again later.');
      change(caller, 1);
      let isOpen = true;
      return () => {
        if (isOpen) change(caller, -1);
        isOpen = false;
      };
    },
  };
}
