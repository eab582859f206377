/** Runs GraphQL subscriptions in Yoga, by our own rules, within the limits of the caller. */
import type { ExecutionResult } from 'graphql';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import type { GraphStore } from '../../graph/store/store.ts';
import type { Context } from '../../graphql/base/builder.ts';
import { type SubscriptionArgs, subscribe } from '../../graphql/live/subscribe.ts';
import type { ServerContext, SubscriptionLimits } from './request-context.ts';

export const useLive = (store: GraphStore): Plugin<ServerContext & Context, ServerContext> => ({
  onSubscribe: ({ args, setSubscribeFn }) => {
    const { requestContext, request, eventCost = 1 } = args.contextValue;
    // A subscription may last for weeks, and must not keep the graph of its start in memory.
    if (requestContext !== undefined) Object.defineProperty(requestContext, 'graph', { get: store.current });
    const limits = requestContext?.subscriptions;
    setSubscribeFn(() =>
      limits === undefined ? subscribe(args, request.signal) : subscribeWithin(limits, eventCost, args, request.signal),
    );
  },
});

/** Events cost points as requests do; this many count as one request. */
const POINTS_PER_REQUEST = 1_000;

async function subscribeWithin({ open, take }: SubscriptionLimits, eventCost: number, args: SubscriptionArgs, signal: AbortSignal) {
  const close = open();
  signal.addEventListener('abort', close, { once: true });
  let due = 0;
  const charge = (): void => {
    due += eventCost;
    for (; due >= POINTS_PER_REQUEST; due -= POINTS_PER_REQUEST) take();
  };
  try {
    const result = await subscribe(args, signal, charge);
    if (!isAsyncIterable<ExecutionResult>(result)) close();
    return isAsyncIterable<ExecutionResult>(result) ? closing(result, close) : result;
  } catch (error) {
    close();
    throw error;
  }
}

/** The same stream, which calls `close` at its end. */
function closing(stream: AsyncGenerator<ExecutionResult, void>, close: () => void): AsyncGenerator<ExecutionResult, void> {
  const wrapped: AsyncGenerator<ExecutionResult, void> = {
    ...stream,
    next: async () => {
      const step = await stream.next();
      if (step.done === true) close();
      return step;
    },
    return: () => {
      close();
      return stream.return();
    },
    [Symbol.asyncIterator]: () => wrapped,
  };
  return wrapped;
}
