/** Runs subscriptions: each event is answered from the graph of its own revision, and nothing is left of a subscriber who disconnects. */
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, execute, GraphQLError } from 'graphql';
import type { Graph } from '../../graph/graph.ts';
import type { FeedReader } from '../../graph/store/feed.ts';
import type { Context } from '../base/builder.ts';

export interface GraphEvent {
  /** The graph that shows it first. */
  readonly graph: Graph;
}

export type SubscriptionArgs = ExecutionArgs & { readonly contextValue: Context };

/** As GraphQL's own `subscribe`; ends when the signal is aborted, and with the error of `charge`, which is called for each event. */
export async function subscribe(
  args: SubscriptionArgs,
  signal: AbortSignal,
  charge: () => void = () => {},
): Promise<AsyncGenerator<ExecutionResult, void> | ExecutionResult> {
  const { contextValue } = args;
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  // Every field that can be subscribed to listens to the store.
  const events = source as FeedReader<GraphEvent>;
  const end = () => void events.return();
  if (signal.aborted) end();
  signal.addEventListener('abort', end, { once: true });
  // A subscription may stay for weeks, and the graph of its first second must not stay in memory with it.
  Object.defineProperty(contextValue, 'graph', { get: contextValue.store.current });
  return toResponseStream(events, charge, (event) =>
    execute({ ...args, rootValue: event, contextValue: { ...contextValue, graph: event.graph } }),
  );
}

function toResponseStream(
  happenings: FeedReader<GraphEvent>,
  charge: () => void,
  answer: (event: GraphEvent) => ExecutionResult | Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void> {
  // No generator: its `return` would wait until something happens.
  const stream: AsyncGenerator<ExecutionResult, void> = {
    next: async () => {
      try {
        const { done, value } = await happenings.next();
        if (done) return { done, value: undefined };
        charge();
        return { done: false, value: await answer(value) };
      } catch (error) {
        await happenings.return();
        // As the last answer, since a stream that breaks off doesn't say why.
        return { done: false, value: toErrorResult(error) };
      }
    },
    return: async () => {
      await happenings.return();
      return { done: true, value: undefined };
    },
    throw: async (error) => {
      await happenings.return();
      throw error;
    },
    [Symbol.asyncIterator]: () => stream,
  };
  return stream;
}

const toErrorResult = (error: unknown): ExecutionResult => {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return { errors: [new GraphQLError(originalError.message, { originalError })] };
};
