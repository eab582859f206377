/** Sentence of an assertion: what was read, in a sentence of its own, so that people see how they were understood. */
import { fold } from '../../graph/base/fold.ts';
import { entitiesOf, type Graph } from '../../graph/graph.ts';
import { columnRules, type Kind, kindNames, kindRule } from '../../graph/ontology.ts';
import { measureName } from '../answer/say/captions.ts';
import { filterInWords } from '../answer/say/lists.ts';
import { subjectName } from '../answer/say/subjects.ts';
import { andList, capital, columnLabel, countText, dateText, onDate, priceText, relationLabel, withArticle } from '../answer/wording.ts';
import { named, readValue } from '../evaluate/evaluate.ts';
import type { DateRange, Filter, NumberRange } from '../question.ts';
import { type Assertion, type Comparison, type Condition, isOfAny, type Superlative } from './assertion.ts';

export const sentenceOf = (graph: Graph, assertion: Assertion, today: string): string => withArticle(sentence(graph, assertion, today));

function sentence(graph: Graph, assertion: Assertion, today: string): string {
  const { subject, condition, quantity, kind, isAbout } = assertion;
  const to: Words = { graph, kind, today, about: isAbout ? 'about ' : '' };
  const name = subjectName(graph, subject);
  if (subject.type === 'entity') return `${name} ${predicate(condition, to)}`;
  if (condition.op === 'not' && quantity === 'some') return `No ${name} model ${predicate(condition.of, to)}`;
  return `${isOfAny(condition, quantity) ? 'Some' : 'Every'} ${name} model ${predicate(condition, to)}`;
}

interface Words {
  readonly graph: Graph;
  readonly kind: Kind;
  readonly today: string;
  readonly about: string;
}

/** What follows the name: "was made by OpenAI". */
function predicate(condition: Condition, to: Words): string {
  switch (condition.op) {
    case 'compared':
      return condition.isNegated ? negated(compared(condition, to)) : compared(condition, to);
    case 'top':
      return topmost(condition, to);
    case 'not':
      return negated(predicate(condition.of, to));
    case 'and':
      return onlyOf(condition, to) ?? andList(condition.of.map((one) => predicate(one, to)));
    case 'or':
      return andList(
        condition.of.map((one) => predicate(one, to)),
        'or',
      );
    case 'related':
      return related(condition, to);
    case 'among':
      return `is one of the ${condition.name} models`;
    case 'joined':
      return filterInWords(to.graph, to.kind, condition);
    case 'score':
      return scored(condition, to);
    case 'number':
      return numbered(condition.column, to.about + numbersText(condition.range, (value) => numberText(condition.column, value)), to);
    case 'date':
      return dated(condition.column, condition.range, to);
    case 'text':
      return (
        texts[condition.column]?.(spelled(to.graph, condition)) ?? `has the ${columnLabel(to.kind, condition.column)} ${condition.value}`
      );
    case 'known':
      return `has a recorded ${columnLabel(to.kind, condition.column)}`;
    case 'flag':
      return condition.value ? `has ${columnLabel(to.kind, condition.column)}` : `doesn't have ${columnLabel(to.kind, condition.column)}`;
  }
}

function related(filter: Extract<Filter, { op: 'related' }>, { graph }: Words): string {
  const { relation, side, ids } = filter;
  // An organization comes with its divisions.
  const shown = relation === 'made-by' && side === 'out' ? ids.slice(0, 1) : ids;
  return `${relationLabel(filter)} ${andList(
    shown.map((id) => named(graph, id)),
    'or',
  )}`;
}

/** "Accepts only Audio": that it does, and nothing else. */
function onlyOf({ of }: Extract<Filter, { op: 'and' | 'or' }>, to: Words): string | undefined {
  const [first, rest, more] = of;
  const isOnly =
    more === undefined &&
    first?.op === 'related' &&
    rest?.op === 'not' &&
    rest.of.op === 'related' &&
    rest.of.relation === first.relation &&
    rest.of.side === first.side;
  if (!isOnly || first?.op !== 'related') return undefined;
  const names = first.ids.map((id) => named(to.graph, id));
  return `${relationLabel(first)} only ${andList(names)}`;
}

const numberText = (column: string, value: number): string => (column.endsWith('Price') ? priceText(value) : countText(value));

function numbered(column: string, text: string, { kind }: Words): string {
  const known: Readonly<Record<string, string>> = {
    parameters: `has ${text} parameters`,
    contextTokens: `takes up to ${text} tokens at once`,
    inputPrice: `costs ${text} per million input tokens`,
    outputPrice: `costs ${text} per million output tokens`,
  };
  return known[column] ?? `has a ${columnLabel(kind, column)} of ${text}`;
}

