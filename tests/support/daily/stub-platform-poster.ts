/** A platform that accepts every message, unless a test says otherwise. */
import { vi } from 'vitest';
import type { Clock } from '../../../bots/clock.ts';
import type { PlatformPoster } from '../../../bots/core/posting/platform-poster.ts';
import { createRateLimits } from '../../../bots/core/posting/rate-limits.ts';

const ANY = { perSecond: Number.POSITIVE_INFINITY, maxInSecond: 1000 };

export function stubPlatformPoster(clock: Clock) {
  const keysOf = ({ workspace, channel }: { readonly workspace: string; readonly channel: string }) => ({ shared: workspace, channel });
  return {
    rateLimits: createRateLimits({ clock, ...ANY, keysOf }),
    post: vi.fn<PlatformPoster['post']>(async ({ id }) => ({ kind: 'sent', messageId: `message of ${id}` })),
    find: vi.fn<PlatformPoster['find']>(async () => ({ kind: 'absent' })),
    correct: vi.fn<PlatformPoster['correct']>(async () => ({ kind: 'done' })),
    notify: vi.fn<PlatformPoster['notify']>(async () => ({ kind: 'done' })),
  };
}
