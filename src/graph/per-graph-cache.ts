/** Caches values that are computed once per graph, and dropped with it: a graph never changes. */
import type { GraphStep } from './change.ts';
import type { Graph } from './graph.ts';

/**
 * The value for the next graph, from the value for the one before; undefined if it has to be made anew when it's needed.
 * Readers of the graph before may still hold the given value, so it must not be changed.
 */
export type Follow<Args extends readonly string[], Value> = (value: Value, step: GraphStep, ...args: Args) => Value | undefined;

/** The same in steps, between which other work may run. */
export type FollowInSteps<Args extends readonly string[], Value> = (
  value: Value,
  step: GraphStep,
  ...args: Args
) => Generator<void, Value | undefined>;

interface Entry<Args, Value> {
  readonly args: Args;
  readonly value: Value;
}

const caches: ((step: GraphStep) => Generator<void, void>)[] = [];

/** With more entities and relations, each value takes a turn of its own to follow: long enough that other work must not wait for more. */
const LARGE = 50;

const isLarge = ({ change: { entities, added, removed } }: GraphStep): boolean => entities.size + added.length + removed.length > LARGE;

/** The same function, computed once for each graph and list of arguments. */
export const cachePerGraph = <Args extends readonly string[], Value>(
  make: (graph: Graph, ...args: Args) => Value,
  follow?: Follow<Args, Value>,
) =>
  cacheInSteps<Args, Value>(
    make,
    follow &&
      function* (value, step, ...args) {
        const next = follow(value, step, ...args);
        if (isLarge(step)) yield;
        return next;
      },
  );

/** As `cachePerGraph`, for a value that takes long to follow a large change. */
export function cacheInSteps<Args extends readonly string[], Value>(
  make: (graph: Graph, ...args: Args) => Value,
  follow?: FollowInSteps<Args, Value>,
) {
  const entriesOf = new WeakMap<Graph, Map<string, Entry<Args, Value>>>();
  const cacheOf = (graph: Graph): Map<string, Entry<Args, Value>> => {
    const entries = entriesOf.get(graph) ?? new Map<string, Entry<Args, Value>>();
    entriesOf.set(graph, entries);
    return entries;
  };
  if (follow !== undefined) {
    caches.push(function* (step) {
      for (const [key, { args, value }] of entriesOf.get(step.before) ?? []) {
        const next = yield* follow(value, step, ...args);
        if (next !== undefined) cacheOf(step.after).set(key, { args, value: next });
      }
    });
  }
  return (graph: Graph, ...args: Args): Value => {
    const entries = cacheOf(graph);
    const key = args.join(' ');
    const known = entries.get(key);
    if (known !== undefined) return known.value;
    const value = make(graph, ...args);
    entries.set(key, { args, value });
    return value;
  };
}

/**
 * Keeps values by number for each graph, up to `most` of them; then it begins anew. For what is soon made, but asked for again and
 * again: such values don't follow a change.
 */
export function keepSomePerGraph<Value>(most: number): (graph: Graph, key: number, make: () => Value) => Value {
  const keptFor = cachePerGraph(() => new Map<number, Value>());
  return (graph, key, make) => {
    const kept = keptFor(graph);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const value = make();
    if (kept.size >= most) kept.clear();
    kept.set(key, value);
    return value;
  };
}

/**
 * Hands on what was computed for the graph before, as far as it can follow the change. Yields between its steps, so that a caller
 * can let other work run there; nobody may read the later graph before the end.
 */
export function* followChange(step: GraphStep): Generator<void, void> {
  for (const follow of caches) {
    yield* follow(step);
    yield;
  }
}
