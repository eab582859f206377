/** Facts: which ones a filter matches, and which one belongs to a day. */
import { createHash } from 'node:crypto';
import { keptUnless } from '../base/touched.ts';
import type { Fact, Graph } from '../graph.ts';
import type { Aspect, ClaimType, Kind } from '../ontology.ts';
import { cachePerGraph } from '../per-graph-cache.ts';
import { indexWords, needEntity } from '../search/find.ts';
import { allOf, type Criterion, citesSource, equals, matchesWord, type Optional } from './criteria.ts';

export interface FactFilter {
  readonly about?: Optional<{ readonly kind: Kind; readonly slug: string }>;
  readonly topic?: Optional<string>;
  readonly aspect?: Optional<Aspect>;
  readonly type?: Optional<ClaimType>;
  readonly daily?: Optional<boolean>;
  readonly citing?: Optional<string>;
}

export function factCriterion(graph: Graph, { about, topic, aspect, type, daily, citing: source }: FactFilter): Criterion<Fact> {
  const subject = about == null ? undefined : needEntity(graph, about.slug, [about.kind], ['about', 'slug']);
  return allOf([
    subject && ((fact: Fact) => fact.aboutIds.includes(subject.id)),
    matchesWord(
      'topic',
      topic,
      () => topicsOf(graph),
      () => (fact) => fact.topic,
      ['topic'],
    ),
    equals(aspect, () => (fact) => fact.aspect),
    equals(type, () => (fact) => fact.type),
    equals(daily, () => (fact) => fact.daily),
    citesSource(graph, source, () => (fact) => fact.citations, ['citing']),
  ]);
}

const topicsOf = cachePerGraph(
  ({ facts }) => indexWords(facts.flatMap(({ topic }) => topic ?? [])),
  keptUnless(({ facts }) => facts.size > 0),
);

const DAY_MS = 86_400_000;

/** Marked for the daily post, not sensitive, not retracted, not superseded, and still valid on the date (`YYYY-MM-DD`). */
const isPostable = (date: string) => (fact: Fact) =>
  fact.daily && !fact.sensitive && fact.retracted === null && fact.supersededById === null && !isExpired(fact, date);

/** A fact that is valid until 2026 or until 2026-05 is valid through the last day of it. */
const isExpired = ({ validUntil }: Fact, date: string): boolean => validUntil !== null && validUntil < date.slice(0, validUntil.length);

/** The facts that may be posted on a date (`YYYY-MM-DD`), by slug. */
export const postableFacts = (graph: Graph, date: string): readonly Fact[] => graph.facts.filter(isPostable(date));

/**
 * The fact of a date (`YYYY-MM-DD`): the same for all callers at one revision; no fact repeats before each has had its day.
 * Undefined when no fact is eligible.
 */
export function factOfTheDay(graph: Graph, date: string): Fact | undefined {
  const facts = postableFacts(graph, date);
  if (facts.length === 0) return undefined;
  const day = Math.floor(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
  const round = Math.floor(day / facts.length);
  const hash = (fact: Fact) => createHash('sha256').update(`${round} ${fact.slug}`).digest('hex');
  const shuffled = facts.map((fact) => ({ fact, place: hash(fact) })).sort((left, right) => (left.place < right.place ? -1 : 1));
  return shuffled[((day % facts.length) + facts.length) % facts.length]?.fact;
}
