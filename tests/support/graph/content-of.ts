/** What a graph says, whatever the slots of its entities and the order of its unordered lists: equal for equal knowledge. */
import type { Graph } from '../../../src/graph/graph.ts';
import { relationTypeNames } from '../../../src/graph/ontology.ts';
import type { Table } from '../../../src/graph/table.ts';

type WithId = { readonly id: string };
const byId = <Item extends WithId>(items: readonly Item[]): Item[] => [...items].sort((one, other) => (one.id < other.id ? -1 : 1));

/** As objects, whose comparison does not depend on the order of their members. */
const plain = <Item>(table: ReadonlyMap<string, Item>): Readonly<Record<string, Item>> => Object.fromEntries(table);

const inAnyOrder = (table: Table<readonly WithId[]>) =>
  plain(new Map([...table].filter(([, list]) => list.length > 0).map(([id, list]) => [id, byId(list)])));

const filled = <Item>(table: Table<readonly Item[]>) => plain(new Map([...table].filter(([, list]) => list.length > 0)));

export function contentOf(graph: Graph) {
  const { revision, entities, byKind, outgoing, incoming, positions, scores, facts, currentFacts, factsById, factsAbout, ...rest } = graph;
  const { links: _, sources, redirects, offerings, unresolved, values, imports } = rest;
  return {
    ...{ revision, facts, currentFacts, unresolved, imports, redirects: plain(redirects), links: linksOf(graph) },
    byKind: Object.fromEntries([...byKind].filter(([, list]) => list.length > 0)),
    ...{ entities: plain(entities), sources: plain(sources), factsById: plain(factsById) },
    ...{ outgoing: inAnyOrder(outgoing), incoming: inAnyOrder(incoming) },
    ...{ positions: filled(positions), scores: filled(scores), factsAbout: filled(factsAbout) },
    ...{ offerings: filled(offerings), values: filled(values) },
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
