/**
 * Deck: which fact a subscription tells next; pure. A cycle tells each fact of its topics once, in an order that only the subscription
 * and the cycle decide; facts that are new join the rest of the cycle.
 */
import { createHash } from 'node:crypto';
import type { Fact } from '../graph/graph.ts';

export interface Deck {
  /** The id of the subscription. */
  readonly subscription: string;
  /** From 1. */
  readonly cycle: number;
  /** The ids of the facts that this cycle has told. */
  readonly told: ReadonlySet<string>;
  /** The ids of the facts that were told last, in whichever cycle; the last comes first. */
  readonly last: readonly string[];
}

/** A fact comes again after this many others at the earliest, where there are so many. */
export const APART = 7;

export interface Choice {
  readonly fact: Fact;
  readonly cycle: number;
}

/** The next of the facts that may be told; undefined when there are none. */
export function choose(facts: readonly Fact[], deck: Deck): Choice | undefined {
  const rest = facts.filter(({ id }) => !deck.told.has(id));
  return rest.length > 0 ? draw(rest, facts, deck, deck.cycle) : draw(facts, facts, deck, deck.cycle + 1);
}

function draw(from: readonly Fact[], all: readonly Fact[], { subscription, last }: Deck, cycle: number): Choice | undefined {
  const apart = Math.min(APART, all.length - 1);
  // Only facts of which some can be told again keep others away: what is no longer told at all counts for nothing.
  const recent = new Set(last.filter((id) => all.some((fact) => fact.id === id)).slice(0, apart));
  const open = from.filter(({ id }) => !recent.has(id));
  const placed = (open.length > 0 ? open : from).map((fact) => ({ fact, place: placeOf(subscription, cycle, fact) }));
  const [first] = placed.sort((left, right) => (left.place < right.place ? -1 : 1));
  return first && { fact: first.fact, cycle };
}

const placeOf = (subscription: string, cycle: number, { id }: Fact): string =>
  createHash('sha256').update(`${subscription} ${cycle} ${id}`).digest('hex');
