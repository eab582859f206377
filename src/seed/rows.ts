/** Turns checked knowledge files into the rows that curation writes. */
import { emptyRows, type Rows, toDetailColumns } from '../curation/rows.ts';
import { hasDetails, relationTypeNames } from '../graph/ontology.ts';
import { type Contents, kindOf, type ParsedEntity } from '../knowledge/parse.ts';
import type { CitationFile } from '../knowledge/schema.ts';

const ORIGIN = { origin: 'curated' } as const;

type Part = Partial<Rows>;

export const toRows = ({ entities, facts, scores, sources, redirects }: Contents): Rows =>
  join([
    ...entities.map(entityRows),
    ...entities.map(relationRows),
    ...entities.map(positionRows),
    ...scores.map(scoreRows),
    ...facts.map(factRows),
    { source: sources.map(({ id, file, value }) => ({ id, slug: file.slug, ...value, ...ORIGIN })) },
    { redirect: redirects.flatMap(({ value }) => Object.entries(value).map(([fromId, toId]) => ({ fromId, toId, ...ORIGIN }))) },
  ]);

function join(parts: readonly Part[]): Rows {
  const tables = Object.keys(emptyRows) as (keyof Rows)[];
  return Object.fromEntries(
    tables.map((table) => [table, parts.flatMap((part): readonly object[] => part[table] ?? [])]),
  ) as unknown as Rows;
}

function entityRows({ id, kind, file, value }: ParsedEntity): Part {
  const { name, summary, note, aliases, asks, ordinal, columns, citations } = value;
  const detail = { id, ...(ordinal === null ? {} : { ordinal }), ...toDetailColumns(kind, columns) };
  return {
    entity: [{ id, kind, slug: file.slug, name, summary, note, ...ORIGIN }],
    alias: aliases.map((text) => ({ entityId: id, text, ...ORIGIN })),
    ask: asks.map((text) => ({ entityId: id, text, ...ORIGIN })),
    ...(hasDetails(kind) ? { [kind]: [detail] } : {}),
    citation: citationRows('entityId', id, citations),
  };
}

function relationRows({ id: fromId, kind: fromKind, value }: ParsedEntity): Part {
  const relations = relationTypeNames.flatMap((type) =>
    (value.relations[type] ?? []).flatMap(({ to, citations, ...columns }) => {
      const toKind = kindOf(to);
      const id = `${type}:${fromId}>${to}@${ORIGIN.origin}`;
      return toKind === null ? [] : [{ row: { id, type, fromId, fromKind, toId: to, toKind, ...columns, ...ORIGIN }, citations }];
    }),
  );
  return {
    relation: relations.map(({ row }) => row),
    citation: relations.flatMap(({ row, citations }) => citationRows('relationId', row.id, citations)),
  };
}

function positionRows({ id: underId, kind: underKind, value }: ParsedEntity): Part {
  const idOf = (subject: string) => `${underId}>${subject}@${ORIGIN.origin}`;
  return {
    position: value.positions.map(({ subject, citations: _, ...columns }) => ({
      ...{ id: idOf(subject), underId, underKind, subjectId: subject, subjectKind: 'model-class' },
      ...columns,
      ...ORIGIN,
    })),
    citation: value.positions.flatMap(({ subject, citations }) => citationRows('positionId', idOf(subject), citations)),
  };
}

function scoreRows({ id: benchmarkId, value }: Contents['scores'][number]): Part {
  const rows = value.map(({ model: modelId, citations, path: _, ...columns }) => {
    const run = `${columns.variant}~${columns.measuredBy}~${columns.asOf}`;
    return { row: { id: `${modelId}>${benchmarkId}#${run}@${ORIGIN.origin}`, modelId, benchmarkId, ...columns, ...ORIGIN }, citations };
  });
  return {
    score: rows.map(({ row }) => row),
    citation: rows.flatMap(({ row, citations }) => citationRows('scoreId', row.id, citations)),
  };
}

function factRows({ id, file, value }: Contents['facts'][number]): Part {
  const { citations, about, contradicts, supersededBy, checked, retracted, ...columns } = value;
  return {
    fact: [
      {
        ...{ id, slug: file.slug, ...columns, ...ORIGIN },
        ...{ supersededById: supersededBy, checkedOn: checked.on, checkLevel: checked.level },
        ...{ retractedOn: retracted?.on ?? null, retractedReason: retracted?.reason ?? null },
      },
    ],
    factSubject: about.map((entityId, index) => ({ factId: id, entityId, ordinal: index + 1 })),
    // Both facts state it; one row is enough.
    contradiction: contradicts.filter((other) => id < other).map((otherId) => ({ factId: id, otherId })),
    citation: citationRows('factId', id, citations),
  };
}

type Target = 'entityId' | 'relationId' | 'positionId' | 'scoreId' | 'factId';

const citationRows = (target: Target, id: string, citations: readonly CitationFile[]): Rows['citation'] =>
  citations.map(({ source, locator }, index) => ({
    ...{ id: `${id}#${index + 1}`, sourceId: `source/${source}`, locator, ordinal: index + 1, ...ORIGIN },
    [target]: id,
  }));
