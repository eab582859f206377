/**
 * The rotation: which fact a subscription posts next; pure. A cycle posts each fact of its topics once, in an order that depends only on
 * the subscription and the cycle; new facts join the rest of the cycle.
 */
import { createHash } from 'node:crypto';
import type { Fact } from '../../graph/graph.ts';

export interface Rotation {
  /** The id of the subscription. */
  readonly subscription: string;
  /** From 1. */
  readonly cycle: number;
  /** The ids of the facts that this cycle has posted. */
  readonly posted: ReadonlySet<string>;
  /** The ids of the facts that were posted last, in any cycle, the newest first. */
  readonly latest: readonly string[];
}

/** A fact is repeated only after this many others, if there are as many. */
export const MIN_FACTS_BETWEEN = 7;

export interface FactChoice {
  readonly fact: Fact;
  readonly cycle: number;
}

/** The next of the facts that may be posted; undefined when there are none. */
export function chooseFact(facts: readonly Fact[], rotation: Rotation): FactChoice | undefined {
  const rest = facts.filter(({ id }) => !rotation.posted.has(id));
  return rest.length > 0 ? pick(rest, facts, rotation, rotation.cycle) : pick(facts, facts, rotation, rotation.cycle + 1);
}

function pick(from: readonly Fact[], all: readonly Fact[], { subscription, latest }: Rotation, cycle: number): FactChoice | undefined {
  const between = Math.min(MIN_FACTS_BETWEEN, all.length - 1);
  // Facts that are no longer in the rotation must not count, or they would exclude more than `between` allows.
  const recent = new Set(latest.filter((id) => all.some((fact) => fact.id === id)).slice(0, between));
  const eligible = from.filter(({ id }) => !recent.has(id));
  const ranked = (eligible.length > 0 ? eligible : from).map((fact) => ({ fact, rank: rankOf(subscription, cycle, fact) }));
  const [first] = ranked.sort((left, right) => (left.rank < right.rank ? -1 : 1));
  return first && { fact: first.fact, cycle };
}

const rankOf = (subscription: string, cycle: number, { id }: Fact): string =>
  createHash('sha256').update(`${subscription} ${cycle} ${id}`).digest('hex');
