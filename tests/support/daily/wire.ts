/** A platform that takes every message, unless a test says otherwise. */
import { vi } from 'vitest';
import type { Clock } from '../../../bots/clock.ts';
import { createPacing } from '../../../bots/core/daily/pacing.ts';
import type { Wire } from '../../../bots/core/daily/wire.ts';

const ANY = { perSecond: Number.POSITIVE_INFINITY, mostInSecond: 1000 };

export function stubWire(clock: Clock) {
  const keysOf = ({ workspace, channel }: { readonly workspace: string; readonly channel: string }) => ({ wide: workspace, channel });
  return {
    pacing: createPacing({ clock, ...ANY, keysOf }),
    post: vi.fn<Wire['post']>(async ({ id }) => ({ kind: 'sent', messageId: `message of ${id}` })),
    find: vi.fn<Wire['find']>(async () => ({ kind: 'absent' })),
    correct: vi.fn<Wire['correct']>(async () => ({ kind: 'done' })),
    tell: vi.fn<Wire['tell']>(async () => ({ kind: 'done' })),
    addressOf: ({ channel }: { readonly channel: string }) => `https://example.org/${channel}`,
  };
}
