/** Paths: the shortest path from one entity to another, along relations in both directions. */

import { sortBy } from '../base/collections.ts';
import { entityRanking } from '../base/entity-index.ts';
import { mixedRelationOrderOf } from '../base/ordering.ts';
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

/** The shortest path; among several one that depends on the order of entities alone. Null when there is none within `maxHops`. */
export function path(graph: Graph, from: Entity, to: Entity, { types, maxHops }: PathOptions): Path | null {
  const { entities } = graph;
  const ground = { ...createTraversal(graph, types), ranks: entityRanking(graph).ranks };
  const slots = searchFromBothEnds(ground, entities.slotOf(from.id) ?? 0, entities.slotOf(to.id) ?? 0, maxHops);
  if (slots === null) return null;
  const stops = slots.flatMap((slot) => entities.at(slot) ?? []);
  const steps = stops.slice(1).map((entity, index) => stepBetween(graph, stops[index] ?? from, entity, types));
  return { from, steps, length: steps.length };
}

interface Ground extends Traversal {
  readonly ranks: Int32Array;
}

/** One end of a search: by slot, the round in which it was reached and the slot before it. Earlier searches had lower rounds. */
interface SearchEnd {
  rounds: Int32Array;
  predecessors: Int32Array;
  frontier: Int32Array;
}

// Every search is over before the next one begins, and new arrays would take longer to fill than most searches take.
const [near, far] = [createEnd(0), createEnd(0)];
let lastRound = 0;
const MAX_ROUND = 2 ** 30;

function createEnd(capacity: number): SearchEnd {
  return { rounds: new Int32Array(capacity), predecessors: new Int32Array(capacity), frontier: new Int32Array(0) };
}

function startAt(end: SearchEnd, slot: number, round: number, capacity: number): void {
  if (end.rounds.length < capacity) Object.assign(end, createEnd(capacity));
  end.rounds[slot] = round;
  end.predecessors[slot] = slot;
  end.frontier = Int32Array.of(slot);
}

const NONE = -1;

/** Searches from both ends, continuing at the end with fewer links ahead; returns the slots on the path, ends included. */
function searchFromBothEnds(ground: Ground, from: number, to: number, maxHops: number): number[] | null {
  if (lastRound > MAX_ROUND) {
    for (const { rounds } of [near, far]) rounds.fill(0);
    lastRound = 0;
  }
  const first = lastRound + 1;
  lastRound = first + maxHops;
  startAt(near, from, first, ground.ranks.length);
  startAt(far, to, first, ground.ranks.length);
  let meeting = from === to ? from : NONE;
  for (let round = first + 1; meeting === NONE && round <= lastRound; round += 1) {
    const isNear = countLinks(ground, near) <= countLinks(ground, far);
    meeting = isNear ? advance(ground, near, far, { first, round }) : advance(ground, far, near, { first, round });
  }
  return meeting === NONE ? null : [...tracePath(near, meeting).reverse(), ...tracePath(far, meeting).slice(1)];
}

const countLinks = ({ links: { starts, ends } }: Traversal, { frontier }: SearchEnd): number =>
  frontier.reduce((sum, slot) => sum + (ends[slot] ?? 0) - (starts[slot] ?? 0), 0);

interface Rounds {
  readonly first: number;
  readonly round: number;
}

/** Takes one more step from an end; returns where it meets the other, first in order: all meetings in one round are equally far. */
function advance(ground: Ground, end: SearchEnd, other: SearchEnd, { first, round }: Rounds): number {
  const { ranks } = ground;
  const { rounds, predecessors } = end;
  const isBefore = (slot: number, than: number): boolean => (ranks[slot] ?? 0) < (ranks[than] ?? 0);
  let meeting = NONE;
  end.frontier = expandFrontier(ground, end.frontier, (slot, from) => {
    const known = rounds[slot] ?? 0;
    if (known === round && isBefore(from, predecessors[slot] ?? from)) predecessors[slot] = from;
    if (known >= first) return false;
    rounds[slot] = round;
    predecessors[slot] = from;
    if ((other.rounds[slot] ?? 0) >= first && (meeting === NONE || isBefore(slot, meeting))) meeting = slot;
    return true;
  });
  return meeting;
}

function tracePath({ predecessors }: SearchEnd, slot: number): number[] {
  const way = [slot];
  for (let at = slot, next = predecessors[at]; next !== undefined && next !== at; next = predecessors[at]) {
    at = next;
    way.push(at);
  }
  return way;
}

/** The relation that was followed, preferring one in the direction of the step. */
function stepBetween(graph: Graph, from: Entity, entity: Entity, types: PathOptions['types']): Step {
  const there = relationBetween(graph, from, entity, types);
  const relation = there ?? relationBetween(graph, entity, from, types);
  if (relation === undefined) throw new TypeError(`nothing joins ${from.id} and ${entity.id}: the links belong to another graph`);
  return { relation, reversed: there === undefined, entity };
}

/** The first relation that leads from one entity to another. */
function relationBetween(graph: Graph, from: Entity, to: Entity, types: PathOptions['types']): Relation | undefined {
  const [outgoing, incoming] = [graph.outgoing.get(from.id) ?? [], graph.incoming.get(to.id) ?? []];
  // Either list contains them all; a hub's list is long.
  const shorter = outgoing.length < incoming.length ? outgoing : incoming;
  const all = shorter.filter(({ fromId, toId, type }) => fromId === from.id && toId === to.id && types?.includes(type) !== false);
  return sortBy(all, mixedRelationOrderOf(graph).key)[0];
}
