/** Runs GraphQL subscriptions in Yoga, by our own rules. */
import type { Plugin } from 'graphql-yoga';
import type { GraphStore } from '../../graph/store/store.ts';
import type { Context } from '../../graphql/base/builder.ts';
import { subscribe } from '../../graphql/live/subscribe.ts';
import type { ServerContext } from './request-context.ts';

export const useLive = (store: GraphStore): Plugin<ServerContext & Context, ServerContext> => ({
  onSubscribe: ({ args, setSubscribeFn }) => {
    const { requestContext, request } = args.contextValue;
    // A subscription may last for weeks, and must not keep the graph of its start in memory.
    if (requestContext !== undefined) Object.defineProperty(requestContext, 'graph', { get: store.current });
    setSubscribeFn(() => subscribe(args, request.signal));
  },
});
