/** Request context: data about a request from before Yoga runs it, and from its plugins. */
import type { DocumentNode } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Authenticate } from '../../access/authenticate.ts';
import type { Quota } from '../../access/quota.ts';
import type { Viewer } from '../../access/scopes.ts';
import type { Context } from '../../graphql/base/builder.ts';
import type { RequestParameters } from '../request/parameters.ts';

export interface RequestContext {
  readonly parameters: RequestParameters;
  readonly viewer: Viewer;
  /** Read before anything runs: the whole response has its revision. */
  readonly graph: Context['graph'];
  /** Null if this viewer has no rate limit. */
  readonly quota: Quota | null;
  /** Absent for callers without limits. */
  readonly subscriptions?: SubscriptionLimits;
  /** Parsed by the endpoint. */
  document?: DocumentNode;
  /** Set once the request is admitted: whether the response is the same for all callers at this revision. */
  cacheable: boolean;
}

export interface SubscriptionLimits {
  /** Counts one more open subscription until the returned function is called; throws RATE_LIMITED. */
  readonly open: () => () => void;
  /** Counts one more request against the rate limit; throws RATE_LIMITED. */
  readonly take: () => void;
}

/** The context that plugins get from Yoga. Requests from inside this process skip the endpoint, so a plugin authenticates them. */
export interface ServerContext extends Record<string, unknown> {
  readonly requestContext?: RequestContext;
  viewer?: Viewer;
  /** What one event of a subscription costs, in points. */
  eventCost?: number;
}

/** Reuses the viewer that the endpoint authenticated; authenticates requests that skip the endpoint. */
export const useRequestContext = (authenticate: Authenticate): Plugin<object, ServerContext> => ({
  onRequestParse: ({ serverContext: { requestContext }, setRequestParser }) => {
    if (requestContext !== undefined) setRequestParser(() => ({ ...requestContext.parameters }));
  },
  onParams: async ({ request, context }) => {
    context.viewer = context.requestContext?.viewer ?? (await authenticate(request.headers.get('authorization') ?? undefined));
  },
});
