/**
 * Assembles a graph from its statements. Relations are the most numerous, and each lookup or comparison of texts waits for
 * memory: each id is looked up once, and from then on a number stands for the entity.
 */
import { groupBy, sortBy } from '../base/collections.ts';
import { entityOrder, factAboutOrder, factOrder, offeringOrder, scoreOrderOf } from '../base/ordering.ts';
import type { CatalogImport, Entity, Fact, Graph, Offering, Position, Relation, Score, Source, Value } from '../graph.ts';
import { Links, typeNumber } from '../links.ts';
import { type Directory, Table } from '../table.ts';
import { importOrder, preferredRelations, valueOrder } from './catalog.ts';
import { listComputedFacts } from './computed-facts.ts';

/** The statements of a graph in any order, with what the catalogs say although people said it too. */
export interface Statements {
  readonly revision: bigint;
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly positions: readonly Position[];
  readonly scores: readonly Score[];
  readonly facts: readonly Fact[];
  readonly sources: readonly Source[];
  readonly redirects: readonly { readonly fromId: string; readonly toId: string }[];
  readonly offerings: readonly Offering[];
  /** By the id of the entity. */
  readonly values: ReadonlyMap<string, readonly Value[]>;
  readonly imports: readonly CatalogImport[];
}

/** Yields between its steps, so that a caller can let other work run there. */
export function* assemble(statements: Statements): Generator<void, Graph> {
  const { revision, sources } = statements;
  const redirects = new Map(statements.redirects.map(({ fromId, toId }) => [fromId, toId]));
  const entities = Table.of(statements.entities.map((entity) => [entity.id, entity]));
  const { directory } = entities;
  yield;
  const byKind = new Map(
    [...groupBy(statements.entities, ({ kind }) => [kind])].map(([kind, list]) => [kind, sortBy(list, entityOrder.key)]),
  );
  yield;
  const related = joinRelations(statements.relations, entities);
  yield;
  const scores = sortBy(statements.scores, scoreOrderOf({ entities }).key);
  const offerings = sortBy(statements.offerings, offeringOrder.key);
  yield;
  const graph: Graph = {
    ...{ revision, entities, byKind, redirects, ...related },
    positions: tableOf(
      directory,
      sortBy(statements.positions, ({ id }) => [id]),
      ({ underId }) => [underId],
    ),
    scores: tableOf(directory, scores, ({ modelId, benchmarkId }) => [modelId, benchmarkId]),
    ...factParts(directory, statements.facts),
    sources: Table.of(sources.map((source) => [source.id, source])),
    offerings: tableOf(directory, offerings, ({ modelId }) => (modelId === null ? [] : [modelId])),
    unresolved: offerings.filter(({ modelId }) => modelId === null),
    values: Table.of(
      mapValues(statements.values, (values) => sortBy(values, valueOrder)),
      directory,
    ),
    imports: sortBy(statements.imports, importOrder),
  };
  // Computed facts need everything else to be in place.
  return { ...graph, ...factParts(directory, [...statements.facts, ...listComputedFacts(graph)]) };
}

const tableOf = <Item>(directory: Directory, items: readonly Item[], keys: (item: Item) => readonly string[]): Table<readonly Item[]> =>
  Table.of(groupBy(items, keys), directory);

function* mapValues<From, To>(map: ReadonlyMap<string, From>, change: (from: From) => To): Generator<[string, To], void> {
  for (const [key, value] of map) yield [key, change(value)];
}

export function factParts(
  directory: Directory,
  unsorted: readonly Fact[],
): Pick<Graph, 'facts' | 'currentFacts' | 'factsById' | 'factsAbout'> {
  const facts = sortBy(unsorted, factOrder.key);
  const currentFacts = facts.filter((fact) => fact.retracted === null);
  const current = sortBy(currentFacts, factAboutOrder.key);
  return {
    facts,
    currentFacts,
    factsById: Table.of(facts.map((fact) => [fact.id, fact])),
    factsAbout: tableOf(directory, current, ({ aboutIds }) => aboutIds),
  };
}

function joinRelations(all: readonly Relation[], entities: Table<Entity>): Pick<Graph, 'outgoing' | 'incoming' | 'links'> {
  const relations = preferredRelations(all, entities);
  const slots = (ids: (relation: Relation) => string) => Int32Array.from(relations, (relation) => slotOf(entities, ids(relation)));
  const [from, to] = [slots(({ fromId }) => fromId), slots(({ toId }) => toId)];
  const { directory } = entities;
  return {
    outgoing: listsBySlot(directory, relations, from),
    incoming: listsBySlot(directory, relations, to),
    links: Links.of(
      from,
      to,
      Uint8Array.from(relations, ({ type }) => typeNumber(type)),
      directory.size,
    ),
  };
}

/** Foreign keys guarantee that the entity exists; a miss means that the rows come from different moments. */
function slotOf(entities: Table<Entity>, id: string): number {
  const slot = entities.slotOf(id);
  if (slot === undefined) throw new TypeError(`the rows of the graph are inconsistent: "${id}" is missing`);
  return slot;
}

function listsBySlot<Item>(directory: Directory, items: readonly Item[], slots: Int32Array): Table<readonly Item[]> {
  const lists: (Item[] | undefined)[] = new Array(directory.size).fill(undefined);
  for (const [index, item] of items.entries()) {
    const slot = slots[index] ?? 0;
    const list = lists[slot];
    if (list === undefined) lists[slot] = [item];
    else list.push(item);
  }
  return new Table(directory, lists);
}
