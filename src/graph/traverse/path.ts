/** Paths: the shortest path from one entity to another, along relations in both directions. */

import type { Entity, Graph, Relation } from '../graph.ts';
import type { RelationTypeName } from '../ontology.ts';
import { createTraversal, expandFrontier, type Traversal } from './walk.ts';

export interface Step {
  readonly relation: Relation;
  /** Whether the step goes against the direction of the relation. */
  readonly reversed: boolean;
  readonly entity: Entity;
}

export interface Path {
  readonly from: Entity;
  readonly steps: readonly Step[];
  /** The number of steps; 0 from an entity to itself. */
  readonly length: number;
}

export interface PathOptions {
  /** Only along relations of these types. */
  readonly types?: readonly RelationTypeName[] | undefined;
  readonly maxHops: number;
}

/** The shortest path, always the same one if there are several. Null when there is none within `maxHops`. */
export function path(graph: Graph, from: Entity, to: Entity, { types, maxHops }: PathOptions): Path | null {
  const { entities } = graph;
  const indexes = searchFromBothEnds(createTraversal(graph, types), entities.slotOf(from.id) ?? 0, entities.slotOf(to.id) ?? 0, maxHops);
  if (indexes === null) return null;
  const stops = indexes.flatMap((slot) => entities.at(slot) ?? []);
  const steps = stops.slice(1).map((entity, index) => stepBetween(graph, stops[index] ?? from, entity, types));
  return { from, steps, length: steps.length };
}

/** One end of the search: the places reached last, and for each reached place the one before it. */
interface SearchEnd {
  readonly predecessors: Int32Array;
  frontier: Int32Array;
}

const NONE = -1;

/** Searches from both ends, continuing at the end with fewer links ahead; returns the places on the path, ends included. */
function searchFromBothEnds(ground: Traversal, from: number, to: number, maxHops: number): number[] | null {
  const [near, far] = [startAt(ground, from), startAt(ground, to)];
  let meeting = from === to ? from : NONE;
  for (let hops = 1; meeting === NONE && hops <= maxHops; hops += 1) {
    meeting = countLinks(ground, near) <= countLinks(ground, far) ? advance(ground, near, far) : advance(ground, far, near);
  }
  if (meeting === NONE) return null;
  return [...tracePath(near, meeting).reverse(), ...tracePath(far, meeting).slice(1)];
}

function startAt({ links }: Traversal, entityIndex: number): SearchEnd {
  const before = new Int32Array(links.starts.length).fill(NONE);
  before[entityIndex] = entityIndex;
  return { predecessors: before, frontier: Int32Array.of(entityIndex) };
}

const countLinks = ({ links: { starts, ends } }: Traversal, { frontier }: SearchEnd): number =>
  frontier.reduce((sum, entityIndex) => sum + (ends[entityIndex] ?? 0) - (starts[entityIndex] ?? 0), 0);

/** Takes one more step from an end; returns where it meets the other. All meetings in one round are equally far. */
function advance(ground: Traversal, end: SearchEnd, other: SearchEnd): number {
  let meeting = NONE;
  end.frontier = expandFrontier(ground, end.frontier, (entityIndex, from) => {
    if (end.predecessors[entityIndex] !== NONE) return false;
    end.predecessors[entityIndex] = from;
    if (meeting === NONE && other.predecessors[entityIndex] !== NONE) meeting = entityIndex;
    return true;
  });
  return meeting;
}

function tracePath({ predecessors }: SearchEnd, entityIndex: number): number[] {
  const way = [entityIndex];
  for (let at = entityIndex, next = predecessors[at]; next !== undefined && next !== at; next = predecessors[at]) {
    at = next;
    way.push(at);
  }
  return way;
}

/** The relation that was followed, preferring one in the direction of the step. */
function stepBetween(graph: Graph, from: Entity, entity: Entity, types: PathOptions['types']): Step {
  const [there] = relationsBetween(graph, from, entity, types);
  const relation = there ?? relationsBetween(graph, entity, from, types)[0];
  if (relation === undefined) throw new TypeError(`nothing joins ${from.id} and ${entity.id}: the links belong to another graph`);
  return { relation, reversed: there === undefined, entity };
}

function relationsBetween(graph: Graph, from: Entity, to: Entity, types: PathOptions['types']): Relation[] {
  const [outgoing, incoming] = [graph.outgoing.get(from.id) ?? [], graph.incoming.get(to.id) ?? []];
  // Either list contains them all; a hub's list is long.
  const shorter = outgoing.length < incoming.length ? outgoing : incoming;
  return shorter.filter((relation) => relation.fromId === from.id && relation.toId === to.id && types?.includes(relation.type) !== false);
}
