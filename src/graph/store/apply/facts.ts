/** Applies some facts, and counts the computed ones again. */
import { groupBy, mergeSorted } from '../../base/collections.ts';
import { factAboutOrder, factOrder } from '../../base/ordering.ts';
import type { Fact, Graph } from '../../graph.ts';
import { isComputed, listComputedFacts } from '../computed-facts.ts';
import { sameStatement } from './same-statement.ts';

type FactParts = Pick<Graph, 'facts' | 'currentFacts' | 'factsById' | 'factsAbout'>;

/** `present` are the facts with these ids that are still there; everything else in the graph is that of today. */
export function applyFacts(
  graph: Graph,
  present: readonly Fact[],
  { ids, recount }: { readonly ids: readonly string[]; readonly recount: boolean },
) {
  const computed = recount ? listComputedFacts(graph) : [];
  const counted = recount ? graph.facts.filter(isComputed) : [];
  const found = new Map([...present, ...computed].map((fact) => [fact.id, fact]));
  const touched = new Set([...ids, ...[...counted, ...computed].map(({ id }) => id)]);
  const changed = new Set([...touched].filter((id) => !sameStatement(graph.factsById.get(id), found.get(id))));
  if (changed.size === 0) return { changed, parts: {} };
  const next = [...changed].flatMap((id) => found.get(id) ?? []);
  return { changed, parts: partsOf(graph, changed, next) };
}

function partsOf(graph: Graph, changed: ReadonlySet<string>, next: readonly Fact[]): FactParts {
  const isCurrent = ({ retracted }: Fact): boolean => retracted === null;
  const current = next.filter(isCurrent);
  const others = (facts: readonly Fact[]): readonly Fact[] => facts.filter(({ id }) => !changed.has(id));
  const about = groupBy(current, ({ aboutIds }) => aboutIds);
  const subjects = new Set([...[...changed].flatMap((id) => graph.factsById.get(id)?.aboutIds ?? []), ...about.keys()]);
  const aboutLists = [...subjects].map((id): [string, readonly Fact[] | undefined] => {
    const list = mergeSorted(others(graph.factsAbout.get(id) ?? []), about.get(id) ?? [], factAboutOrder.key);
    return [id, list.length === 0 ? undefined : list];
  });
  const byId = new Map(next.map((fact) => [fact.id, fact]));
  return {
    facts: mergeSorted(others(graph.facts), next, factOrder.key),
    currentFacts: mergeSorted(others(graph.currentFacts), current, factOrder.key),
    factsById: graph.factsById.with([...changed].map((id) => [id, byId.get(id)])),
    factsAbout: graph.factsAbout.with(aboutLists),
  };
}
