/** Resolves a proposal into a typed question: ids must exist, lines must be named in the question, and the ontology must allow the rest. */
import { withDivisions } from '../../ask/evaluate/divisions.ts';
import type { AskedAttribute, Filter, Measure, Question, Subject } from '../../ask/question.ts';
import { meaningsAs, type Sentence } from '../../ask/read/sentence.ts';
import type { Side } from '../../graph/base/relations-of.ts';
import { entityOf } from '../../graph/graph.ts';
import { type ColumnRule, columnRules, type Kind, type RelationTypeName, relationRule } from '../../graph/ontology.ts';
import type { ProposedFilter, ProposedQuestion, ProposedSubject } from './schema.ts';

/** The proposal names something that isn't there, or joins what can't be joined. */
export class UnknownPart extends Error {}

export function resolve(sentence: Sentence, proposed: ProposedQuestion): Question {
  const subject = (one: ProposedSubject) => resolveSubject(sentence, one);
  const filter = (kind: Kind, one: ProposedFilter | null) => (one === null ? null : resolveFilter(sentence, kind, one));
  switch (proposed.form) {
    case 'list':
    case 'count':
      return { form: proposed.form, kind: proposed.kind, filter: filter(proposed.kind, proposed.filter) };
    case 'top': {
      const { kind, ranked } = proposed;
      checkMeasure(sentence, kind, ranked.measure);
      return { form: 'top', kind, filter: filter(kind, proposed.filter), ranked };
    }
    case 'compare':
      return { form: 'compare', subjects: proposed.subjects.map(subject), under: null };
    case 'path':
      return { form: 'path', from: known(sentence, proposed.from), to: known(sentence, proposed.to) };
    case 'yesNo': {
      const resolved = subject(proposed.subject);
      return { form: 'yesNo', subject: resolved, filter: resolveFilter(sentence, kindOf(sentence, resolved), proposed.filter) };
    }
    case 'attribute': {
      const resolved = subject(proposed.subject);
      for (const attribute of proposed.attributes) checkAttribute(kindOf(sentence, resolved), attribute);
      return { form: 'attribute', subject: resolved, attributes: proposed.attributes };
    }
    case 'scores':
      return { form: 'scores', subject: subject(proposed.subject), benchmarkId: known(sentence, proposed.benchmarkId, ['benchmark']) };
    default:
      return { form: proposed.form, subject: subject(proposed.subject) };
  }
}

function resolveSubject(sentence: Sentence, subject: ProposedSubject): Subject {
  return subject.type === 'entity'
    ? { type: 'entity', id: known(sentence, subject.id) }
    : { type: 'line', name: subject.name, ids: lineNamed(sentence, subject.name) };
}

function known({ graph }: Pick<Sentence, 'graph'>, id: string, among?: readonly Kind[]): string {
  const entity = graph.entities.get(id);
  if (entity === undefined || among?.includes(entity.kind) === false) throw new UnknownPart(`no ${id}`);
  return id;
}

/** Lines aren't entities: one counts if the words of the question name it. */
function lineNamed({ spans }: Sentence, name: string): readonly string[] {
  const line = spans.flatMap((span) => meaningsAs(span, 'line')).find((one) => one.name === name);
  if (line === undefined) throw new UnknownPart(`no line ${name}`);
  return line.ids;
}

export const kindOf = ({ graph }: Pick<Sentence, 'graph'>, subject: Subject): Kind =>
  subject.type === 'line' ? 'model' : entityOf(graph, subject.id).kind;

