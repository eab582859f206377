/** Typed questions that differ from a right one in one point: what a model gets wrong, or makes up. */
import { type Filter, idsOf, type Question, type Subject } from '../../../src/ask/question.ts';
import { entitiesOf, type Graph } from '../../../src/graph/graph.ts';

export interface Altered {
  readonly how: string;
  readonly question: Question;
}

export function alteredQuestions(graph: Graph, question: Question): Altered[] {
  const other = (id: string): string => {
    const kind = graph.entities.get(id)?.kind ?? 'model';
    return entitiesOf(graph, kind).find((one) => one.id !== id && one.id.length > 0)?.id ?? id;
  };
  const withSubject = (subject: Subject): Subject => ({ type: 'entity', id: other(idsOf(subject)[0] ?? '') });
  return [
    ...('subject' in question ? [{ how: 'another subject', question: { ...question, subject: withSubject(question.subject) } }] : []),
    ...('filter' in question && question.filter !== null ? ofFilter(question, question.filter, other) : []),
    ...ofForm(question, other),
  ] as Altered[];
}

function ofForm(question: Question, other: (id: string) => string): { how: string; question: unknown }[] {
  switch (question.form) {
    case 'list':
      return [
        { how: 'counted', question: { ...question, form: 'count' } },
        {
          how: 'another kind',
          question: { ...question, kind: question.kind === 'benchmark' ? 'organization' : 'benchmark', filter: null },
        },
      ];
    case 'top':
      return [
        {
          how: 'the other end',
          question: { ...question, ranked: { ...question.ranked, direction: question.ranked.direction === 'asc' ? 'desc' : 'asc' } },
        },
        { how: 'another number', question: { ...question, ranked: { ...question.ranked, limit: 7 } } },
      ];
    case 'path':
      return [{ how: 'another end', question: { ...question, to: other(question.to) } }];
    case 'compare':
      return [{ how: 'one more', question: { ...question, subjects: [...question.subjects, { type: 'entity', id: 'model/gato' }] } }];
    case 'attribute':
      return [
        { how: 'another column', question: { ...question, attributes: [{ by: 'column', name: 'retirementAnnouncedOn' }] } },
        {
          how: 'one more column',
          question: { ...question, attributes: [...question.attributes, { by: 'column', name: 'retirementAnnouncedOn' }] },
        },
      ];
    default:
      return [];
  }
}

function ofFilter(question: Question, filter: Filter, other: (id: string) => string): { how: string; question: unknown }[] {
  const withFilter = (how: string, changed: Filter | null) => ({ how, question: { ...question, filter: changed } });
  const open: Filter = { op: 'known', column: 'retirementAnnouncedOn' };
  return [
    withFilter('negated', { op: 'not', of: filter }),
    withFilter('one more condition', { op: 'and', of: [filter, open] }),
    ...(question.form === 'yesNo' ? [] : [withFilter('no condition', null)]),
    ...swapped(filter).map((changed) => withFilter('exchanged', changed)),
    ...inside(filter, other).map(({ how, filter: changed }) => withFilter(how, changed)),
  ];
}

/** Two conditions of one sort with their names exchanged, or a "not" moved to another one. */
function swapped(filter: Filter): Filter[] {
  if (filter.op !== 'and') return [];
  const pairs = filter.of.flatMap((_, at) => filter.of.flatMap((__, to) => (at === to ? [] : [{ at, to }])));
  return pairs.flatMap(({ at, to }) => exchanged(filter.of, at, to)).map((of): Filter => ({ op: 'and', of }));
}

function exchanged(all: readonly Filter[], at: number, to: number): Filter[][] {
  const [one, two] = [all[at], all[to]];
  if (one === undefined || two === undefined || two.op === 'not') return [];
  const negated: Filter = { op: 'not', of: two };
  if (one.op === 'not') return [all.with(at, one.of).with(to, negated)];
  if (one.op === 'flag') return one.value || two.op === 'flag' ? [] : [all.with(at, { ...one, value: true }).with(to, negated)];
  if (one.op !== 'related' || two.op !== 'related' || one.relation === two.relation) return [];
  const isOfOneSort = one.ids[0]?.split('/')[0] === two.ids[0]?.split('/')[0];
  return isOfOneSort ? [all.with(at, { ...one, ids: two.ids }).with(to, { ...two, ids: one.ids })] : [];
}

/** Every condition of a filter, changed in its place. */
function inside(filter: Filter, other: (id: string) => string): { how: string; filter: Filter }[] {
  switch (filter.op) {
    case 'and':
    case 'or':
      return [
        { how: 'joined otherwise', filter: { ...filter, op: filter.op === 'and' ? 'or' : 'and' } },
        ...filter.of.map((_, at) => ({ how: 'a condition dropped', filter: { ...filter, of: filter.of.toSpliced(at, 1) } })),
        ...filter.of.flatMap((one, at) =>
          inside(one, other).map(({ how, filter: changed }) => ({ how, filter: { ...filter, of: filter.of.with(at, changed) } })),
        ),
      ];
    case 'not':
      return [
        { how: 'a "not" dropped', filter: filter.of },
        ...inside(filter.of, other).map(({ how, filter: of }) => ({ how, filter: { ...filter, of } })),
      ];
    case 'related':
      return related(filter, other);
    default:
      return ofValue(filter, other);
  }
}

const turnedRelations: Readonly<Record<string, 'accepts' | 'produces'>> = { accepts: 'produces', produces: 'accepts' };

function related(filter: Extract<Filter, { op: 'related' }>, other: (id: string) => string): { how: string; filter: Filter }[] {
  const relation = turnedRelations[filter.relation];
  return [
    { how: 'another name', filter: { ...filter, ids: [other(filter.ids[0] ?? '')] } },
    ...(relation === undefined ? [] : [{ how: 'another relation', filter: { ...filter, relation } }]),
  ];
}

function ofValue(filter: Filter, other: (id: string) => string): { how: string; filter: Filter }[] {
  switch (filter.op) {
    case 'flag':
      return [{ how: 'the opposite', filter: { ...filter, value: !filter.value } }];
    case 'number':
      return [
        { how: 'another number', filter: { ...filter, range: mapped(filter.range, (value: number) => value * 10) } },
        { how: 'the other end', filter: { ...filter, range: turned(filter.range) } },
      ];
    case 'date':
      return [
        { how: 'another date', filter: { ...filter, range: mapped(filter.range, (value: string) => `${Number(value.slice(0, 4)) - 7}`) } },
        { how: 'the other end', filter: { ...filter, range: turned(filter.range) } },
      ];
    case 'text':
      return [{ how: 'another text', filter: { ...filter, value: 'Zlib' } }];
    case 'score':
      return [{ how: 'another name', filter: { ...filter, benchmarkId: other(filter.benchmarkId) } }];
    default:
      return [];
  }
}

const mapped = <Value, Range extends object>(range: Range, change: (value: Value) => Value): Range =>
  Object.fromEntries(Object.entries(range).map(([end, value]) => [end, change(value as Value)])) as Range;

const ends: Readonly<Record<string, string>> = {
  ...{ min: 'max', max: 'min', over: 'under', under: 'over', since: 'until', until: 'since', after: 'before', before: 'after' },
};
const turned = <Range extends object>(range: Range): Range =>
  Object.fromEntries(Object.entries(range).map(([end, value]) => [ends[end] ?? end, value])) as Range;
