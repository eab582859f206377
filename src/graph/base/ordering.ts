/** The orders in which lists stand: each is total, so that a place in a list can be told by the key of an entry alone. */

import type { Entity, Fact, Offering, Relation, Score } from '../graph.ts';
import { aspects, kindNames, type RelationTypeName } from '../ontology.ts';
import type { SortKey } from './collections.ts';

export interface Order<T> {
  /** Tells orders apart whose keys look alike. */
  readonly name: string;
  readonly key: (item: T) => SortKey;
  /** The part of the key that counts downwards; none when it is left out. */
  readonly descendingPart?: number | undefined;
}

/** After every ordinal, which are 32-bit integers. */
export const LAST_ORDINAL = 2 ** 31;

/** By ordinal where the kind has one, else by name. */
export const entityOrder: Order<Entity> = {
  name: 'place',
  key: ({ ordinal, name, id }) => [ordinal ?? LAST_ORDINAL, name, id],
};

/** Of entities of several kinds: in the order of the ontology, then as within the kind. */
export const mixedKindOrder: Order<Entity> = {
  name: 'kind',
  key: (entity) => [kindNames.indexOf(entity.kind), ...entityOrder.key(entity)],
};

/** By the list of the source where it is one, else by the order of what the relation leads to. */
const relationKey = ({ ordinal, from, to, id }: Relation): SortKey => [ordinal ?? to.ordinal ?? LAST_ORDINAL, to.name, from.name, id];

/** Among relations of one type. */
export const relationOrderOf = (type: RelationTypeName): Order<Relation> => ({ name: type, key: relationKey });

/** By benchmark, the highest first. */
export const scoreOrder: Order<Score> = {
  name: 'score',
  key: ({ benchmark, value, model, variant, id }) => [benchmark.name, -value, model.name, variant, id],
};

/** The maker's own first, then by provider. */
export const offeringOrder: Order<Offering> = {
  name: 'offering',
  key: ({ byMaker, provider, providerModel, origin, id }) => [byMaker ? 0 : 1, provider, providerModel, origin, id],
};

export const factOrder: Order<Fact> = { name: 'fact', key: ({ slug }) => [slug] };

/** The order in which facts about one entity stand: by what they tell. */
export const factAboutOrder: Order<Fact> = { name: 'fact-about', key: ({ aspect, slug }) => [aspects.indexOf(aspect), slug] };
