/** Command: the text of a command that asks the same, where there is one. Reading it gives the same question. */

import { isDeepStrictEqual } from 'node:util';
import { type Entity, entityOf, type Graph } from '../../graph/graph.ts';
import { findEntity } from '../../graph/search/find.ts';
import { entitySubject, type Filter, type Question, type Subject } from '../question.ts';

/** Null for questions that no command asks. */
export function toCommand(graph: Graph, question: Question): string | null {
  switch (question.form) {
    case 'define':
      return subjectText(graph, question.subject, (name, { kind }) =>
        kind === 'model' || kind === 'benchmark' ? `${kind} ${name}` : `explain ${name}`,
      );
    case 'compare': {
      const [a, b, ...more] = question.subjects.map((subject) => subjectText(graph, subject, (name) => name));
      const { under } = question;
      if (a == null || b == null || more.length > 0 || (under !== null && under.by !== 'entity')) return null;
      return `compare a:${a} b:${b}${under === null ? '' : ` aspect:${nameOf(graph, under.id)}`}`;
    }
    case 'path':
      return `path from:${nameOf(graph, question.from)} to:${nameOf(graph, question.to)}`;
    case 'limits':
      return subjectText(graph, question.subject, (name) => `limitations of:${name}`);
    case 'why':
      return question.of === null ? `limitations limitation:${nameOf(graph, question.limitationId)}` : null;
    case 'stages':
      return question.of === null ? 'training' : `training of:${nameOf(graph, question.of)}`;
    case 'list':
      return listCommand(graph, question);
    default:
      return null;
  }
}

const subjectText = (graph: Graph, subject: Subject, text: (name: string, entity: Entity) => string): string | null =>
  subject.type === 'entity' ? text(nameOf(graph, subject.id), entityOf(graph, subject.id)) : null;

/** The slug, where nothing else has it; else the id. */
function nameOf(graph: Graph, id: string): string {
  const { slug } = entityOf(graph, id);
  return findEntity(graph, slug)?.id === id ? slug : id;
}

function listCommand(graph: Graph, { kind, filter }: Extract<Question, { form: 'list' }>): string | null {
  if (kind === 'modality' && filter === null) return 'modalities';
  if (kind === 'task') return tasksCommand(graph, filter);
  if (kind !== 'model') return null;
  const parts = partsOf(filter);
  const options = parts.map((part) => optionOf(graph, part));
  const names = options.map((option) => option?.split(':')[0]);
  if (options.includes(undefined) || new Set(names).size < names.length) return null;
  return ['models', ...options].join(' ');
}

function partsOf(filter: Filter | null): readonly Filter[] {
  if (filter === null) return [];
  return filter.op === 'and' ? filter.of : [filter];
}

function tasksCommand(graph: Graph, filter: Filter | null): string | null {
  if (filter === null) return 'tasks';
  const isOne = filter.op === 'related' && filter.relation === 'works-on' && filter.ids.length === 1;
  return isOne ? `tasks modality:${nameOf(graph, filter.ids[0] ?? '')}` : null;
}

/** A condition as an option of `models`. */
function optionOf(graph: Graph, filter: Filter): string | undefined {
  switch (filter.op) {
    case 'related':
      return relationOption(graph, filter);
    case 'number':
      return numberOption(filter);
    case 'score':
      return isEmpty(filter.range) ? `benchmark:${nameOf(graph, filter.benchmarkId)}` : undefined;
    default:
      return columnOption(filter);
  }
}

const isEmpty = (range: object): boolean => Object.keys(range).length === 0;

function columnOption(filter: Filter): string | undefined {
  if (filter.op === 'flag' && filter.column === 'openWeights') return `open:${filter.value ? 'yes' : 'no'}`;
  if (filter.op === 'known' && filter.column === 'retiredOn') return 'retired:yes';
  const isAfter = filter.op === 'date' && filter.column === 'releasedOn' && isDeepStrictEqual(Object.keys(filter.range), ['after']);
  return isAfter ? `released_after:${filter.range.after}` : undefined;
}

function relationOption(graph: Graph, { relation, ids }: Extract<Filter, { op: 'related' }>): string | undefined {
  const option = { 'made-by': 'lab', accepts: 'input', produces: 'output' }[relation as string];
  return option === undefined || ids.length !== 1 ? undefined : `${option}:${nameOf(graph, ids[0] ?? '')}`;
}

