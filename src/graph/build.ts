/** Builds the graph from the rows of the database; pure. */
import { believed, catalogParts } from './catalog.ts';
import { group, need, sortBy } from './collect.ts';
import type { Citation, Entity, Fact, Graph, Position, Relation, Score, Source } from './graph.ts';
import { listLivingFacts } from './living.ts';
import type { Aspect, CheckLevel, ClaimType, Kind, PositionKind, RelationTypeName, ScoreUnit, SourceKind } from './ontology.ts';
import { entityOrder, factAboutOrder, factOrder, relationOrder, scoreOrder } from './order.ts';
import type { CitationRow, EntityRow, FactRow, PositionRow, RelationRow, ScoreRow, SourceRow, Tables } from './rows.ts';

export function buildGraph(tables: Tables): Graph {
  const sources = new Map(tables.sources.map((row) => [row.id, toSource(row)]));
  const cite = citationsBy(tables.citations, sources);
  const entities = new Map(tables.entities.map((row) => [row.id, toEntity(row, cite('entityId', row.id))]));
  const relations = sortBy(
    believed(tables.relations).map((row) => toRelation(row, entities, cite('relationId', row.id))),
    relationOrder.key,
  );
  const positions = sortBy(
    tables.positions.map((row) => toPosition(row, entities, cite('positionId', row.id))),
    ({ id }) => [id],
  );
  const scores = sortBy(
    tables.scores.map((row) => toScore(row, entities, cite('scoreId', row.id))),
    scoreOrder.key,
  );
  const facts = tables.facts.map((row) => toFact(row, entities, cite('factId', row.id)));
  const graph: Graph = {
    revision: tables.revision,
    entities,
    byKind: group(sortBy([...entities.values()], entityOrder.key), ({ kind }) => [kind]),
    outgoing: group(relations, ({ from }) => [from.id]),
    incoming: group(relations, ({ to }) => [to.id]),
    positions: group(positions, ({ under }) => [under.id]),
    scores: group(scores, ({ model, benchmark }) => [model.id, benchmark.id]),
    ...factParts(facts),
    sources,
    redirects: new Map(tables.redirects.map(({ fromId, toId }) => [fromId, toId])),
    ...catalogParts(tables, entities, cite),
  };
  // What can be counted is only known once everything else stands.
  return { ...graph, ...factParts([...facts, ...listLivingFacts(graph)]) };
}

function factParts(unsorted: readonly Fact[]): Pick<Graph, 'facts' | 'factsById' | 'factsAbout'> {
  const facts = sortBy(unsorted, factOrder.key);
  const standing = sortBy(
    facts.filter((fact) => fact.retracted === null),
    factAboutOrder.key,
  );
  return {
    facts,
    factsById: new Map(facts.map((fact) => [fact.id, fact])),
    factsAbout: group(standing, ({ about }) => about.map(({ id }) => id)),
  };
}

type CitationTarget = 'entityId' | 'relationId' | 'positionId' | 'scoreId' | 'factId' | 'valueId';

function citationsBy(rows: readonly CitationRow[], sources: ReadonlyMap<string, Source>) {
  const targets = ['entityId', 'relationId', 'positionId', 'scoreId', 'factId', 'valueId'] as const satisfies readonly CitationTarget[];
  const ordered = sortBy(rows, ({ ordinal, id }) => [ordinal, id]);
  const byTarget = Object.fromEntries(
    targets.map((target) => [target, group(ordered, (row) => (row[target] === null ? [] : [row[target]]))]),
  ) as Record<CitationTarget, Map<string, CitationRow[]>>;
  return (target: CitationTarget, id: string): readonly Citation[] =>
    (byTarget[target].get(id) ?? []).map(({ sourceId, locator }) => ({ source: need(sources, sourceId), locator }));
}

// The database holds these words as text; its checks and the ontology's tables let no other word in.
const toSource = ({ id, slug, title, url, publisher, kind, published, retrieved }: SourceRow): Source => ({
  ...{ id, slug, title, url, publisher, published, retrieved },
  kind: kind as SourceKind,
});

function toEntity(row: EntityRow, citations: readonly Citation[]): Entity {
  const { id, slug, name, summary, note, origin, model, organization, benchmark, limitation } = row;
  return {
    ...{ id, slug, name, summary, note, origin, citations },
    kind: row.kind as Kind,
    aliases: row.aliases.map(({ text }) => text).sort(),
    asks: row.asks.map(({ text }) => text).sort(),
    ordinal: (row.modality ?? row.dimension ?? row.stage ?? limitation)?.ordinal ?? null,
    model: model && { ...pickModel(model), parameters: toNumber(model.parameters), contextTokens: toNumber(model.contextTokens) },
    organization: organization && { country: organization.country, url: organization.url },
    benchmark: benchmark && { releasedOn: benchmark.releasedOn, metric: benchmark.metric },
    limitation: limitation && { statement: limitation.statement, sourceHeading: limitation.sourceHeading },
  };
}

const toNumber = (value: bigint | null): number | null => (value === null ? null : Number(value));
const pickModel = ({ releasedOn, license, openWeights, family }: NonNullable<EntityRow['model']>) => ({
  ...{ releasedOn, license, openWeights, family },
});

const toRelation = (row: RelationRow, entities: ReadonlyMap<string, Entity>, citations: readonly Citation[]): Relation => ({
  ...{ id: row.id, ordinal: row.ordinal, note: row.note, origin: row.origin, citations },
  type: row.type as RelationTypeName,
  from: need(entities, row.fromId),
  to: need(entities, row.toId),
});

const toPosition = (row: PositionRow, entities: ReadonlyMap<string, Entity>, citations: readonly Citation[]): Position => ({
  ...{ id: row.id, text: row.text, note: row.note, citations },
  subject: need(entities, row.subjectId),
  under: need(entities, row.underId) as Entity & { kind: PositionKind },
});

const toScore = (row: ScoreRow, entities: ReadonlyMap<string, Entity>, citations: readonly Citation[]): Score => ({
  ...{
    id: row.id,
    variant: row.variant,
    value: row.value,
    method: row.method,
    asOf: row.asOf,
    note: row.note,
    origin: row.origin,
    citations,
  },
  unit: row.unit as ScoreUnit,
  model: need(entities, row.modelId),
  benchmark: need(entities, row.benchmarkId),
});

function toFact(row: FactRow, entities: ReadonlyMap<string, Entity>, citations: readonly Citation[]): Fact {
  const { id, slug, text, topic, asOf, validUntil, attributedTo, method, supersededById, daily, sensitive, checkedOn, note } = row;
  return {
    ...{ id, slug, text, topic, asOf, validUntil, attributedTo, method, supersededById, daily, sensitive, checkedOn, note, citations },
    contradictsIds: [...row.contradicts.map(({ otherId }) => otherId), ...row.contradictedBy.map(({ factId }) => factId)].sort(),
    about: sortBy(row.subjects, ({ ordinal }) => [ordinal]).map(({ entityId }) => need(entities, entityId)),
    aspect: row.aspect as Aspect,
    type: row.type as ClaimType,
    checkLevel: row.checkLevel as CheckLevel,
    retracted: row.retractedOn === null ? null : { on: row.retractedOn, reason: row.retractedReason ?? '' },
  };
}
