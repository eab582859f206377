/** Builds the graph from the rows of the database; pure. */

import { addToGroup, groupBy, sortBy } from '../base/collections.ts';
import { entityOrder, factAboutOrder, factOrder, scoreOrderOf } from '../base/ordering.ts';
import type { Citation, Entity, EntityColumns, Fact, Graph, Position, Score, Source } from '../graph.ts';
import {
  type Aspect,
  type CheckLevel,
  type ClaimType,
  type ColumnKind,
  columnKinds,
  columnRules,
  hasColumns,
  hasOrdinal,
  type Kind,
  type ScoreUnit,
  type SourceKind,
} from '../ontology.ts';
import { catalogParts } from './catalog.ts';
import { listComputedFacts } from './computed-facts.ts';
import { joinRelations } from './join-relations.ts';
import type { CitationRow, EntityRow, FactRow, PositionRow, ScoreRow, SourceRow, Tables } from './rows.ts';

export function buildGraph(tables: Tables): Graph {
  const sources = new Map(tables.sources.map((row) => [row.id, toSource(row)]));
  const cite = citationsBy(tables.citations);
  const entities = new Map(tables.entities.map((row) => [row.id, toEntity(row, cite('entityId', row.id))]));
  const positions = sortBy(
    tables.positions.map((row) => toPosition(row, cite('positionId', row.id))),
    ({ id }) => [id],
  );
  const scores = sortBy(
    tables.scores.map((row) => toScore(row, cite('scoreId', row.id))),
    scoreOrderOf({ entities }).key,
  );
  const facts = tables.facts.map((row) => toFact(row, cite('factId', row.id)));
  const graph: Graph = {
    revision: tables.revision,
    entities,
    byKind: groupBy(sortBy([...entities.values()], entityOrder.key), ({ kind }) => [kind]),
    ...joinRelations(tables.relations, entities, (id) => cite('relationId', id)),
    positions: groupBy(positions, ({ underId }) => [underId]),
    scores: groupBy(scores, ({ modelId, benchmarkId }) => [modelId, benchmarkId]),
    ...factParts(facts),
    sources,
    redirects: new Map(tables.redirects.map(({ fromId, toId }) => [fromId, toId])),
    ...catalogParts(tables, cite),
  };
  // Computed facts need everything else to be in place.
  return { ...graph, ...factParts([...facts, ...listComputedFacts(graph)]) };
}

function factParts(unsorted: readonly Fact[]): Pick<Graph, 'facts' | 'currentFacts' | 'factsById' | 'factsAbout'> {
  const facts = sortBy(unsorted, factOrder.key);
  const currentFacts = facts.filter((fact) => fact.retracted === null);
  const current = sortBy(currentFacts, factAboutOrder.key);
  return {
    facts,
    currentFacts,
    factsById: new Map(facts.map((fact) => [fact.id, fact])),
    factsAbout: groupBy(current, ({ aboutIds }) => aboutIds),
  };
}

type CitationTarget = 'entityId' | 'relationId' | 'positionId' | 'scoreId' | 'factId' | 'valueId';

function citationsBy(rows: readonly CitationRow[]) {
  const targets = ['entityId', 'relationId', 'positionId', 'scoreId', 'factId', 'valueId'] as const satisfies readonly CitationTarget[];
  const byTarget = Object.fromEntries(targets.map((target) => [target, new Map()])) as Record<CitationTarget, Map<string, CitationRow[]>>;
  for (const row of rows) {
    const target = targets.find((name) => row[name] !== null) ?? 'entityId';
    addToGroup(byTarget[target], row[target] ?? '', row);
  }
  // Each statement has few citations, so sorting them here costs next to nothing.
  return (target: CitationTarget, id: string): readonly Citation[] =>
    sortBy(byTarget[target].get(id) ?? none, ({ ordinal, id: own }) => [ordinal, own]).map(({ sourceId, locator }) => ({
      sourceId,
      locator,
    }));
}

const none: readonly never[] = [];

// The database stores these words as text; its checks and the ontology's tables allow no others. For the large tables, copying
// each object would cost much of the time and the memory.
const toSource = ({ id, slug, title, url, publisher, kind, published, retrieved }: SourceRow): Source => ({
  ...{ id, slug, title, url, publisher, published, retrieved },
  kind: kind as SourceKind,
});

function toEntity(row: EntityRow, citations: readonly Citation[]): Entity {
  const kind = row.kind as Kind;
  return {
    id: row.id,
    kind,
    slug: row.slug,
    name: row.name,
    aliases: row.aliases.map(({ text }) => text).sort(),
    asks: row.asks.map(({ text }) => text).sort(),
    summary: row.summary,
    note: row.note,
    origin: row.origin,
    citations,
    ordinal: (hasOrdinal(kind) ? row[kind]?.ordinal : null) ?? null,
    ...(hasColumns(kind) ? { ...noColumns, [kind]: toColumns(kind, row[kind]) } : noColumns),
  };
}

const noColumns = Object.fromEntries(columnKinds.map((kind) => [kind, null])) as { readonly [K in ColumnKind]: null };
const columnNames = new Map(columnKinds.map((kind) => [kind, Object.keys(columnRules(kind))]));

/** The database returns 64-bit integers; all counts fit into a JavaScript number. */
function toColumns(kind: ColumnKind, row: Readonly<Record<string, unknown>> | null): EntityColumns[ColumnKind] {
  if (row === null) return null;
  const plain = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);
  return Object.fromEntries((columnNames.get(kind) ?? []).map((name) => [name, plain(row[name])])) as EntityColumns[ColumnKind];
}

const toPosition = (row: PositionRow, citations: readonly Citation[]): Position => ({
  ...{ id: row.id, text: row.text, note: row.note, citations },
  subjectId: row.subjectId,
  underId: row.underId,
});

const toScore = (row: ScoreRow, citations: readonly Citation[]): Score => ({
  id: row.id,
  modelId: row.modelId,
  benchmarkId: row.benchmarkId,
  variant: row.variant,
  value: row.value,
  unit: row.unit as ScoreUnit,
  method: row.method,
  asOf: row.asOf,
  note: row.note,
  origin: row.origin,
  citations,
});

function toFact(row: FactRow, citations: readonly Citation[]): Fact {
  const { id, slug, text, topic, asOf, validUntil, attributedTo, method, supersededById, daily, sensitive, checkedOn, note } = row;
  return {
    ...{ id, slug, text, topic, asOf, validUntil, attributedTo, method, supersededById, daily, sensitive, checkedOn, note, citations },
    contradictsIds: [...row.contradicts.map(({ otherId }) => otherId), ...row.contradictedBy.map(({ factId }) => factId)].sort(),
    aboutIds: sortBy(row.subjects, ({ ordinal }) => [ordinal]).map(({ entityId }) => entityId),
    aspect: row.aspect as Aspect,
    type: row.type as ClaimType,
    checkLevel: row.checkLevel as CheckLevel,
    retracted: row.retractedOn === null ? null : { on: row.retractedOn, reason: row.retractedReason ?? '' },
  };
}