function numberOption({ column, range }: Extract<Filter, { op: 'number' }>): string | undefined {
  const [[end, value] = []] = Object.entries(range);
  if (Object.keys(range).length !== 1) return undefined;
  if (column === 'contextTokens' && end === 'min') return `min_context:${value}`;
  return column === 'inputPrice' && end === 'max' ? `max_price:${value}` : undefined;
}

const COMMANDS = /^(?:\/?lmm\s+)?((?:model|benchmark|explain|compare|path|limitations|training|modalities|tasks|models)(?:\s|$).*)$/;

/** The question of a command in its canonical form; null for any other text. */
export function readCommand(graph: Graph, text: string): Question | null {
  const canonical = COMMANDS.exec(text.trim().replace(/\s+/g, ' '))?.[1];
  if (canonical === undefined) return null;
  const question = questionOf(graph, canonical);
  return question !== null && toCommand(graph, question) === canonical.trim() ? question : null;
}

function questionOf(graph: Graph, text: string): Question | null {
  const [command = '', ...words] = text.split(' ');
  const options = new Map(
    words.map((word): [string, string] =>
      word.includes(':') ? [word.slice(0, word.indexOf(':')), word.slice(word.indexOf(':') + 1)] : ['', word],
    ),
  );
  const id = (option: string): string | undefined => findEntity(graph, options.get(option) ?? '')?.id;
  switch (command) {
    case 'model':
    case 'benchmark':
    case 'explain':
      return withId(id(''), (subject) => ({ form: 'define', subject: entitySubject(subject) }));
    case 'compare':
      return withId(id('a'), (a) =>
        withId(id('b'), (b) => {
          const under = id('aspect');
          return {
            form: 'compare',
            subjects: [entitySubject(a), entitySubject(b)],
            under: under === undefined ? null : { by: 'entity', id: under },
          };
        }),
      );
    case 'path':
      return withId(id('from'), (from) => withId(id('to'), (to) => ({ form: 'path', from, to })));
    case 'limitations':
      if (options.has('limitation')) return withId(id('limitation'), (limitationId) => ({ form: 'why', limitationId, of: null }));
      return withId(id('of'), (subject) => ({ form: 'limits', subject: entitySubject(subject) }));
    case 'training':
      return options.size === 0 ? { form: 'stages', of: null } : withId(id('of'), (of) => ({ form: 'stages', of }));
    case 'modalities':
      return options.size === 0 ? { form: 'list', kind: 'modality', filter: null } : null;
    case 'tasks':
      if (options.size === 0) return { form: 'list', kind: 'task', filter: null };
      return withId(id('modality'), (modality) => ({
        form: 'list',
        kind: 'task',
        filter: { op: 'related', relation: 'works-on', side: 'out', ids: [modality] },
      }));
    default:
      return modelsQuestion(options, id);
  }
}

const withId = (id: string | undefined, make: (id: string) => Question | null): Question | null => (id === undefined ? null : make(id));

const relations = { lab: 'made-by', input: 'accepts', output: 'produces' } as const;

function modelsQuestion(options: ReadonlyMap<string, string>, id: (option: string) => string | undefined): Question | null {
  const parts = [...options].map(([option, value]) => filterOf(option, value, id(option)));
  if (parts.some((part) => part === null)) return null;
  const [first, ...more] = parts.filter((part) => part !== null);
  if (first === undefined) return { form: 'list', kind: 'model', filter: null };
  return { form: 'list', kind: 'model', filter: more.length === 0 ? first : { op: 'and', of: [first, ...more] } };
}

function filterOf(option: string, value: string, id: string | undefined): Filter | null {
  switch (option) {
    case 'lab':
    case 'input':
    case 'output':
      return id === undefined ? null : { op: 'related', relation: relations[option], side: 'out', ids: [id] };
    case 'open':
      return { op: 'flag', column: 'openWeights', value: value === 'yes' };
    case 'retired':
      return { op: 'known', column: 'retiredOn' };
    case 'min_context':
      return { op: 'number', column: 'contextTokens', range: { min: Number(value) } };
    case 'max_price':
      return { op: 'number', column: 'inputPrice', range: { max: Number(value) } };
    case 'released_after':
      return { op: 'date', column: 'releasedOn', range: { after: value } };
    case 'benchmark':
      return id === undefined ? null : { op: 'score', benchmarkId: id, range: {} };
    default:
      return null;
  }
}
