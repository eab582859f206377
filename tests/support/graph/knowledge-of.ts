/** What a graph says, whatever the slots of its entities and the order of its unordered lists: equal for equal knowledge. */
import type { Graph } from '../../../src/graph/graph.ts';
import { relationTypeNames } from '../../../src/graph/ontology.ts';
import type { Table } from '../../../src/graph/table.ts';

type WithId = { readonly id: string };
const byId = <Item extends WithId>(items: readonly Item[]): Item[] => items.map(whole).sort((one, other) => (one.id < other.id ? -1 : 1));

/** Citations may come from a getter, which no comparison reads. */
const whole = <Item extends object>(item: Item): Item => ('citations' in item ? { ...item, citations: item.citations } : item);

/** As objects, whose comparison does not depend on the order of their members. */
const plain = <Item>(table: Iterable<readonly [string, Item]>): Readonly<Record<string, Item>> => Object.fromEntries(table);
const plainItems = <Item extends object>(table: Table<Item>) => plain([...table].map(([id, item]) => [id, whole(item)]));

const inAnyOrder = (table: Table<readonly WithId[]>) =>
  plain([...table].filter(([, list]) => list.length > 0).map(([id, list]) => [id, byId(list)]));

const inOrder = <Item extends object>(table: Iterable<readonly [string, readonly Item[]]>) =>
  plain([...table].filter(([, list]) => list.length > 0).map(([id, list]) => [id, list.map(whole)]));

export function knowledgeOf(graph: Graph) {
  const { revision, entities, byKind, outgoing, incoming, positions, scores, facts, currentFacts, factsById, factsAbout, ...rest } = graph;
  const { links: _, sources, redirects, offerings, unresolved, values, imports } = rest;
  return {
    ...{ revision, facts: facts.map(whole), currentFacts: currentFacts.map(whole), unresolved, imports },
    ...{ redirects: plain(redirects), links: linksOf(graph), byKind: inOrder(byKind) },
    ...{ entities: plainItems(entities), sources: plainItems(sources), factsById: plainItems(factsById) },
    ...{ outgoing: inAnyOrder(outgoing), incoming: inAnyOrder(incoming) },
    ...{ positions: inOrder(positions), scores: inOrder(scores), factsAbout: inOrder(factsAbout) },
    ...{ offerings: inOrder(offerings), values: inOrder(values) },
  };
}

/** Each link as text, sorted: `model/clip accepts modality/text`, from both of its ends. */
function linksOf({ entities, links }: Graph): string[] {
  const { directory } = entities;
  const texts: string[] = [];
  for (const [id] of entities) {
    const slot = directory.slotOf(id) ?? 0;
    for (let at = links.starts[slot] ?? 0; at < (links.ends[slot] ?? 0); at += 1)
      texts.push(`${id} ${relationTypeNames[links.types[at] ?? 0]} ${directory.idAt(links.targets[at] ?? 0)}`);
  }
  return texts.sort();
}
