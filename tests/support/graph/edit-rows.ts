/** Random edits of the rows of a small graph, and the steps from one graph to the next that they make. */
import fc from 'fast-check';
import type { GraphStep } from '../../../src/graph/change.ts';
import type { Graph } from '../../../src/graph/graph.ts';
import { applyChange } from '../../../src/graph/store/apply/apply.ts';
import { atOnce } from './at-once.ts';
import { entity, fact, graphOf, relation, score, source, value } from './rows.ts';
import type { EntityRow, FactRow, RelationRow, ScoreRow, SourceRow, ValueRow } from './tables.ts';

/** The rows of a graph by their ids. */
export interface Rows {
  readonly entities: Map<string, EntityRow>;
  readonly relations: Map<string, RelationRow>;
  readonly scores: Map<string, ScoreRow>;
  readonly facts: Map<string, FactRow>;
  readonly values: Map<string, ValueRow>;
  readonly sources: Map<string, SourceRow>;
}

const KINDS = ['model', 'organization', 'modality', 'model-class', 'benchmark'] as const;
export const ENTITIES = [
  ...KINDS.flatMap((kind) => ['a', 'b', 'c'].map((slug) => `${kind}/${slug}`)),
  ...['modality/text', 'modality/image', 'model-class/lmm'],
];
const anEntity = fc.constantFrom(...ENTITIES);
const aName = fc.constantFrom('Alpha', 'alpha two', 'Beta one', 'Beta', 'Gamma three', 'Ünique');
const anOrigin = fc.constantFrom('curated', 'editor', 'models.dev', 'tokenlens');
const aDate = fc.option(fc.constantFrom('2020', '2021-05', '2021-05-03'));

/** One edit of a row; null deletes it. */
const edits = {
  entity: fc.record({
    id: anEntity,
    row: fc.option(
      fc.record({
        ...{ name: aName, aliases: fc.uniqueArray(aName, { maxLength: 2 }), summary: aName, origin: anOrigin },
        ...{ ordinal: fc.integer({ min: 1, max: 3 }), releasedOn: aDate, country: fc.option(fc.constantFrom('France', 'Ghana')) },
      }),
      { freq: 4 },
    ),
  }),
  relation: fc.record({
    ...{ from: anEntity, to: anEntity, type: fc.constantFrom('accepts', 'made-by', 'builds-on', 'instance-of') },
    row: fc.option(fc.record({ origin: anOrigin, ordinal: fc.option(fc.integer({ min: 1, max: 3 }), { freq: 1 }) }), { freq: 4 }),
  }),
  score: fc.record({ model: fc.constantFrom('model/a', 'model/b'), benchmark: fc.constantFrom('benchmark/a'), row: fc.option(fc.nat(99)) }),
  fact: fc.record({
    slug: fc.constantFrom('f', 'g', 'h'),
    row: fc.option(fc.record({ about: fc.uniqueArray(anEntity, { maxLength: 2 }), text: aName, asOf: aDate, retracted: fc.boolean() })),
  }),
  value: fc.record({
    ...{ entity: fc.constantFrom('model/a', 'model/b', 'model/c'), origin: anOrigin },
    row: fc.option(
      fc.oneof(
        fc.record({
          attribute: fc.constant('accepts' as const),
          value: fc.uniqueArray(fc.constantFrom('text', 'image', 'a'), { maxLength: 2 }),
        }),
        fc.record({ attribute: fc.constant('releasedOn' as const), value: fc.constantFrom('2019', '2021') }),
      ),
    ),
  }),
  source: fc.record({ slug: fc.constantFrom('s', 't'), row: fc.option(fc.record({ title: aName, publisher: aName })) }),
};

type EditOf<Name extends keyof typeof edits> = (typeof edits)[Name] extends fc.Arbitrary<infer Edit> ? Edit : never;
export type Edit = { [Name in keyof typeof edits]: { readonly part: Name } & EditOf<Name> }[keyof typeof edits];

/** Entities and relations are edited most. */
export const anEdit = fc.oneof(
  ...(Object.entries(edits) as [Edit['part'], fc.Arbitrary<object>][]).map(([part, arbitrary]) => ({
    weight: part === 'entity' || part === 'relation' ? 4 : 1,
    arbitrary: arbitrary.map((edit) => ({ part, ...edit }) as Edit),
  })),
);

/** The subjects that the log of changes names. */
export type Touched = Record<'entity' | 'relation' | 'score' | 'fact' | 'value' | 'source', Set<string>>;

export const noneTouched = (): Touched => ({
  ...{ entity: new Set(), relation: new Set(), score: new Set(), fact: new Set(), value: new Set(), source: new Set() },
});

export const noRows = (): Rows => ({
  ...{ entities: new Map(), relations: new Map(), scores: new Map(), facts: new Map(), values: new Map(), sources: new Map() },
});

const entityRow = (id: string, row: NonNullable<EditOf<'entity'>['row']>): EntityRow => ({
  ...entity(id, { ...row, model: { releasedOn: row.releasedOn } }),
  ...(id.startsWith('organization/') ? { organization: { id, kind: 'organization', country: row.country, url: null } } : {}),
  ...(id.startsWith('model/') ? {} : { model: null }),
  ...{ summary: row.summary, origin: row.origin },
});

