/**
 * Deck: which fact a subscription tells next; pure. A cycle tells each fact of its topics once, in an order that only the subscription
 * and the cycle decide; facts that are new join the rest of the cycle.
 */
import { createHash } from 'node:crypto';
import type { Fact } from '../../graph/graph.ts';

export interface Rotation {
  /** The id of the subscription. */
  readonly subscription: string;
  /** From 1. */
  readonly cycle: number;
  /** The ids of the facts that this cycle has told. */
  readonly posted: ReadonlySet<string>;
  /** The ids of the facts that were told last, in whichever cycle; the last comes first. */
  readonly latest: readonly string[];
}

/** A fact comes again after this many others at the earliest, where there are so many. */
export const MIN_FACTS_BETWEEN = 7;

export interface FactChoice {
  readonly fact: Fact;
  readonly cycle: number;
}

/** The next of the facts that may be told; undefined when there are none. */
export function chooseFact(facts: readonly Fact[], rotation: Rotation): FactChoice | undefined {
  const rest = facts.filter(({ id }) => !rotation.posted.has(id));
  return rest.length > 0 ? pick(rest, facts, rotation, rotation.cycle) : pick(facts, facts, rotation, rotation.cycle + 1);
}

function pick(from: readonly Fact[], all: readonly Fact[], { subscription, latest }: Rotation, cycle: number): FactChoice | undefined {
  const between = Math.min(MIN_FACTS_BETWEEN, all.length - 1);
  // Only facts of which some can be told again keep others away: what is no longer told at all counts for nothing.
  const recent = new Set(latest.filter((id) => all.some((fact) => fact.id === id)).slice(0, between));
  const eligible = from.filter(({ id }) => !recent.has(id));
  const ranked = (eligible.length > 0 ? eligible : from).map((fact) => ({ fact, place: rankOf(subscription, cycle, fact) }));
  const [first] = ranked.sort((left, right) => (left.place < right.place ? -1 : 1));
  return first && { fact: first.fact, cycle };
}

const rankOf = (subscription: string, cycle: number, { id }: Fact): string =>
  createHash('sha256').update(`${subscription} ${cycle} ${id}`).digest('hex');
