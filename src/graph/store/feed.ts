/** Feed: delivers each event to every subscriber once, in order, and at the subscriber's own pace. */
import { TooSlow } from '../../errors.ts';

/** The number of changes that may wait for one listener. It is small because each waiting change keeps a whole graph in memory. */
export const MAX_QUEUED = 8;

const END = { done: true, value: undefined } as const;

/** A listener's iterator. `return` ends it at once, even while a `next` is waiting. */
export interface FeedReader<Event> extends AsyncIterableIterator<Event> {
  readonly return: () => Promise<IteratorResult<Event>>;
}

export interface Feed<Item> {
  readonly publish: (item: Item) => void;
  /** Receives each item published from now on, as the news that `split` makes of it; throws TooSlow when too much is waiting. */
  readonly subscribe: <Event extends object>(split: (item: Item) => readonly Event[]) => FeedReader<Event>;
  readonly subscriberCount: () => number;
  /** Current listeners still get what is waiting for them, then the end; later ones get the end at once. */
  readonly end: () => void;
}

export function createFeed<Item>(): Feed<Item> {
  const subscribers = new Set<ReadableStreamDefaultController<Item>>();
  let ended = false;

  const deliver = (item: Item, to: ReadableStreamDefaultController<Item>): void => {
    if ((to.desiredSize ?? 0) > 0) {
      to.enqueue(item);
      return;
    }
    subscribers.delete(to);
    // This also drops what is waiting.
    to.error(new TooSlow(MAX_QUEUED));
  };

  const openStream = (): ReadableStream<Item> => {
    let own: ReadableStreamDefaultController<Item>;
    const start = (controller: ReadableStreamDefaultController<Item>): void => {
      own = controller;
      if (ended) controller.close();
      else subscribers.add(controller);
    };
    return new ReadableStream<Item>({ start, cancel: () => void subscribers.delete(own) }, { highWaterMark: MAX_QUEUED });
  };

  return {
    publish: (item) => {
      for (const controller of subscribers) deliver(item, controller);
    },
    subscribe: (split) => createReader(openStream().getReader(), split),
    subscriberCount: () => subscribers.size,
    end: () => {
      ended = true;
      for (const controller of subscribers) controller.close();
      subscribers.clear();
    },
  };
}

function createReader<Item, Event extends object>(
  reader: ReadableStreamDefaultReader<Item>,
  split: (item: Item) => readonly Event[],
): FeedReader<Event> {
  /** The remaining news of an item, the next one last. */
  let rest: Event[] = [];
  let failed = false;
  const clearQueue = () => {
    rest = [];
  };
  // A disconnected listener may never read again, and must not keep the rest in memory.
  reader.closed.catch(clearQueue);
  const take = () =>
    reader.read().catch((error: unknown) => {
      failed = true;
      throw error;
    });
  const advance = async (): Promise<IteratorResult<Event, undefined>> => {
    for (;;) {
      const news = rest.pop();
      if (news !== undefined) return { done: false, value: news };
      // The error is thrown once, as a generator would throw it.
      const { done, value } = failed ? END : await take();
      if (done) return END;
      rest = split(value).toReversed();
    }
  };
  /** Resolves when the previous step has; holds no news, which would hold a graph. */
  let before: Promise<void> = Promise.resolve();
  const listening: FeedReader<Event> = {
    next: () => {
      const step = before.then(advance);
      before = step.then(
        () => {},
        () => {},
      );
      return step;
    },
    return: async () => {
      clearQueue();
      // A listener that leaves needn't learn that it was disconnected.
      await reader.cancel().catch(clearQueue);
      return END;
    },
    [Symbol.asyncIterator]: () => listening,
  };
  return listening;
}
