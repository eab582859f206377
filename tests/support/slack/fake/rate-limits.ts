/** Slack's rate limits: docs.slack.dev/apis/web-api/rate-limits */
import { type Call, type Fault, rateLimited } from './faults.ts';

export interface RateLimits {
  /** Messages a second in one channel, and in the whole workspace. */
  readonly inChannel?: number;
  readonly inWorkspace?: number;
  /** Calls a minute of any other method. */
  readonly ofMethod?: number;
}

export interface RateLimiter {
  /** The fault of a call that exceeds a limit. */
  readonly refuse: (call: Call) => Fault | undefined;
}

interface Limit {
  readonly key: string;
  readonly max: number;
  readonly withinMs: number;
}

export function createRateLimiter({ inChannel = 1, inWorkspace = 5, ofMethod = 50 }: RateLimits, now: () => Date): RateLimiter {
  const counted = new Map<string, readonly number[]>();
  const limitsOf = ({ method, args }: Call): Limit[] =>
    method === 'chat.postMessage'
      ? [
          { key: `channel ${args['channel']}`, max: inChannel, withinMs: 1000 },
          { key: 'workspace', max: inWorkspace, withinMs: 1000 },
        ]
      : [{ key: method, max: ofMethod, withinMs: 60_000 }];
  return {
    refuse: (call) => {
      const at = now().getTime();
      const limits = limitsOf(call).map((limit) => ({
        ...limit,
        recent: (counted.get(limit.key) ?? []).filter((time) => time > at - limit.withinMs),
      }));
      const full = limits.find(({ recent, max }) => recent.length >= max);
      if (full !== undefined) return rateLimited(Math.max(1, Math.ceil(((full.recent[0] ?? at) + full.withinMs - at) / 1000)));
      for (const { key, recent } of limits) counted.set(key, [...recent, at]);
      return undefined;
    },
  };
}