/** Writes a row, or deletes it. */
function put<Row>(table: Map<string, Row>, id: string, row: Row | null): void {
  if (row === null) table.delete(id);
  else table.set(id, row);
}

const appliers: { readonly [Name in keyof typeof edits]: (rows: Rows, edit: EditOf<Name>, touched: Touched) => void } = {
  entity: (rows, { id, row }, touched) => {
    put(rows.entities, id, row && entityRow(id, row));
    touched.entity.add(id);
    if (row === null) dropStatementsOn(rows, id, touched);
  },
  relation: (rows, { from, to, type, row }, touched) => {
    const made = relation(`${from} ${type} ${to}`, row ?? {});
    const id = `${made.id}@${made.origin}`;
    put(rows.relations, id, row !== null && [from, to].every((end) => rows.entities.has(end)) ? { ...made, id } : null);
    touched.relation.add(from);
  },
  score: (rows, { model, benchmark, row }, touched) => {
    const made = score(model, benchmark, row ?? 0);
    put(rows.scores, made.id, row !== null && [model, benchmark].every((end) => rows.entities.has(end)) ? made : null);
    touched.score.add(model);
  },
  fact: (rows, { slug, row }, touched) => {
    const about = (row?.about ?? []).filter((id) => rows.entities.has(id));
    const { text = '', asOf = null, retracted = false } = row ?? {};
    put(
      rows.facts,
      `fact/${slug}`,
      row && fact(slug, about, { text, asOf, topic: text, retractedOn: retracted ? '2026-01-01' : null, retractedReason: null }),
    );
    touched.fact.add(`fact/${slug}`);
  },
  value: (rows, { entity: id, origin, row }, touched) => {
    const made = value(id, row?.attribute ?? 'accepts', row?.value ?? null, origin);
    put(rows.values, made.id, row !== null && rows.entities.has(id) ? made : null);
    touched.value.add(id);
  },
  source: (rows, { slug, row }, touched) => {
    put(rows.sources, `source/${slug}`, row && { ...source(slug), ...row });
    touched.source.add(`source/${slug}`);
  },
};

/** Edits the rows, and notes what it touches. */
export function applyEdit(rows: Rows, edit: Edit, touched = noneTouched()): void {
  const apply = appliers[edit.part] as (rows: Rows, edit: Edit, touched: Touched) => void;
  apply(rows, edit, touched);
}

/** What the database deletes with an entity. */
function dropStatementsOn(rows: Rows, id: string, touched: Touched): void {
  const drop = <Row>(table: Map<string, Row>, isOn: (row: Row) => boolean, note: (row: Row) => unknown): void => {
    for (const [key, row] of table) {
      if (!isOn(row)) continue;
      table.delete(key);
      note(row);
    }
  };
  drop(
    rows.relations,
    ({ fromId, toId }) => fromId === id || toId === id,
    ({ fromId }) => touched.relation.add(fromId),
  );
  drop(
    rows.scores,
    ({ modelId, benchmarkId }) => modelId === id || benchmarkId === id,
    ({ modelId }) => touched.score.add(modelId),
  );
  drop(
    rows.values,
    ({ entityId }) => entityId === id,
    ({ entityId }) => touched.value.add(entityId),
  );
  drop(
    rows.facts,
    ({ subjects }) => subjects.some(({ entityId }) => entityId === id),
    (row) => touched.fact.add(row.id),
  );
}

export const graphFrom = (rows: Rows): Graph =>
  graphOf(Object.fromEntries(Object.entries(rows).map(([name, table]) => [name, [...(table as Map<string, object>).values()]])));

/** The step from a graph to the rows as they are now, from the touched statements alone. */
export function stepTo(before: Graph, fresh: Graph, touched: Touched): GraphStep {
  const lists = Object.fromEntries(Object.entries(touched).map(([part, ids]) => [part, [...ids]])) as Record<keyof Touched, string[]>;
  const present = <Item>(ids: readonly string[], get: (id: string) => Item | readonly Item[] | undefined): Item[] =>
    ids.flatMap((id) => get(id) ?? []);
  return atOnce(
    applyChange(before, {
      touched: { ...lists, position: [], offering: [], redirect: [] },
      revision: before.revision + 1n,
      entities: present(lists.entity, (id) => fresh.entities.get(id)),
      relations: present(lists.relation, (id) => fresh.outgoing.get(id)),
      scores: present(lists.score, (id) => fresh.scores.get(id)).filter(({ modelId }) => touched.score.has(modelId)),
      facts: present(lists.fact, (id) => fresh.factsById.get(id)),
      values: new Map(lists.value.flatMap((id) => (fresh.values.has(id) ? [[id, fresh.values.get(id) ?? []] as const] : []))),
      sources: present(lists.source, (id) => fresh.sources.get(id)),
      ...{ positions: [], offerings: [], redirects: [], imports: before.imports },
    }),
  );
}
