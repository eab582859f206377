/**
 * Gold: the set that a question asks for, found by a filter of its own over the frozen rows. It shares no code with the product's
 * lists, so that a mistake there can't hide here.
 * An entity without a recorded value is in no set that asks for one, whether the value is wanted or excluded: absence isn't "no".
 */
import { z } from 'zod';
import { type Kind, kindNames, type RelationTypeName, relationRule, relationTypeNames } from '../../src/graph/ontology.ts';
import { frozenRows } from '../support/ask/frozen-rows.ts';
import type { EntityRow } from '../support/graph/tables.ts';
import { isDate, periodAnswer, type Truth, truthOfAll } from './gold-dates.ts';
import { columnOf, entity, measureOf, neighbours, scoreOf } from './gold-rows.ts';

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const columnRange = z.strictObject({
  /** Ends included. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Ends excluded. */
  over: z.number().optional(),
  under: z.number().optional(),
  /** The whole period lies after it, or before it. */
  after: z.coerce.string().optional(),
  before: z.coerce.string().optional(),
  /** Ends included. */
  since: z.coerce.string().optional(),
  until: z.coerce.string().optional(),
  in: z.coerce.string().optional(),
  oneOf: z.array(scalar).optional(),
  not: z.array(scalar).optional(),
  known: z.boolean().optional(),
  /** A part of the text, in any case. */
  has: z.string().optional(),
});
type ColumnRange = z.infer<typeof columnRange>;

const scoreSchema = z.strictObject({
  on: z.string(),
  /** By default the one that most models have a score in. */
  variant: z.string().optional(),
  min: z.number().optional(),
  over: z.number().optional(),
  under: z.number().optional(),
});

const topSchema = z.strictObject({
  /** A column, `price`, `outputPrice`, `score:<benchmark>`, `out:<relation>` or `in:<relation>` (their number). */
  by: z.string(),
  n: z.number().int().default(1),
  lowest: z.boolean().default(false),
});

const relationNames: readonly string[] = relationTypeNames;

/**
 * `kind`, then any of: a column (`openWeights: true`, `parameters: { over: 70e9 }`), a relation by its type (`accepts: [audio]`, or
 * `{ all, any, not, only, known }`), `from` with relations that lead here (`from: { mitigates: [rlhf] }`), `class`, `family`, `is`
 * (the entity itself), `score`, `scores` (several), `price`; then `or` (more sets), `but` (sets to leave out) and `top`.
 * Names in relations are slugs, or a set of their own for `any`.
 */
export type Select = { readonly kind: string | readonly string[] } & Readonly<Record<string, unknown>>;

export function select(query: Select): ReadonlySet<string> {
  const { kind, or, but, top, ...conditions } = query;
  const kinds = ([kind].flat() as string[]).map(needKind);
  let found = frozenRows().entities.filter((row) => kinds.includes(row.kind as Kind) && holds(row, conditions));
  for (const more of list(or)) found = [...new Set([...found, ...rowsOf(select(more))])];
  for (const less of list(but)) {
    const out = select(less);
    found = found.filter(({ id }) => !out.has(id));
  }
  return new Set((top === undefined ? found : topOf(found, topSchema.parse(top))).map(({ id }) => id));
}

const list = (queries: unknown): Select[] => (queries === undefined ? [] : [queries].flat()) as Select[];
const rowsOf = (ids: ReadonlySet<string>): EntityRow[] => frozenRows().entities.filter(({ id }) => ids.has(id));

function needKind(name: string): Kind {
  const kind = kindNames.find((known) => known === name);
  if (kind === undefined) throw new Error(`"${name}" is not a kind`);
  return kind;
}

/** Throws when an imprecise date would decide: nobody can say what the answer to such a question is. */
function holds(row: EntityRow, conditions: Readonly<Record<string, unknown>>): boolean {
  const truth = truthOfAll(Object.entries(conditions).map(([name, wanted]) => condition(row, name, wanted)));
  if (truth === undefined) throw new Error(`${row.id} has a date too imprecise for ${JSON.stringify(conditions)}`);
  return truth;
}

function condition(row: EntityRow, name: string, wanted: unknown): Truth {
  if (relationNames.includes(name)) return related(row, name as RelationTypeName, 'out', wanted);
  switch (name) {
    case 'from':
      return truthOfAll(Object.entries(wanted as object).map(([type, ends]) => related(row, needRelation(type), 'in', ends)));
    case 'is':
      return ([wanted].flat() as string[]).some((id) => entity(id).id === row.id);
    case 'class':
      return related(row, 'instance-of', 'out', typeof wanted === 'string' ? [wanted] : wanted);
    case 'family':
      return typeof wanted === 'string' ? folded(row.model?.family ?? '') === folded(wanted) : columnHolds(row, name, wanted);
    case 'score':
      return scoreHolds(row, scoreSchema.parse(wanted));
    case 'scores':
      return (wanted as unknown[]).every((one) => scoreHolds(row, scoreSchema.parse(one)));
    default:
      return columnHolds(row, name, wanted);
  }
}