function resolveFilter(sentence: Sentence, kind: Kind, filter: ProposedFilter): Filter {
  switch (filter.op) {
    case 'and':
    case 'or':
      return { op: filter.op, of: filter.of.map((one) => resolveFilter(sentence, kind, one)) };
    case 'not':
      return { op: 'not', of: resolveFilter(sentence, kind, filter.of) };
    case 'related': {
      const { relation, side, ids } = filter;
      const far = farKinds(kind, relation, side);
      const found = ids.map((id) => known(sentence, id, far));
      // What a division made, the whole made.
      return {
        op: 'related',
        relation,
        side,
        ids: relation === 'made-by' ? found.flatMap((id) => withDivisions(sentence.graph, id)) : found,
      };
    }
    case 'joined': {
      if (!farKinds(kind, filter.relation, filter.side).includes(filter.kind)) throw new UnknownPart(`no ${filter.kind} there`);
      return { ...filter, filter: filter.filter === null ? null : resolveFilter(sentence, filter.kind, filter.filter) };
    }
    case 'among':
      needModel(kind);
      return { op: 'among', name: filter.name, ids: lineNamed(sentence, filter.name) };
    case 'score':
      needModel(kind);
      return { op: 'score', benchmarkId: known(sentence, filter.benchmarkId, ['benchmark']), range: withoutUndefined(filter.range) };
    case 'number':
      checkColumn(kind, filter.column, 'count');
      return { op: 'number', column: filter.column, range: withoutUndefined(filter.range) };
    case 'date':
      checkColumn(kind, filter.column, 'date');
      return { op: 'date', column: filter.column, range: withoutUndefined(filter.range) };
    default:
      checkColumn(kind, filter.column, filter.op === 'known' ? undefined : filter.op);
      return filter;
  }
}

/** Lines, scores and what catalogs say are of models alone. */
function needModel(kind: Kind): void {
  if (kind !== 'model') throw new UnknownPart(`${kind} has none`);
}

/** The kinds at the other end of a relation from a kind; throws where it has no such relation. */
function farKinds(kind: Kind, relation: RelationTypeName, side: Side): readonly Kind[] {
  const { from, to } = relationRule(relation);
  const [near, far] = side === 'out' ? [from, to] : [to, from];
  if (!near.includes(kind)) throw new UnknownPart(`${kind} has no ${relation}`);
  return far;
}

/** What catalogs say of models is filtered like a column. */
const ofCatalogs: Readonly<Record<string, ColumnRule['type']>> = { inputPrice: 'count', knowledgeCutoff: 'date' };

function checkColumn(kind: Kind, column: string, type?: ColumnRule['type']): void {
  const own = columnType(kind, column);
  if (own === undefined || (type !== undefined && own !== type)) throw new UnknownPart(`${kind} has no such ${column}`);
}

export function columnType(kind: Kind, column: string): ColumnRule['type'] | undefined {
  const rules = columnRules(kind);
  if (Object.hasOwn(rules, column)) return rules[column]?.type;
  return kind === 'model' && Object.hasOwn(ofCatalogs, column) ? ofCatalogs[column] : undefined;
}

function checkAttribute(kind: Kind, attribute: AskedAttribute): void {
  if (attribute.by === 'relation') farKinds(kind, attribute.relation, attribute.side);
  else if (attribute.by === 'column') checkColumn(kind, attribute.name);
  else needModel(kind);
}

function checkMeasure(sentence: Sentence, kind: Kind, measure: Exclude<Measure, { by: 'relations' }>): void {
  if (measure.by === 'column') {
    const type = columnType(kind, measure.name);
    if (type !== 'count' && type !== 'date') throw new UnknownPart(`${kind} isn't ranked by ${measure.name}`);
    return;
  }
  needModel(kind);
  known(sentence, measure.benchmarkId, ['benchmark']);
}

type Defined<Range> = { readonly [End in keyof Range]?: Exclude<Range[End], undefined> };

/** A range without an end would hold for everything. */
function withoutUndefined<Range extends object>(range: Range): Defined<Range> {
  const ends = Object.entries(range).filter(([, end]) => end !== undefined);
  if (ends.length === 0) throw new UnknownPart('an empty range');
  return Object.fromEntries(ends) as Defined<Range>;
}
