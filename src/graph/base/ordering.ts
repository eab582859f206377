/** The orders of lists: each is total, so the key of an entry alone identifies a place in a list. */

import { type Entity, entityOf, type Fact, type Graph, getOrThrow, type Offering, type Relation, type Score } from '../graph.ts';
import { aspects, kindNames, type RelationTypeName } from '../ontology.ts';
import type { SortKey } from './collections.ts';

export interface Order<T> {
  /** Distinguishes orders whose keys look alike. */
  readonly name: string;
  readonly key: (item: T) => SortKey;
  /** The part of the key that counts downwards; none by default. */
  readonly descendingPart?: number | undefined;
}

/** After every ordinal: those are 32-bit integers. */
export const LAST_ORDINAL = 2 ** 31;

/** By ordinal if the kind has one, else by name. */
export const entityOrder: Order<Entity> = {
  name: 'place',
  key: ({ ordinal, name, id }) => [ordinal ?? LAST_ORDINAL, name, id],
};

/** Entities of several kinds: kinds in the order of the ontology, then as within each kind. */
export const mixedKindOrder: Order<Entity> = {
  name: 'kind',
  key: (entity) => [kindNames.indexOf(entity.kind), ...entityOrder.key(entity)],
};

/** In the order of the source's list if there is one, else by the relation's target. */
function relationKey(graph: Graph, { ordinal, fromId, toId, id }: Relation): SortKey {
  const [from, to] = [entityOf(graph, fromId), entityOf(graph, toId)];
  return [ordinal ?? to.ordinal ?? LAST_ORDINAL, to.name, from.name, id];
}

/** The order among relations of one type. */
export const relationOrderOf = (graph: Graph, type: RelationTypeName): Order<Relation> => ({
  name: type,
  key: (relation) => relationKey(graph, relation),
});

/** Relations of several types: by the name of the type, then as within each type. */
export const mixedRelationOrderOf = (graph: Graph): Order<Relation> => ({
  name: 'relation',
  key: (relation) => [relation.type, ...relationKey(graph, relation)],
});

/** By benchmark and variant, highest first: values of different variants can't be compared. */
export const scoreOrderOf = (graph: Pick<Graph, 'entities'>): Order<Score> => ({
  name: 'score',
  key: ({ benchmarkId, value, modelId, variant, id }) => {
    const [benchmark, model] = [getOrThrow(graph.entities, benchmarkId), getOrThrow(graph.entities, modelId)];
    return [benchmark.name, variant, -value, model.name, id];
  },
});

/** The maker's own first, then by provider. */
export const offeringOrder: Order<Offering> = {
  name: 'offering',
  key: ({ byMaker, provider, providerModel, origin, id }) => [byMaker ? 0 : 1, provider, providerModel, origin, id],
};

export const factOrder: Order<Fact> = { name: 'fact', key: ({ slug }) => [slug] };

/** The order of the facts about one entity: by aspect. */
export const factAboutOrder: Order<Fact> = { name: 'fact-about', key: ({ aspect, slug }) => [aspects.indexOf(aspect), slug] };
