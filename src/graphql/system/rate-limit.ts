/** What is left of the caller's rate limit, and what the request costs. */
import { builder } from '../base/builder.ts';
import { uncacheable } from '../base/cacheable.ts';
import { MAX_COMPLEXITY, type Meter } from '../limits/cost.ts';

const RateLimitRef = builder.objectRef<Meter>('RateLimit');
RateLimitRef.implement({
  description: 'How many requests you have left.',
  fields: (t) => ({
    limit: t.int({ description: 'Number of requests allowed per minute.', resolve: ({ quota }) => quota.limit }),
    remaining: t.int({ description: 'Number of requests left now; it refills within a minute.', resolve: ({ quota }) => quota.remaining }),
    used: t.int({ description: 'Number of requests in use, this one included.', resolve: ({ quota }) => quota.limit - quota.remaining }),
    resetAt: t.field({
      type: 'DateTime',
      description: "When you'd have all requests again.",
      resolve: ({ quota }) => quota.resetAt.toISOString(),
    }),
    cost: t.exposeInt('cost', { description: `What this request costs, in points; the maximum is ${MAX_COMPLEXITY}.` }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimitRef,
    nullable: true,
    description: 'Your rate limit; null if you have none.',
    extensions: uncacheable,
    resolve: (_root, _args, { meter }) => meter ?? null,
  }),
);
