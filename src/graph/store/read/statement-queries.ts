/**
 * The SQL of a graph's statements, a table each. Prisma cannot read them: it asks for the parts of many rows with a parameter for
 * each row, of which PostgreSQL takes 32,767, and holds every table twice. A citation comes with its statement, in a row for each.
 */
import type { Cells } from '../../../database/sql.ts';
import type { Entity, EntityColumns, Fact, Offering, Position, Relation, Score, Source, Value } from '../../graph.ts';
import { type ColumnKind, columnKinds, columnRules, detailKinds, hasColumns, hasOrdinal, type Kind } from '../../ontology.ts';

/** A field's name and the SQL of its value, in the order of the row. */
type Fields = readonly (readonly [name: string, sql: string])[];

/** Statements of one sort; without `finish`, the fields of a row are those of the statement, citations apart. */
export interface StatementQuery<Item extends object> {
  readonly table: string;
  readonly fields: Fields;
  /** More tables for the fields. */
  readonly joins?: string;
  /** The column with the id of the entity, fact or source that a statement belongs to. */
  readonly owner: string;
  /** The column of the citations that names the statement; absent for rows without citations. */
  readonly citedBy?: string;
  /** The fields whose texts stand in many rows: each text is kept once. */
  readonly shared: readonly string[];
  readonly finish?: (cells: Cells) => Omit<Item, 'citations'>;
}

