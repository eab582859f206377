/** The topics of a subscription; pure. A topic is one of the ontology's, or the id of an entity that a fact is about. */
import { BadInput } from '../../errors.ts';
import type { Fact, Graph } from '../../graph/graph.ts';
import { kindNames, topics } from '../../graph/ontology.ts';
import { postableFacts } from '../../graph/query/facts.ts';
import { needEntity } from '../../graph/search/find.ts';

const isTopic = (text: string): boolean => (topics as readonly string[]).includes(text);

/** Resolves names to topics, each once; throws NotFound for a name that the graph does not have. */
export const resolveTopics = (graph: Graph, names: readonly string[]): string[] => [
  ...new Set(names.map((name) => resolveTopic(graph, name.trim()))),
];

function resolveTopic(graph: Graph, name: string): string {
  if (isTopic(name.toLowerCase())) return name.toLowerCase();
  if (name === '') throw new BadInput(`A topic is empty. Choose from ${topics.join(', ')}, or name an entity.`, { at: ['topics'] });
  return needEntity(graph, name, kindNames, ['topics']).id;
}

/** The facts that a subscription may post on a date (`YYYY-MM-DD`): all postable facts when it has no topics. */
export function factsFor(graph: Graph, wanted: readonly string[], date: string): readonly Fact[] {
  const postable = postableFacts(graph, date);
  if (wanted.length === 0) return postable;
  // An entity may have been merged into another since: its old id leads to that one.
  const ids = new Set(wanted.map((topic) => (isTopic(topic) ? topic : (graph.redirects.get(topic) ?? topic))));
  return postable.filter(({ topic, aboutIds }) => (topic !== null && ids.has(topic)) || aboutIds.some((id) => ids.has(id)));
}
