/** Feed: delivers each event to every subscriber once, in order, and at the subscriber's own pace. */
import { TooSlow } from '../../errors.ts';

/** How much may wait for one listener. Each waiting change keeps a whole graph in memory, so it is little. */
export const MAX_QUEUED = 8;

const END = { done: true, value: undefined } as const;

/** What a listener reads. `return` ends it at once, also while a `next` is waiting. */
export interface FeedReader<Event> extends AsyncIterableIterator<Event> {
  readonly return: () => Promise<IteratorResult<Event>>;
}

export interface Feed<Item> {
  readonly publish: (item: Item) => void;
  /** Hears what is published from now on, each item as the news that `split` makes of it; throws TooSlow when too much waits. */
  readonly subscribe: <Event extends object>(split: (item: Item) => readonly Event[]) => FeedReader<Event>;
  readonly subscriberCount: () => number;
  /** Everybody who listens still gets what waits for them, and then the end; who comes later gets the end at once. */
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
    // This also drops what waits.
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
  /** What is left of an item, the next one last. */
  let rest: Event[] = [];
  let failed = false;
  const clearQueue = () => {
    rest = [];
  };
  // Whoever was cut off may never read again, and must not keep what is left in memory.
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
      // That it was cut off is told once, as a generator would tell it.
      const { done, value } = failed ? END : await take();
      if (done) return END;
      rest = split(value).toReversed();
    }
  };
  /** Done when the step before is; it holds no news, which would hold a graph. */
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
      // Who goes need not be told that they were cut off.
      await reader.cancel().catch(clearQueue);
      return END;
    },
    [Symbol.asyncIterator]: () => listening,
  };
  return listening;
}