/** Reads all statements, or those that belong to the ids in `$1`. */
export function sqlOf({ table, fields, joins = '', owner, citedBy }: StatementQuery<object>, ofSome: boolean): string {
  // Named apart, because Prisma gives rows as objects.
  const columns = fields.map(([, sql], place) => `${sql} as c${place}`).join(', ');
  const where = ofSome ? `where s.${owner} = any($1)` : '';
  if (citedBy === undefined) return `select ${columns} from ${table} s ${joins} ${where}`;
  const citations = `left join citation c on c.${citedBy} = s.id`;
  return `select ${columns}, c.source_id, c.locator from ${table} s ${joins} ${citations} ${where} order by s.id, c.ordinal, c.id`;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const columns = (...names: readonly string[]): Fields => names.map((name) => [name, `s.${snake(name)}`]);
/** Counts are 64 bits wide in the database, and all fit into a JavaScript number. */
const counts = (...names: readonly string[]): Fields => names.map((name) => [name, `s.${snake(name)}::float8`]);

/** The columns of single kinds, as `kind.name`. */
const detailFields: Fields = detailKinds.flatMap((kind) => [
  ...(hasColumns(kind) ? [[`${kind}.id`, `${kind}.id`] as const] : []),
  ...(hasOrdinal(kind) ? [[`${kind}.ordinal`, `${kind}.ordinal`] as const] : []),
  ...Object.entries(columnRules(kind)).map(
    ([name, { type }]) => [`${kind}.${name}`, `${kind}.${snake(name)}${type === 'count' ? '::float8' : ''}`] as const,
  ),
]);

const noColumns = Object.fromEntries(columnKinds.map((kind) => [kind, null])) as { readonly [K in ColumnKind]: null };
const none: readonly never[] = Object.freeze([]);

const entityFields: Fields = [...columns('id', 'kind', 'slug', 'name', 'summary', 'note', 'origin'), ...detailFields];
const entityPlaces = new Map(entityFields.map(([name], place) => [name, place]));
const placeOf = (name: string): number => entityPlaces.get(name) ?? -1;
const columnPlaces = new Map<Kind, readonly (readonly [name: string, place: number])[]>(
  columnKinds.map((kind) => [kind, Object.keys(columnRules(kind)).map((name) => [name, placeOf(`${kind}.${name}`)])]),
);

/** Without its names and questions: they have rows of their own. */
export const entityQuery: StatementQuery<Entity> = {
  table: 'entity',
  fields: entityFields,
  joins: detailKinds.map((kind) => `left join ${kind} on ${kind}.id = s.id`).join(' '),
  owner: 'id',
  citedBy: 'entity_id',
  shared: ['id', 'kind', 'origin', 'model.releasedOn', 'model.license', 'model.family', 'organization.country', 'benchmark.releasedOn'],
  finish: (cells) => {
    const [id, kind, slug, name, summary, note, origin] = cells as [string, Kind, string, string, string, string | null, string];
    const ordinal = hasOrdinal(kind) ? (cells[placeOf(`${kind}.ordinal`)] as number | null) : null;
    const entity = { id, kind, slug, name, aliases: none, asks: none, summary, note, origin, ordinal, ...noColumns };
    return hasColumns(kind) ? { ...entity, [kind]: columnsOf(kind, cells) } : entity;
  },
};

/** Null for an entity without a row of its kind. */
function columnsOf(kind: ColumnKind, cells: Cells): EntityColumns[ColumnKind] {
  if (cells[placeOf(`${kind}.id`)] === null) return null;
  const columns: Record<string, unknown> = {};
  for (const [name, place] of columnPlaces.get(kind) ?? []) columns[name] = cells[place];
  return columns as EntityColumns[ColumnKind];
}

export interface EntityText {
  readonly entityId: string;
  readonly text: string;
}

const textQuery = (table: string): StatementQuery<EntityText> => ({
  ...{ table, fields: columns('entityId', 'text'), owner: 'entity_id', shared: ['entityId'] },
});
export const aliasQuery = textQuery('alias');
export const askQuery = textQuery('ask');

export const relationQuery: StatementQuery<Relation> = {
  table: 'relation',
  fields: columns('id', 'type', 'fromId', 'toId', 'ordinal', 'note', 'origin'),
  owner: 'from_id',
  citedBy: 'relation_id',
  shared: ['type', 'fromId', 'toId', 'origin'],
};

export const positionQuery: StatementQuery<Position> = {
  table: 'position',
  fields: columns('id', 'text', 'note', 'subjectId', 'underId'),
  owner: 'subject_id',
  citedBy: 'position_id',
  shared: ['subjectId', 'underId'],
};

export const scoreQuery: StatementQuery<Score> = {
  table: 'score',
  fields: columns(
    'id',
    'modelId',
    'benchmarkId',
    'variant',
    'value',
    'unit',
    'method',
    'evaluator',
    'measuredBy',
    'asOf',
    'note',
    'origin',
  ),
  owner: 'model_id',
  citedBy: 'score_id',
  shared: ['modelId', 'benchmarkId', 'variant', 'unit', 'evaluator', 'measuredBy', 'asOf', 'origin'],
};

const factFields: Fields = [
  ...columns('id', 'slug', 'text', 'aspect', 'type', 'topic', 'asOf', 'validUntil', 'attributedTo', 'method', 'supersededById'),
  ...columns('daily', 'sensitive', 'checkedOn', 'checkLevel', 'note', 'retractedOn', 'retractedReason'),
  ['aboutIds', 'array(select entity_id from fact_subject where fact_id = s.id order by ordinal)'],
  [
    'contradictsIds',
    'array(select other_id from contradiction where fact_id = s.id union all select fact_id from contradiction where other_id = s.id)',
  ],
];

export const factQuery: StatementQuery<Fact> = {
  table: 'fact',
  fields: factFields,
  owner: 'id',
  citedBy: 'fact_id',
  shared: ['aspect', 'type', 'topic', 'checkedOn', 'checkLevel'],
  finish: (cells) => {
    const fetched: Readonly<Record<string, unknown>> = Object.fromEntries(factFields.map(([name], place) => [name, cells[place]]));
    const { retractedOn, retractedReason, contradictsIds, ...fields } = fetched;
    const retracted = retractedOn === null ? null : { on: retractedOn, reason: retractedReason ?? '' };
    return { ...fields, retracted, contradictsIds: [...(contradictsIds as string[])].sort() } as unknown as Omit<Fact, 'citations'>;
  },
};

export const sourceQuery: StatementQuery<Source> = {
  table: 'source',
  fields: columns('id', 'slug', 'title', 'url', 'publisher', 'kind', 'published', 'retrieved'),
  owner: 'id',
  shared: [],
};

export const redirectQuery: StatementQuery<{ readonly fromId: string; readonly toId: string }> = {
  ...{ table: 'redirect', fields: columns('fromId', 'toId'), owner: 'from_id', shared: [] },
};

export const offeringQuery: StatementQuery<Offering> = {
  table: 'offering',
  fields: [
    ...columns(
      'id',
      'modelId',
      'provider',
      'providerModel',
      'name',
      'inputPrice',
      'outputPrice',
      'status',
      'observedOn',
      'asOf',
      'missingSince',
    ),
    ...columns('origin', 'byMaker', 'releasedOn', 'retiredOn', 'accepts', 'produces', 'openWeights', 'knowledgeCutoff'),
    ...counts('contextTokens', 'outputTokens'),
  ],
  owner: 'model_id',
  shared: ['modelId', 'provider', 'status', 'observedOn', 'asOf', 'missingSince', 'origin', 'releasedOn', 'retiredOn', 'knowledgeCutoff'],
};

/** Those whose model is unknown. */
export const unresolvedQuery: StatementQuery<Offering> = { ...offeringQuery, joins: 'where s.model_id is null' };

export interface EntityValue extends Value {
  readonly entityId: string;
}

export const valueQuery: StatementQuery<EntityValue> = {
  table: 'value',
  fields: columns('id', 'entityId', 'attribute', 'value', 'method', 'observedOn', 'note', 'origin'),
  owner: 'entity_id',
  citedBy: 'value_id',
  shared: ['entityId', 'attribute', 'observedOn', 'origin'],
};