function needRelation(name: string): RelationTypeName {
  const type = relationTypeNames.find((known) => known === name);
  if (type === undefined) throw new Error(`"${name}" is not a type of relation`);
  return type;
}

const folded = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function scoreHolds({ id }: EntityRow, { on, variant, min, over, under }: z.infer<typeof scoreSchema>): boolean {
  const value = scoreOf(id, on, variant);
  return value !== null && inNumbers(value, { min, over, under });
}

const ends = z.union([z.array(z.string()), z.custom<Select>((value) => typeof value === 'object' && value !== null && 'kind' in value)]);
const relationSchema = z.strictObject({
  all: z.array(z.string()).optional(),
  any: ends.optional(),
  not: ends.optional(),
  only: z.array(z.string()).optional(),
  known: z.boolean().optional(),
  /** How many there are at least. */
  min: z.number().optional(),
});

function related({ id }: EntityRow, type: RelationTypeName, side: 'in' | 'out', wanted: unknown): boolean {
  const { all = [], any, not, only, known, min } = relationSchema.parse(Array.isArray(wanted) ? { all: wanted } : wanted);
  const found = neighbours(id, type, side);
  if (known !== undefined) return found.size > 0 === known;
  if (found.size < (min ?? 1)) return false;
  const target = (name: string) => endNamed(name, type, side);
  const targets = (names: z.infer<typeof ends>) => (Array.isArray(names) ? names.map(target) : [...select(names)]);
  return (
    all.every((name) => found.has(target(name))) &&
    (any === undefined || targets(any).some((end) => found.has(end))) &&
    (not === undefined || !targets(not).some((end) => found.has(end))) &&
    (only === undefined || (found.size === only.length && only.every((name) => found.has(target(name)))))
  );
}

/** By slug; the ontology says which kinds can stand there. */
function endNamed(name: string, type: RelationTypeName, side: 'in' | 'out'): string {
  if (name.includes('/')) return entity(name).id;
  const kinds = relationRule(type)[side === 'out' ? 'to' : 'from'];
  return entity(...kinds.map((kind) => `${kind}/${name}`)).id;
}

function columnHolds(row: EntityRow, name: string, wanted: unknown): Truth {
  const value = columnOf(row, name);
  if (typeof wanted !== 'object' || wanted === null) return value === scalar.parse(wanted);
  const range = columnRange.parse(wanted);
  if (range.known !== undefined && range.known !== (value !== null)) return false;
  if (value === null) return range.known === false;
  return truthOfAll([
    range.oneOf?.includes(value) ?? true,
    !(range.not?.includes(value) ?? false),
    range.has === undefined || String(value).toLowerCase().includes(range.has.toLowerCase()),
    typeof value !== 'number' || inNumbers(value, range),
    !isDate(value) || periodAnswer(value, range),
  ]);
}

const inNumbers = (value: number, { min, max, over, under }: Pick<ColumnRange, 'min' | 'max' | 'over' | 'under'>): boolean =>
  (min === undefined || value >= min) &&
  (max === undefined || value <= max) &&
  (over === undefined || value > over) &&
  (under === undefined || value < under);

/** Throws on a tie at the end of the list, and on dates that can't be told apart: then no exact set can be expected. */
function topOf(rows: readonly EntityRow[], { by, n, lowest }: z.infer<typeof topSchema>): EntityRow[] {
  const measured = rows.flatMap((row) => {
    const value = measureOf(row, by);
    return value === null ? [] : [{ row, value }];
  });
  const sorted = measured.sort((one, other) => {
    if (one.value === other.value) return 0;
    return one.value < other.value === lowest ? -1 : 1;
  });
  const [last, next] = [sorted[n - 1], sorted[n]];
  if (last !== undefined && next !== undefined && cannotTellApart(last.value, next.value))
    throw new Error(`${last.row.id} and ${next.row.id} tie by ${by}`);
  return sorted.slice(0, n).map(({ row }) => row);
}

const cannotTellApart = (one: string | number, other: string | number): boolean =>
  one === other || (isDate(one) && isDate(other) && (one.startsWith(other) || other.startsWith(one)));
