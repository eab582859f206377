/** Caches values that are computed once per graph, and dropped with it: a graph never changes. */
import type { Graph } from './graph.ts';

/** The same function, computed once for each graph and list of arguments. */
export function cachePerGraph<Args extends readonly string[], Value>(make: (graph: Graph, ...args: Args) => Value) {
  const caches = new WeakMap<Graph, Map<string, Value>>();
  return (graph: Graph, ...args: Args): Value => {
    const cache = caches.get(graph) ?? new Map<string, Value>();
    caches.set(graph, cache);
    const key = args.join(' ');
    const value = cache.has(key) ? (cache.get(key) as Value) : make(graph, ...args);
    cache.set(key, value);
    return value;
  };
}
