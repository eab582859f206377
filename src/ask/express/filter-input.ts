/**
 * Filter input: a filter as the public API takes it. The API's `not` keeps entities without a value, ours doesn't, so a negation asks
 * for the value to be recorded; it's pushed down to the single conditions first.
 */
import type { Side } from '../../graph/base/relations-of.ts';
import type { Graph } from '../../graph/graph.ts';
import type { Kind } from '../../graph/ontology.ts';
import { capital } from '../answer/wording.ts';
import { isShownList, readValue } from '../evaluate/evaluate.ts';
import type { DateRange, Filter, NumberRange } from '../question.ts';

/** A value of GraphQL's query language: `Enum` stands for a word without quotes. */
export type Literal = string | number | boolean | Enum | readonly Literal[] | { readonly [name: string]: Literal };

export class Enum {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** "made-by" and "releasedOn" are MADE_BY and RELEASED_ON there. */
export const enumOf = (name: string): Enum =>
  new Enum(
    name
      .replaceAll('-', '_')
      .replace(/[A-Z]/g, (letter) => `_${letter}`)
      .toUpperCase(),
  );

export function literalText(value: Literal): string {
  if (value instanceof Enum) return value.name;
  if (Array.isArray(value)) return `[${value.map(literalText).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literalText(inner as Literal)}`)
    .join(', ')}}`;
}

/** Undefined when the API has no such condition. */
export function filterInput(graph: Graph, kind: Kind, filter: Filter): Literal | undefined {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const parts = filter.of.map((one) => filterInput(graph, kind, one));
      return parts.every((part) => part !== undefined) ? { [filter.op]: parts.flatMap((part) => partsOf(part, filter.op)) } : undefined;
    }
    case 'not':
      return negated(graph, kind, filter.of);
    case 'related':
      return relatedInput(kind, filter);
    case 'flag':
      return filter.column === 'openWeights' ? { openWeights: filter.value } : undefined;
    case 'text':
      return filter.column === 'license' || filter.column === 'country' ? { [filter.column]: filter.value } : undefined;
    case 'known':
      return knownInput('known', filter.column);
    case 'number':
      return numberInput(filter.column, filter.range);
    case 'date':
      return dateInput(filter.column, filter.range);
    case 'score':
      return scoreInput(filter.benchmarkId, filter.range);
    case 'among':
      return familyInput(graph, filter.ids);
    case 'joined':
      return undefined;
  }
}

/** The API allows few levels: what is joined in the same way needs none of its own. */
function partsOf(part: Literal, op: 'and' | 'or'): readonly Literal[] {
  const inner =
    typeof part === 'object' && !(part instanceof Enum) && !Array.isArray(part) ? (part as { readonly [name: string]: Literal }) : {};
  const [only, another] = Object.keys(inner);
  return only === op && another === undefined ? (inner[op] as readonly Literal[]) : [part];
}

function negated(graph: Graph, kind: Kind, filter: Filter): Literal | undefined {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const of = filter.of.map((one): Filter => ({ op: 'not', of: one }));
      return filterInput(graph, kind, { op: filter.op === 'and' ? 'or' : 'and', of });
    }
    case 'not':
      return filterInput(graph, kind, filter.of);
    case 'flag':
      return filterInput(graph, kind, { ...filter, value: !filter.value });
    case 'known':
      return knownInput('unknown', filter.column);
    case 'date':
      return filterInput(graph, kind, outside(filter));
    case 'among': {
      const family = familyInput(graph, filter.ids);
      return family && { not: family };
    }
    default: {
      const [input, known] = [filterInput(graph, kind, filter), recordedInput(kind, filter)];
      return input === undefined || known === undefined ? undefined : { and: [known, { not: input }] };
    }
  }
}

/** That there is a value to test. */
function recordedInput(kind: Kind, filter: Filter): Literal | undefined {
  if (filter.op === 'score') return scoreInput(filter.benchmarkId, {});
  if (filter.op === 'related') {
    return isShownList(kind, filter.relation, filter.side)
      ? knownInput('known', filter.relation)
      : { related: [{ type: enumOf(filter.relation), ...inverse(filter.side) }] };
  }
  if (!('column' in filter)) return undefined;
  return filter.column.endsWith('Price') ? { [`min${capital(filter.column)}`]: 0 } : knownInput('known', filter.column);
}

const knownInput = (word: 'known' | 'unknown', column: string): Literal => ({ [word]: [enumOf(column)] });

const inverse = (side: Side) => (side === 'in' ? { inverse: true } : {});

function relatedInput(kind: Kind, { relation, side, ids }: Extract<Filter, { op: 'related' }>): Literal {
  const one = (id: string): Literal =>
    isShownList(kind, relation, side)
      ? { [relation]: [id.slice(id.indexOf('/') + 1)] }
      : { related: [{ type: enumOf(relation), to: id, ...inverse(side) }] };
  const [first] = ids;
  return ids.length === 1 && first !== undefined ? one(first) : { or: ids.map(one) };
}

const numbered: Readonly<Record<string, string>> = {
  parameters: 'Parameters',
  contextTokens: 'ContextTokens',
  inputPrice: 'InputPrice',
  outputPrice: 'OutputPrice',
};

function numberInput(column: string, range: NumberRange): Literal | undefined {
  const name = numbered[column];
  if (name === undefined) return undefined;
  const isWhole = !column.endsWith('Price');
  const { min, max } = isWhole ? wholeRange(range) : range;
  const own = { ...(min === undefined ? {} : { [`min${name}`]: min }), ...(max === undefined ? {} : { [`max${name}`]: max }) };
  const strict = isWhole
    ? []
    : strictParts(
        range,
        (limits) =>
          ({
            ...('min' in limits ? { [`min${name}`]: limits.min } : {}),
            ...('max' in limits ? { [`max${name}`]: limits.max } : {}),
          }) as Literal,
      );
  return strict.length === 0 ? own : { and: [...(Object.keys(own).length === 0 ? [] : [own]), ...strict] };
}

/** More than 7 is at least 8. */
function wholeRange({ min, max, over, under }: NumberRange): { min?: number | undefined; max?: number | undefined } {
  return { min: over === undefined ? min : Math.floor(over) + 1, max: under === undefined ? max : Math.ceil(under) - 1 };
}

type Limits = { readonly min: number } | { readonly max: number };

/** Above a number that isn't whole: at least that much, but not at most. */
function strictParts({ over, under }: NumberRange, input: (limits: Limits) => Literal): Literal[] {
  return [
    ...(over === undefined ? [] : [input({ min: over }), { not: input({ max: over }) }]),
    ...(under === undefined ? [] : [input({ max: under }), { not: input({ min: under }) }]),
  ];
}

function scoreInput(benchmarkId: string, range: NumberRange): Literal {
  const benchmark = benchmarkId.slice(benchmarkId.indexOf('/') + 1);
  const input = (limits: object): Literal => ({ scoredOn: { benchmark, ...limits } });
  const { min, max } = range;
  const own = input({ ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) });
  const strict = strictParts(range, input);
  return strict.length === 0 ? own : { and: [own, ...strict] };
}

const dated: Readonly<Record<string, string>> = { releasedOn: 'released', retiredOn: 'retired' };

function dateInput(column: string, range: DateRange): Literal | undefined {
  const name = dated[column];
  const parts = Object.entries(range);
  if (name === undefined || (name === 'retired' && parts.some(([end]) => end === 'after' || end === 'before'))) return undefined;
  return Object.fromEntries(parts.map(([end, date]) => [`${name}${capital(end)}`, date as string]));
}

const opposite = { since: 'before', until: 'after', after: 'until', before: 'since' } as const;

/** Outside of a span: before its start or after its end. */
function outside({ column, range }: Extract<Filter, { op: 'date' }>): Filter {
  const of = Object.entries(range).map(
    ([end, date]): Filter => ({ op: 'date', column, range: { [opposite[end as keyof DateRange]]: date as string } }),
  );
  const [only] = of;
  return of.length === 1 && only !== undefined ? only : { op: 'or', of };
}

/** The family that these models are all of. */
function familyInput(graph: Graph, ids: readonly string[]): Literal | undefined {
  const families = new Set(ids.map((id) => readValue(graph, graph.entities.get(id) ?? raise(id), 'family')));
  const [family] = families;
  if (families.size !== 1 || typeof family !== 'string') return undefined;
  const members = (graph.byKind.get('model') ?? []).filter((entity) => readValue(graph, entity, 'family') === family);
  return members.length === ids.length ? { family } : undefined;
}

function raise(id: string): never {
  throw new TypeError(`there is no ${id}: the question belongs to another graph`);
}
