/** Turns checked knowledge files into the rows that curation writes. */
import type { Rows } from '../curation/rows.ts';
import type { CitationRecord, EntityRecord, Knowledge } from '../knowledge/records.ts';

const ORIGIN = 'curated';

/** To be raised with every change of what the same files become, so that databases are written again after an upgrade. */
export const ROWS_VERSION = 1;

/** The rows of everything the files say. */
export function toRows(knowledge: Knowledge): Rows {
  const { entities, relations, positions, scores, facts, sources, redirects } = knowledge;
  const relationIds = relations.map((relation) => ({ id: `${relation.type}:${relation.fromId}>${relation.toId}@${ORIGIN}`, relation }));
  const positionIds = positions.map((position) => ({ id: `${position.underId}>${position.subjectId}@${ORIGIN}`, position }));
  const scoreIds = scores.map((score) => ({ id: `${score.modelId}>${score.benchmarkId}#${score.variant}@${ORIGIN}`, score }));
  return {
    entity: entities.map(({ id, kind, slug, name, summary, note }) => ({ id, kind, slug, name, summary, note, origin: ORIGIN })),
    alias: entities.flatMap(({ id, aliases }) => aliases.map((text) => ({ entityId: id, text, origin: ORIGIN }))),
    ask: entities.flatMap(({ id, asks }) => asks.map((text) => ({ entityId: id, text, origin: ORIGIN }))),
    redirect: redirects.map(({ from, to }) => ({ fromId: from, toId: to, origin: ORIGIN })),
    ...detailRows(entities),
    source: sources.map((source) => ({ ...source, origin: ORIGIN })),
    relation: relationIds.map(({ id, relation: { citations: _, ...columns } }) => ({ id, ...columns, origin: ORIGIN })),
    position: positionIds.map(({ id, position: { citations: _, ...columns } }) => ({
      ...{ id, subjectKind: 'model-class', origin: ORIGIN },
      ...columns,
    })),
    score: scoreIds.map(({ id, score: { citations: _, ...columns } }) => ({ id, ...columns, origin: ORIGIN })),
    ...factRows(facts),
    offering: [],
    value: [],
    citation: [
      ...entities.flatMap(({ id, citations }) => citationRows('entityId', id, citations)),
      ...relationIds.flatMap(({ id, relation }) => citationRows('relationId', id, relation.citations)),
      ...positionIds.flatMap(({ id, position }) => citationRows('positionId', id, position.citations)),
      ...scoreIds.flatMap(({ id, score }) => citationRows('scoreId', id, score.citations)),
      ...facts.flatMap(({ id, citations }) => citationRows('factId', id, citations)),
    ],
  };
}

/** Facts, what they are about, and which of them contradict each other. */
const factRows = (facts: Knowledge['facts']): Pick<Rows, 'fact' | 'factSubject' | 'contradiction'> => ({
  fact: facts.map(({ citations: _, about: __, contradicts: ___, supersededBy, checked, retracted, ...columns }) => ({
    ...columns,
    supersededById: supersededBy,
    checkedOn: checked.on,
    checkLevel: checked.level,
    retractedOn: retracted?.on ?? null,
    retractedReason: retracted?.reason ?? null,
    origin: ORIGIN,
  })),
  factSubject: facts.flatMap(({ id, about }) => about.map((entityId, index) => ({ factId: id, entityId, ordinal: index + 1 }))),
  // Both facts state it; one row is enough.
  contradiction: facts.flatMap(({ id, contradicts }) =>
    contradicts.filter((other) => id < other).map((otherId) => ({ factId: id, otherId })),
  ),
});

type Target = 'entityId' | 'relationId' | 'positionId' | 'scoreId' | 'factId';

const citationRows = (target: Target, id: string, citations: readonly CitationRecord[]) =>
  citations.map(({ sourceId, locator }, index) => ({
    id: `${id}#${index + 1}`,
    ...{ sourceId, locator, ordinal: index + 1, origin: ORIGIN },
    [target]: id,
  }));

type DetailTable = 'model' | 'organization' | 'benchmark' | 'modality' | 'dimension' | 'stage' | 'limitation';

function detailRows(entities: readonly EntityRecord[]): Pick<Rows, DetailTable> {
  const rows: { [Name in DetailTable]: Rows[Name][number][] } = {
    ...{ model: [], organization: [], benchmark: [], modality: [], dimension: [], stage: [], limitation: [] },
  };
  for (const { id, detail } of entities) {
    switch (detail.kind) {
      case 'model': {
        const { kind: _, released, parameters, contextTokens, ...columns } = detail;
        rows.model.push({ id, releasedOn: released, parameters: toBigInt(parameters), contextTokens: toBigInt(contextTokens), ...columns });
        break;
      }
      case 'organization':
        rows.organization.push({ id, country: detail.country, url: detail.url });
        break;
      case 'benchmark':
        rows.benchmark.push({ id, releasedOn: detail.released, metric: detail.metric });
        break;
      case 'limitation': {
        const { ordinal, statement, sourceHeading } = detail;
        rows.limitation.push({ id, ordinal, statement, sourceHeading });
        break;
      }
      case 'modality':
      case 'dimension':
      case 'stage':
        rows[detail.kind].push({ id, ordinal: detail.ordinal });
        break;
      default:
        // The other kinds have no columns of their own.
        break;
    }
  }
  return rows;
}

const toBigInt = (value: number | null): bigint | null => (value === null ? null : BigInt(value));
