/** What is left of the caller's rate limit, and what the request costs. */
import { builder } from '../base/builder.ts';
import { uncacheable } from '../base/cacheable.ts';
import { MAX_COMPLEXITY, type Meter } from '../base/cost.ts';

const RateLimitRef = builder.objectRef<Meter>('RateLimit');
RateLimitRef.implement({
  description: 'How often you may ask, and how much of that is left; requests are counted, whatever each of them costs.',
  fields: (t) => ({
    limit: t.int({ description: 'Number of requests that are allowed in a minute.', resolve: ({ quota }) => quota.limit }),
    remaining: t.int({
      description: 'Number of requests that may follow this one at once; it grows back evenly over a minute.',
      resolve: ({ quota }) => quota.remaining,
    }),
    used: t.int({
      description: 'Number of requests that have been made and are not forgotten yet, this one among them.',
      resolve: ({ quota }) => quota.limit - quota.remaining,
    }),
    resetAt: t.field({
      type: 'DateTime',
      description: 'When all requests are allowed again, if none is made until then.',
      resolve: ({ quota }) => quota.resetAt.toISOString(),
    }),
    cost: t.exposeInt('cost', {
      description: `What this request costs in points: a field is 1, and a page multiplies. One request may cost ${MAX_COMPLEXITY} points.`,
    }),
  }),
});

builder.queryField('rateLimit', (t) =>
  t.field({
    type: RateLimitRef,
    nullable: true,
    description: 'What the rate limit leaves to you; null when your requests are not counted.',
    extensions: uncacheable,
    resolve: (_root, _args, { meter }) => meter ?? null,
  }),
);
