import { expect, it } from 'vitest';
import { createFeed, type FeedReader, MAX_QUEUED } from '../../../../src/graph/store/feed.ts';

const one = (item: number) => [{ item }];
const take = async <News>(listening: FeedReader<News>, count: number): Promise<News[]> => {
  const taken: News[] = [];
  while (taken.length < count) {
    const { done, value } = await listening.next();
    if (done) return taken;
    taken.push(value);
  }
  return taken;
};

it('delivers each item to every listener, once and in order, and nothing from before', async () => {
  const { publish, subscribe } = createFeed<number>();
  publish(0);
  const early = subscribe(one);
  publish(1);
  const late = subscribe(one);
  publish(2);
  publish(3);
  expect(await take(early, 3)).toEqual([1, 2, 3].map((item) => ({ item })));
  expect(await take(late, 2)).toEqual([2, 3].map((item) => ({ item })));
  const next = early.next();
  publish(4);
  expect(await next).toEqual({ done: false, value: { item: 4 } });
});

it('splits an item into news, and delivers nothing for an item without any', async () => {
  const { publish, subscribe } = createFeed<number>();
  const listening = subscribe((item) => Array.from({ length: item }, (_, index) => ({ item, index })));
  for (const item of [2, 0, 1]) publish(item);
  expect(await take(listening, 3)).toEqual([
    { item: 2, index: 0 },
    { item: 2, index: 1 },
    { item: 1, index: 0 },
  ]);
});

it('loses nothing when several reads wait at once', async () => {
  const { publish, subscribe } = createFeed<number>();
  const listening = subscribe((item) => [{ item }, { item: item + 0.5 }]);
  const asked = [1, 2, 3, 4].map(() => listening.next());
  publish(1);
  publish(2);
  const got = (await Promise.all(asked)).map(({ value }) => (value as { item: number }).item);
  expect(got.sort()).toEqual([1, 1.5, 2, 2.5]);
});

it("queues up to the limit for a listener that doesn't read, disconnects it at one more, and reports that once", async () => {
  const { publish, subscribe, subscriberCount } = createFeed<number>();
  const [slow, patient] = [subscribe(one), subscribe(one)];
  const items = Array.from({ length: MAX_QUEUED }, (_, index) => index);
  items.forEach(publish);
  expect(await take(patient, MAX_QUEUED)).toHaveLength(MAX_QUEUED);
  expect(subscriberCount()).toBe(2);
  publish(-1);
  expect(subscriberCount()).toBe(1);
  await expect(slow.next()).rejects.toThrow(`You read too slowly: more than ${MAX_QUEUED} changes were waiting. Subscribe again`);
  expect(await slow.next()).toEqual({ done: true, value: undefined });
  expect(await take(patient, 1)).toEqual([{ item: -1 }]);
});

it('drops the rest of an item for a listener disconnected in the middle of it', async () => {
  const { publish, subscribe } = createFeed<number>();
  const slow = subscribe((item) => [{ item }, { item }, { item }]);
  publish(0);
  await slow.next();
  for (let item = 0; item <= MAX_QUEUED; item++) publish(item);
  await expect(slow.next()).rejects.toThrow('You read too slowly');
});

it('lets a listener leave: with news waiting, while it waits, and after it was disconnected', async () => {
  const { publish, subscribe, subscriberCount } = createFeed<number>();
  const END = { done: true, value: undefined };
  const cut = subscribe(one);
  for (let item = 0; item <= MAX_QUEUED; item++) publish(item);
  expect(await cut.return()).toEqual(END);
  const [full, idle] = [subscribe(one), subscribe(one)];
  publish(1);
  await idle.next();
  const asked = idle.next();
  expect(subscriberCount()).toBe(2);
  expect(await Promise.all([full.return(), idle.return(), asked])).toEqual([END, END, END]);
  expect(subscriberCount()).toBe(0);
  expect(await full.next()).toEqual(END);
});

it('ends for current listeners after the waiting news, and for later ones at once', async () => {
  const { publish, subscribe, subscriberCount, end } = createFeed<number>();
  const listening = subscribe(one);
  publish(1);
  end();
  publish(2);
  expect(subscriberCount()).toBe(0);
  expect(await take(listening, 9)).toEqual([{ item: 1 }]);
  expect(await take(subscribe(one), 9)).toEqual([]);
});
