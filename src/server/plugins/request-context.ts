/** Request context: what is known of a request before Yoga runs it, and what its plugins find out. */
import type { Plugin } from 'graphql-yoga';
import type { Authenticate } from '../../access/authenticate.ts';
import type { Quota } from '../../access/quota.ts';
import type { Viewer } from '../../access/scopes.ts';
import type { Context } from '../../graphql/base/builder.ts';
import type { RequestParameters } from '../request/parameters.ts';

export interface RequestContext {
  readonly parameters: RequestParameters;
  readonly viewer: Viewer;
  /** Taken before anything runs: the whole answer is of its revision. */
  readonly graph: Context['graph'];
  /** Null when the requests of this viewer are not counted. */
  readonly quota: Quota | null;
  /** Set on the way: whether the answer is the same for everybody at this revision. */
  cacheable: boolean;
}

/** What plugins find in Yoga's context. Requests from inside of this process have no exchange, and their viewer is found on the way. */
export interface ServerContext extends Record<string, unknown> {
  readonly requestContext?: RequestContext;
  viewer?: Viewer;
}

/** Takes what the edge has read already, and finds out who asks where there was no edge. */
export const useRequestContext = (authenticate: Authenticate): Plugin<object, ServerContext> => ({
  onRequestParse: ({ serverContext: { requestContext }, setRequestParser }) => {
    if (requestContext !== undefined) setRequestParser(() => ({ ...requestContext.parameters }));
  },
  onParams: async ({ request, context }) => {
    context.viewer = context.requestContext?.viewer ?? (await authenticate(request.headers.get('authorization') ?? undefined));
  },
});
