/**
 * Graph: the whole knowledge graph as one immutable value, at one revision.
 * Every read of knowledge is a pure function of it; nothing here depends on the database.
 * Statements name entities and sources by id, so that a graph shares with the one before it every statement that did not change,
 * also when the entity it is about did.
 */
import type { Links } from './links.ts';
import {
  type Aspect,
  type CheckLevel,
  type ClaimType,
  type ColumnKind,
  type Columns,
  type Evaluator,
  type Kind,
  kindNames,
  type RelationTypeName,
  type ScoreUnit,
  type SourceKind,
} from './ontology.ts';
import type { Table } from './table.ts';

export interface Source {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly url: string;
  readonly publisher: string;
  readonly kind: SourceKind;
  readonly published: string | null;
  readonly retrieved: string | null;
}

/** The link from a statement to a source; the locator says where in it. */
export interface Citation {
  readonly sourceId: string;
  readonly locator: string;
}

/** The fields of a single kind are under that kind's name, and null for other kinds. */
export type EntityColumns = { readonly [K in ColumnKind]: Columns<K> | null };

export interface Entity extends EntityColumns {
  /** `kind/slug`, for example `model/clip`. */
  readonly id: string;
  readonly kind: Kind;
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** How people ask for it in other words. */
  readonly asks: readonly string[];
  readonly summary: string;
  readonly note: string | null;
  readonly origin: string;
  readonly citations: readonly Citation[];
  /** The place in its list, from 1; modalities, dimensions, stages and limitations have one. */
  readonly ordinal: number | null;
}

/** A typed edge between two entities. */
export interface Relation {
  readonly id: string;
  readonly type: RelationTypeName;
  readonly fromId: string;
  readonly toId: string;
  readonly ordinal: number | null;
  readonly note: string | null;
  readonly origin: string;
  readonly citations: readonly Citation[];
}

/** A statement about one subject under one dimension or training stage. */
export interface Position {
  readonly id: string;
  readonly subjectId: string;
  /** A dimension or a training stage. */
  readonly underId: string;
  readonly text: string;
  readonly note: string | null;
  readonly citations: readonly Citation[];
}

/** A measured value of a model on a benchmark. */
export interface Score {
  readonly id: string;
  readonly modelId: string;
  readonly benchmarkId: string;
  /** The split or mode, such as `validation`: only scores of one variant can be compared. Empty when it isn't recorded. */
  readonly variant: string;
  readonly value: number;
  readonly unit: ScoreUnit;
  readonly method: string | null;
  readonly evaluator: Evaluator;
  /** The name of the evaluator; empty when it isn't recorded. */
  readonly measuredBy: string;
  readonly asOf: string | null;
  readonly note: string | null;
  readonly origin: string;
  readonly citations: readonly Citation[];
}

/** One short sentence about entities. */
export interface Fact {
  readonly id: string;
  readonly slug: string;
  readonly text: string;
  readonly aboutIds: readonly string[];
  readonly aspect: Aspect;
  readonly type: ClaimType;
  readonly topic: string | null;
  readonly asOf: string | null;
  readonly validUntil: string | null;
  readonly attributedTo: string | null;
  readonly method: string | null;
  readonly supersededById: string | null;
  /** The facts whose figures disagree with this one, in both directions. */
  readonly contradictsIds: readonly string[];
  /** Never posted unless someone asks for it. */
  readonly sensitive: boolean;
  readonly daily: boolean;
  readonly checkedOn: string;
  readonly checkLevel: CheckLevel;
  readonly note: string | null;
  readonly retracted: { readonly on: string; readonly reason: string } | null;
  readonly citations: readonly Citation[];
}

