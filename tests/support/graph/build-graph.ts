/** Builds a graph from rows as Prisma returns them, so that a test can write its graph as rows. */

import { addToGroup, groupBy, sortBy } from '../../../src/graph/base/collections.ts';
import type {
  Citation,
  Entity,
  EntityColumns,
  Fact,
  Graph,
  Offering,
  Position,
  Relation,
  Score,
  Source,
  Value,
} from '../../../src/graph/graph.ts';
import {
  type Aspect,
  type CheckLevel,
  type ClaimType,
  type ColumnKind,
  columnKinds,
  columnRules,
  type Evaluator,
  hasColumns,
  hasOrdinal,
  type Kind,
  type RelationTypeName,
  type ScoreUnit,
  type SourceKind,
} from '../../../src/graph/ontology.ts';
import { assemble, type Statements } from '../../../src/graph/store/assemble.ts';
import type {
  CitationRow,
  EntityRow,
  FactRow,
  OfferingRow,
  PositionRow,
  RelationRow,
  ScoreRow,
  SourceRow,
  Tables,
  ValueRow,
} from './tables.ts';

export function buildGraph(tables: Tables): Graph {
  const cite = citationsBy(tables.citations);
  const values = groupBy(tables.values, ({ entityId }) => [entityId]);
  return assembleAtOnce({
    revision: tables.revision,
    sources: tables.sources.map(toSource),
    entities: tables.entities.map((row) => toEntity(row, cite('entityId', row.id))),
    relations: tables.relations.map((row) => toRelation(row, cite('relationId', row.id))),
    positions: tables.positions.map((row) => toPosition(row, cite('positionId', row.id))),
    scores: tables.scores.map((row) => toScore(row, cite('scoreId', row.id))),
    facts: tables.facts.map((row) => toFact(row, cite('factId', row.id))),
    redirects: tables.redirects,
    offerings: tables.offerings.map(toOffering),
    values: new Map([...values].map(([id, rows]) => [id, rows.map((row) => toValue(row, cite('valueId', row.id)))])),
    imports: tables.imports.map(({ origin, finishedAt }) => ({ origin, at: finishedAt.toISOString() })),
  });
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

// The database stores these words as text; its checks and the ontology's tables allow no others.
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
  evaluator: row.evaluator as Evaluator,
  measuredBy: row.measuredBy,
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

const toRelation = ({ id, type, fromId, toId, ordinal, note, origin }: RelationRow, citations: readonly Citation[]): Relation => ({
  ...{ id, fromId, toId, ordinal, note, origin, citations },
  type: type as RelationTypeName,
});

function toOffering({ modelKind: _, contextTokens, outputTokens, ...columns }: OfferingRow): Offering {
  const [context, output] = [contextTokens, outputTokens].map((count) => (count === null ? null : Number(count)));
  return { ...columns, contextTokens: context ?? null, outputTokens: output ?? null };
}

// Only texts, numbers, booleans and lists of texts are ever written there.
const toValue = ({ entityId: _, value, ...columns }: ValueRow, citations: readonly Citation[]): Value => ({
  ...columns,
  value: value as Value['value'],
  citations,
});

/** Runs all steps at once. */
function assembleAtOnce(statements: Statements): Graph {
  const steps = assemble(statements);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}
