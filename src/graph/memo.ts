/** What is worked out once for each graph, and forgotten with it: a graph never changes. */
import type { Graph } from './graph.ts';

/** The same function, run once for each graph and each choice of words. */
export function perGraph<Words extends readonly string[], Value>(make: (graph: Graph, ...words: Words) => Value) {
  const known = new WeakMap<Graph, Map<string, Value>>();
  return (graph: Graph, ...words: Words): Value => {
    const made = known.get(graph) ?? new Map<string, Value>();
    known.set(graph, made);
    const key = words.join(' ');
    const value = made.has(key) ? (made.get(key) as Value) : make(graph, ...words);
    made.set(key, value);
    return value;
  };
}