function scored({ benchmarkId, range }: Extract<Filter, { op: 'score' }>, { graph, about }: Words): string {
  const benchmark = named(graph, benchmarkId);
  const isAny = Object.keys(range).length === 0;
  return isAny ? `has a score on ${benchmark}` : `scores ${about}${numbersText(range, String)} on ${benchmark}`;
}

function numbersText({ min, max, over, under }: NumberRange, text: (value: number) => string): string {
  if (min !== undefined && min === max) return text(min);
  if (min !== undefined && max !== undefined) return `between ${text(min)} and ${text(max)}`;
  const ends = [
    ...(min === undefined ? [] : [`at least ${text(min)}`]),
    ...(max === undefined ? [] : [`at most ${text(max)}`]),
    ...(over === undefined ? [] : [`more than ${text(over)}`]),
    ...(under === undefined ? [] : [`less than ${text(under)}`]),
  ];
  return ends.join(' and ');
}

function dated(column: string, range: DateRange, { kind, today }: Words): string {
  const isPast = range.until === today && range.since === undefined;
  if (column === 'releasedOn') return isPast ? 'is out' : `was released ${datesText(range)}`;
  if (column === 'retiredOn') return isPast ? 'is retired' : `is retired ${datesText(range)}`;
  return `has a ${columnLabel(kind, column)} ${datesText(range)}`;
}

function datesText({ since, until, after, before }: DateRange): string {
  if (since !== undefined && since === until) return onDate(since);
  if (since !== undefined && until !== undefined) return `between ${dateText(since)} and ${dateText(until)}`;
  if (since !== undefined) return `in or after ${dateText(since)}`;
  if (until !== undefined) return `in or before ${dateText(until)}`;
  return after === undefined ? `before ${dateText(before ?? '')}` : `after ${dateText(after)}`;
}

/** As an entry writes it: "mit" is MIT. */
function spelled(graph: Graph, { column, value }: Extract<Filter, { op: 'text' }>): string {
  for (const kind of kindNames) {
    if (columnRules(kind)[column] === undefined) continue;
    for (const entity of entitiesOf(graph, kind)) {
      const own = String(readValue(graph, entity, column) ?? '');
      if (fold(own) === fold(value)) return own;
    }
  }
  return capital(value);
}

const texts: Readonly<Record<string, (value: string) => string>> = {
  license: (value) => `has the license ${value}`,
  family: (value) => `belongs to the ${value} family`,
  country: (value) => `is based in ${value}`,
};

function compared({ by, isMore, otherId }: Comparison, { graph, kind }: Words): string {
  const other = named(graph, otherId);
  if ('benchmarkId' in by) return `scores ${isMore ? 'higher' : 'lower'} than ${other} on ${named(graph, by.benchmarkId)}`;
  const known: Readonly<Record<string, readonly [string, string]>> = {
    releasedOn: ['is newer than', 'is older than'],
    parameters: ['has more parameters than', 'has fewer parameters than'],
    contextTokens: ['has a larger context window than', 'has a smaller context window than'],
    inputPrice: ['costs more than', 'costs less than'],
  };
  const label = columnLabel(kind, by.column);
  const [more, less] = known[by.column] ?? [`has a higher ${label} than`, `has a lower ${label} than`];
  return `${isMore ? more : less} ${other}`;
}

/** "Is the oldest of the GPT models". */
function topmost({ kind, filter, ranked: { measure, direction } }: Superlative, { graph }: Words): string {
  const noun = `${kindRule(kind).label}s`;
  const name = filter?.op === 'among' ? `the ${filter.name} ${noun}` : `the ${noun} (${filterInWords(graph, kind, filter)})`;
  const among = filter === null ? `all ${noun}` : name;
  const known: Readonly<Record<string, readonly [string, string]>> = {
    releasedOn: ['is the newest', 'is the oldest'],
    parameters: ['has the most parameters', 'has the fewest parameters'],
    contextTokens: ['has the largest context window', 'has the smallest context window'],
  };
  const label = measureName(graph, kind, measure);
  const ends = (measure.by === 'column' ? known[measure.name] : undefined) ?? [`has the highest ${label}`, `has the lowest ${label}`];
  return `${ends[direction === 'desc' ? 0 : 1]} of ${among}`;
}

/** "Was made by" becomes "wasn't made by", and "accepts" "doesn't accept". */
function negated(text: string): string {
  if (/^(?:was|is) /.test(text)) return text.replace(/^(was|is) /, "$1n't ");
  if (text.startsWith('has ')) return text.replace(/^has /, "doesn't have ");
  if (text.startsWith("doesn't ")) return text.replace(/^doesn't (?:have)? ?/, 'has ');
  if (text.startsWith('made ')) return text.replace(/^made /, "didn't make ");
  return text.replace(/^(\w+)s /, "doesn't $1 ");
}
