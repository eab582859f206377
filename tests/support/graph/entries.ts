/** The entries of lazy lists, for tests that look at all of them. */
import { entitiesAt } from '../../../src/graph/base/entity-index.ts';
import { type LazyList, sliceOf } from '../../../src/graph/base/lazy-list.ts';
import type { Entity, Graph } from '../../../src/graph/graph.ts';

export const entriesOf = <T>(list: LazyList<T>): T[] => sliceOf(list, 0, list.length);

export const entitiesIn = (graph: Graph, slots: Int32Array): Entity[] => entriesOf(entitiesAt(graph, slots));