/** A model as one provider sells it, according to a catalog. */
export interface Offering {
  readonly id: string;
  /** Null while it's unknown which model is sold here. */
  readonly modelId: string | null;
  readonly provider: string;
  readonly providerModel: string;
  readonly name: string;
  readonly contextTokens: number | null;
  readonly outputTokens: number | null;
  /** US dollars per million tokens. */
  readonly inputPrice: number | null;
  readonly outputPrice: number | null;
  readonly status: string;
  readonly observedOn: string;
  readonly asOf: string | null;
  readonly missingSince: string | null;
  readonly origin: string;
  readonly byMaker: boolean;
  readonly releasedOn: string | null;
  readonly retiredOn: string | null;
  readonly accepts: readonly string[];
  readonly produces: readonly string[];
  readonly openWeights: boolean | null;
  readonly knowledgeCutoff: string | null;
}

/** What one source says about one attribute of an entity. */
export interface Value {
  readonly id: string;
  readonly attribute: string;
  readonly value: string | number | boolean | readonly string[];
  readonly method: string | null;
  readonly observedOn: string | null;
  readonly note: string | null;
  readonly origin: string;
  readonly citations: readonly Citation[];
}

export interface CatalogImport {
  readonly origin: string;
  readonly at: string;
}

/** Tables by entity share one directory: the slot of an entity is the same in all of them. */
export interface Graph {
  readonly revision: bigint;
  readonly entities: Table<Entity>;
  /** In the order of the kind: by ordinal if it has one, else by name. */
  readonly byKind: ReadonlyMap<Kind, readonly Entity[]>;
  /** By the id of the entity that they leave, in no particular order. */
  readonly outgoing: Table<readonly Relation[]>;
  /** By the id of the entity that they reach, in no particular order. */
  readonly incoming: Table<readonly Relation[]>;
  /** The same relations as numbers: entities by their slots in `entities`. */
  readonly links: Links;
  /** By the id of the dimension or stage. */
  readonly positions: Table<readonly Position[]>;
  /** By model id and by benchmark id. */
  readonly scores: Table<readonly Score[]>;
  /** All facts by slug, including retracted ones. */
  readonly facts: readonly Fact[];
  /** By slug, without retracted ones. */
  readonly currentFacts: readonly Fact[];
  readonly factsById: Table<Fact>;
  /** Current facts by the id of their subject. */
  readonly factsAbout: Table<readonly Fact[]>;
  readonly sources: Table<Source>;
  readonly redirects: ReadonlyMap<string, string>;
  /** By model id, the maker's own first. */
  readonly offerings: Table<readonly Offering[]>;
  /** Offerings whose model is unknown. */
  readonly unresolved: readonly Offering[];
  /** By entity id. */
  readonly values: Table<readonly Value[]>;
  readonly imports: readonly CatalogImport[];
}

const none: readonly never[] = Object.freeze([]);

/** Foreign keys guarantee that the item exists; a miss means that the rows come from different moments. */
export function getOrThrow<T>(map: ReadonlyMap<string, T>, id: string): T {
  const item = map.get(id);
  if (item === undefined) throw new TypeError(`the rows of the graph are inconsistent: "${id}" is missing`);
  return item;
}

/** The entity that a statement of this graph names. */
export const entityOf = (graph: Graph, id: string): Entity => getOrThrow(graph.entities, id);

/** The source that a citation of this graph names. */
export const sourceOf = (graph: Graph, { sourceId }: Citation): Source => getOrThrow(graph.sources, sourceId);

export const entitiesOf = (graph: Graph, kind: Kind): readonly Entity[] => graph.byKind.get(kind) ?? none;

/** Kind by kind, in the order of the ontology, each as in `entitiesOf`. */
export const allEntities = (graph: Graph): readonly Entity[] => kindNames.flatMap((kind) => entitiesOf(graph, kind));

export const positionsUnder = (graph: Graph, under: Entity): readonly Position[] => graph.positions.get(under.id) ?? none;

export const offeringsOf = (graph: Graph, model: Entity): readonly Offering[] => graph.offerings.get(model.id) ?? none;

export const scoresOf = (graph: Graph, entity: Entity): readonly Score[] => graph.scores.get(entity.id) ?? none;

export const factsAbout = (graph: Graph, entity: Entity): readonly Fact[] => graph.factsAbout.get(entity.id) ?? none;

/** Current facts, by slug. */
export const currentFacts = (graph: Graph): readonly Fact[] => graph.currentFacts;
