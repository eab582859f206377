/** Wording: values, lists and attributes in English. */
import type { Side } from '../../graph/base/relations-of.ts';
import { columnRules, type Kind, kindRule, type RelationTypeName, relationRule } from '../../graph/ontology.ts';
import type { AttributeValue } from '../../graph/values/values.ts';
import type { Filter } from '../question.ts';
import { months } from '../words/english.ts';

export const andList = (names: readonly string[], word = 'and'): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** What stands between the names of a relation's two ends. */
export const relationLabel = ({ relation, side }: { readonly relation: RelationTypeName; readonly side: Side }): string => {
  const { label, inverse } = relationRule(relation);
  return side === 'out' ? label : inverse;
};

/** What the relation leads to: "what CLIP builds on", and without the article of its label "what CLIP is". */
export const relationText = (subject: string, end: { readonly relation: RelationTypeName; readonly side: Side }): string =>
  `what ${subject} ${relationLabel(end).replace(/ an?$/, '')}`;

/** "Is an LMM", "is an Image generator": letters of an abbreviation are spelled. */
export const withArticle = (text: string): string => text.replace(/\b(is|isn't) a (?=[AEIOaeio]|[FLMNRSX](?![a-z]))/g, '$1 an ');

/** "2021-01-05" is January 5, 2021. */
export function dateText(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = capital(months[Number(month) - 1] ?? '');
  return day === undefined ? `${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}

export const onDate = (date: string): string => `${date.length === 10 ? 'on' : 'in'} ${dateText(date)}`;

const scales = [
  [1e12, 'trillion'],
  [1e9, 'billion'],
  [1e6, 'million'],
] as const;

/** "80 billion"; a number that isn't round is given in full as well. */
export function countText(count: number): string {
  const [scale, word] = scales.find(([size]) => count >= size) ?? [1, ''];
  const exact = count.toLocaleString('en-US');
  if (scale === 1) return exact;
  const short = Math.round((count / scale) * 100) / 100;
  return short * scale === count ? `${short} ${word}` : `${short} ${word} (${exact})`;
}

export const priceText = (price: number): string => `$${price < 1 ? Number(price.toPrecision(3)) : price}`;

export function valueText(kind: Kind, column: string, value: AttributeValue): string {
  if (Array.isArray(value)) return andList(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (column === 'inputPrice' || column === 'outputPrice') return priceText(Number(value));
  if (column === 'contextTokens') return `${Number(value).toLocaleString('en-US')} tokens`;
  if (typeof value === 'number') return countText(value);
  const isDate = columnRules(kind)[column]?.type === 'date' || column === 'knowledgeCutoff';
  return isDate ? dateText(String(value)) : String(value);
}

/** What a column is called in a sentence: the first word that people ask for it by. */
export function columnLabel(kind: Kind, column: string): string {
  const own: Readonly<Record<string, string>> = {
    inputPrice: 'price',
    outputPrice: 'output price',
    knowledgeCutoff: 'knowledge cutoff',
    contextTokens: 'context window',
  };
  return own[column] ?? columnRules(kind)[column]?.cues?.names[0] ?? column;
}

const sentences: Readonly<Record<string, (name: string, value: AttributeValue) => string>> = {
  releasedOn: (name, value) => `${name} was released ${onDate(String(value))}.`,
  retiredOn: (name, value) => `The retirement date of ${name} is ${dateText(String(value))}.`,
  parameters: (name, value) => `${name} has ${countText(Number(value))} parameters.`,
  contextTokens: (name, value) => `${name} takes up to ${Number(value).toLocaleString('en-US')} tokens at once.`,
  license: (name, value) => `The license of ${name} is ${value}.`,
  openWeights: (name, value) =>
    value === true
      ? `Yes: ${name} has open weights, which anyone can download.`
      : `No: ${name} isn't open; its weights can't be downloaded.`,
  country: (name, value) => `${name} is based in ${value}.`,
  family: (name, value) => `${name} belongs to the ${value} family.`,
  knowledgeCutoff: (name, value) => `The knowledge cutoff of ${name} is ${dateText(String(value))}.`,
};

/** The sentence that gives a value. */
export function valueSentence(name: string, kind: Kind, column: string, value: AttributeValue): string {
  return sentences[column]?.(name, value) ?? `${name}: ${columnLabel(kind, column)} ${valueText(kind, column, value)}.`;
}

/** Up to so many names stand in a sentence. */
const NAMED = 10;

export function namesText(names: readonly string[]): string {
  return names.length <= NAMED ? andList(names) : `${names.slice(0, NAMED).join(', ')} and ${names.length - NAMED} more`;
}

export const plural = (count: number, noun: string): string =>
  count === 1 ? `1 ${noun}` : `${count.toLocaleString('en-US')} ${noun.replace(/y$/, 'ie').replace(/s$/, 'se')}s`;

interface Describing {
  readonly name: (id: string) => string;
  readonly kind: Kind;
  readonly label: (filter: Extract<Filter, { op: 'related' | 'joined' }>) => string;
}

/** A filter in words: "that accept Audio, released in 2025". */
export function filterText(filter: Filter, to: Describing): string {
  switch (filter.op) {
    case 'and':
    case 'or': {
      const inner = filter.op === 'and' ? 'or' : 'and';
      return filter.of.map((one) => (one.op === inner ? `(${filterText(one, to)})` : filterText(one, to))).join(` ${filter.op} `);
    }
    case 'not':
      return notText(filter.of, to);
    case 'related':
      return withArticle(`${to.label(filter)} ${andList(filter.ids.map(to.name), 'or')}`);
    case 'flag':
      return `${columnLabel(to.kind, filter.column)}: ${filter.value ? 'yes' : 'no'}`;
    case 'text':
      return `${columnLabel(to.kind, filter.column)} ${filter.value}`;
    case 'known':
      return `with a recorded ${columnLabel(to.kind, filter.column)}`;
    case 'joined': {
      const rest = filter.filter === null ? '' : `: ${filterText(filter.filter, { ...to, kind: filter.kind })}`;
      if (filter.relation !== 'made-by') return `${to.label(filter)} ${kindRule(filter.kind).plural}${rest}`;
      return `with ${to.kind === filter.kind ? 'such' : 'such ones'}${rest}`;
    }
    case 'among':
      return amongText(filter, to);
    case 'number':
      return `${columnLabel(to.kind, filter.column)} ${rangeText(filter.range, (value) => valueText(to.kind, filter.column, value))}`;
    case 'score':
      return `score on ${to.name(filter.benchmarkId)} ${rangeText(filter.range, String)}`;
    case 'date':
      return `${columnLabel(to.kind, filter.column)} ${rangeText(filter.range, (value) => dateText(String(value)))}`;
  }
}

const notText = (filter: Filter, to: Describing): string =>
  isEveryOther(filter) ? `${to.label(filter)} no other` : `not (${filterText(filter, to)})`;

/** "Only Google models" are those of no other company: nobody wants to read the list of them. */
const isEveryOther = (filter: Filter): filter is Extract<Filter, { op: 'related' }> =>
  filter.op === 'related' && filter.ids.length > MOST_NAMED;
const MOST_NAMED = 10;

const amongText = ({ ids, name }: Extract<Filter, { op: 'among' }>, to: Describing): string =>
  ids.length === 1 ? to.name(ids[0] ?? '') : `of the ${name} line`;

const ends: Readonly<Record<string, string>> = {
  min: 'at least',
  max: 'at most',
  over: 'over',
  under: 'under',
  since: 'since',
  until: 'until',
  after: 'after',
  before: 'before',
};

function rangeText(range: object, text: (value: never) => string): string {
  const parts = Object.entries(range) as [string, never][];
  const [first, second] = parts;
  if (first !== undefined && second !== undefined && first[1] === second[1]) return text(first[1]);
  return parts.map(([end, value]) => `${ends[end]} ${text(value)}`).join(' and ');
}
